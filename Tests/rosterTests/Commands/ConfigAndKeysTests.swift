import Foundation
import TestSupport
import Testing

@Suite("roster config, keys and --version")
struct ConfigAndKeysTests {
  @Test func `config init writes a file that config check finds right, and never writes over one`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let variables = ["XDG_CONFIG_HOME": folder.url.path]
    let written = try await CommandRun.of("config", "init", variables: variables)
    #expect(written.status == 0)
    let path = folder.url.appending(path: "roster/config.toml").path
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let checked = try await CommandRun.of("config", "check", variables: variables)
    #expect(checked.status == 0, "\(checked.errors)")
    let again = try await CommandRun.of("config", "init", variables: variables)
    #expect(again.status == 78)
    #expect(again.errors.contains("is there already"))
    let shown = try await CommandRun.of("config", "path", variables: variables)
    #expect(shown.output == path + "\n")
  }

  @Test(arguments: [0o600, 0o640, 0o604])
  func `A proxy's password that others can read is a warning, and the file works`(mode: Int)
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let source = """
      [[source]]
      name = "a"
      provider = "tines"
      url = "https://a.example"
      credential = { env = "K" }
      enabled = false
      proxy = "http://
      """
    for (proxy, holdsPassword) in [("bob:s3cr3t@p.example:1", true), ("p.example:1", false)] {
      let file = try folder.file("config.toml", source + proxy + "\"\n").path
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
      let checked = try await CommandRun.of("config", "check", configuration: file)
      #expect(checked.status == 0)
      let isWarned = holdsPassword && mode != 0o600
      #expect(checked.errors.contains("chmod 600 \(file)") == isWarned)
      let examined = try await CommandRun.of("doctor", configuration: file)
      #expect(examined.output.contains("warn  configuration") == isWarned)
      for text in [checked.output, checked.errors, examined.output, examined.errors] {
        #expect(!text.contains("s3cr3t") && !text.contains("bob"))
      }
    }
  }

  @Test func `A wrong value is named with file, line and column, and 78`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file(
      "config.toml",
      """
      [[source]]
      name = "a"
      provider = "tinse"
      url = "https://a.example"
      credential = { env = "K" }
      """)
    for command in [["config", "check"], ["list"]] {
      let run = try await CommandRun.of(command, configuration: file.path)
      #expect(run.status == 78)
      #expect(run.errors.contains("\(file.path):3:12:"))
      #expect(run.errors.contains("tines"))
    }
  }

  @Test func `config, keys, demo --help and --version work with a broken configuration`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("config.toml", "this is not TOML")
    for command in [["config", "path"], ["keys"], ["demo", "--help"], ["--version"]] {
      let run = try await CommandRun.of(command, configuration: file.path)
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
  }

  @Test func `A credential that is missing is 78 and names its source`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file(
      "config.toml",
      """
      [[source]]
      name = "here"
      provider = "tines"
      url = "http://127.0.0.1:1"
      credential = { env = "ROSTER_TEST_ABSENT" }
      """)
    let run = try await CommandRun.of("list", configuration: file.path)
    #expect(run.status == 78)
    #expect(run.errors.contains("here: no credential"))
    #expect(run.errors.contains("ROSTER_TEST_ABSENT is not set"))
  }

  @Test func `keys lists the built-in keys and those of the user's file over them`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "roster"), withIntermediateDirectories: true)
    try "format 1\nbind list zz move-last # To the end\n".write(
      to: folder.url.appending(path: "roster/keymap.conf"), atomically: true, encoding: .utf8)
    let run = try await CommandRun.of(
      "keys", variables: ["XDG_CONFIG_HOME": folder.url.path])
    #expect(run.status == 0)
    #expect(run.output.contains("move-down"))
    #expect(run.output.contains("To the end"))
  }

  @Test func `keys --check names each mistake with its place, and 78`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("keymap.conf", "format 1\nbind list zz mvoe-last\n")
    let run = try await CommandRun.of("keys", "--check", file.path)
    #expect(run.status == 78)
    #expect(run.output.contains("\(file.path):2:14: error:"))
    #expect(run.output.contains("move-last"))
  }

  @Test func `--version is one line`() async throws {
    let run = try await CommandRun.of("--version")
    #expect(run.status == 0)
    #expect(run.output.split(separator: "\n").count == 1)
  }

  @Test func `The built-in keymap is printed as it stands, and is a file without mistakes`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let printed = try await CommandRun.of("keys", "--print")
    #expect(printed.status == 0 && printed.output.hasPrefix("format 1\n"))
    let file = try folder.file("keymap.conf", printed.output)
    let checked = try await CommandRun.of("keys", "--check", file.path)
    #expect(checked.status == 0, "\(checked.output)")
    #expect(try await CommandRun.of("keys", "--print", "--check", file.path).status == 64)
  }
}
