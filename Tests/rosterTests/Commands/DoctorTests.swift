import DemoServices
import DirectoryModel
import DirectoryText
import Foundation
import TestSupport
import Testing

@Suite("roster doctor, config add, look-ups at the sources")
struct DoctorTests {
  @Test func `With everything in order each line is ok or warn, and it is 0`() async throws {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of("doctor", configuration: configuration)
    }
    #expect(run.status == 0, "\(run.output)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("ok ") || $0.hasPrefix("warn") })
    for subject in [
      "configuration", "keymap", "terminal", "locale", "tines: credential",
      "scanova: source", "scalepad: clock", "document360: rate budget",
    ] {
      #expect(lines.contains { $0.dropFirst(6).hasPrefix(subject) }, "\(subject)")
    }
  }

  @Test func `A wrong key and a dead port fail with what to do, and the first one is the status`()
    async throws
  {
    let (wrong, dead) = try await withDemo { server, configuration in
      let base = try #require(server.source("tines")).baseURL
      let wrong = try changed(try tinesOnly(configuration), "demo-tines", "x")
      let first = try await CommandRun.of("doctor", configuration: wrong)
      let dead = try changed(try tinesOnly(configuration), base, "http://127.0.0.1:1")
      return (first, try await CommandRun.of("doctor", configuration: dead))
    }
    #expect(wrong.status == 77)
    #expect(wrong.output.contains("fail  tines: source"))
    #expect(wrong.output.contains("check the credential"))
    #expect(dead.status == 69)
    #expect(dead.output.contains("connection refused"))
  }

  @Test func `A proxy that wants a password is named with where it is written, and no password`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let server = try RawServer(
      scripts: Array(
        repeating: [.receive, .send("HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n"), .stall],
        count: 2))
    let file = try folder.file(
      "config.toml",
      """
      [[source]]
      name = "a"
      provider = "tines"
      url = "https://nowhere.invalid"
      credential = { env = "K" }
      """
    ).path
    let place = "127.0.0.1:\(server.port)"
    for (login, words) in [
      ("", "write http://USER:PASSWORD@HOST:PORT in https_proxy"),
      ("bob:s3cr3t@", "the proxy does not take the user and password in https_proxy"),
    ] {
      let log = folder.url.appending(path: "requests.log").path
      let run = try await CommandRun.of(
        "doctor", "--log", log, "--log-level", "debug", configuration: file,
        variables: ["https_proxy": "http://\(login)\(place)", "K": "k3y-of-a"])
      #expect(run.status == 69)
      #expect(run.output.contains("a: proxy"))
      #expect(run.output.contains("\(place)\(login.isEmpty ? "," : " with a user and password,")"))
      #expect(run.output.contains(words), "\(run.output)")
      let logged = try String(contentsOfFile: log, encoding: .utf8)
      for text in [run.output, run.errors, logged] {
        #expect(!text.contains("s3cr3t") && !text.contains("bob"))
      }
    }
  }

  @Test func `Without a configuration it fails with how to begin, and 78`() async throws {
    let run = try await CommandRun.of("doctor")
    #expect(run.status == 78)
    #expect(run.output.contains("roster config init"))
  }

  @Test func `config add writes a source that works, and asks for it once`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "new/config.toml").path
    try await withDemo { server, _ in
      let tines = try #require(server.source("tines"))
      let answers = "mine\n\(tines.baseURL)\ncommand\nprintf %s \(tines.credential)\n"
      let run = try await CommandRun.of(
        "config", "add", "tines", "--config", file, input: answers)
      #expect(run.status == 0, "\(run.errors)")
      #expect(server.requests(to: "tines").count == 1)
      let shown = try await CommandRun.of("show", "mine/2", configuration: file)
      #expect(shown.status == 0, "\(shown.errors)")
    }
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test func `config add asks for the keys that only this provider needs, and says what they are`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = folder.url.appending(path: "config.toml").path
    try await withDemo { server, _ in
      let source = try #require(server.source("scalepad"))
      let client = try #require(source.clientID)
      let answers = "mine\n\(source.baseURL)\n\(client)\ncommand\nprintf %s \(source.credential)\n"
      let run = try await RosterProcess.run(
        "config", "add", "scalepad", "--config", file, input: answers)
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.errors.contains("client_id, the client whose users are listed: "))
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("client_id = \"\(client)\"\n"))
    }
  }

  @Test func `config add writes nothing when the source refuses, or an answer is wrong`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("config.toml", "# mine\n").path
    try await withDemo { server, _ in
      let tines = try #require(server.source("tines"))
      let wrongKey = "mine\n\(tines.baseURL)\ncommand\nprintf %s x\n"
      let wrongURL = "mine\nhttp://far.example\ncommand\nprintf %s x\n"
      for (answers, status) in [(wrongKey, 77), (wrongURL, 78), ("mine\n", 64)] as [(String, Int32)]
      {
        let run = try await CommandRun.of(
          "config", "add", "tines", "--config", file, input: answers)
        #expect(run.status == status, "\(run.errors)")
      }
    }
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "# mine\n")
  }

  @Test func `show --refresh asks the sources that can search, and says what it asked`()
    async throws
  {
    let run = try await withDemo { server, configuration in
      let run = try await CommandRun.of(
        "show", "mikechang", "--refresh", "--format", "json", configuration: configuration)
      let paths = server.requests(to: "scalepad").map { "\($0.path)?\($0.query ?? "")" }
      #expect(paths.contains { $0.contains("q=mikechang") }, "\(paths)")
      return run
    }
    #expect(run.status == 0, "\(run.errors)")
    #expect(try run.json()["username"] == "mikechang")
    #expect(run.errors.contains("scalepad: asked for "))
    #expect(run.errors.contains("tines: can't search"))
  }

  @Test func `A user that one source has is shown though another is down, with 75 and its name`()
    async throws
  {
    let run = try await withDemo { server, configuration in
      server.inject(.init(service: "scanova", count: 99, status: 500, body: "{}"))
      return try await CommandRun.of(
        "show", "mikechang", "--format", "json", configuration: configuration)
    }
    #expect(run.status == 75)
    #expect(try run.json()["username"] == "mikechang")
    #expect(run.errors.contains("scanova: answered with status 500"))
  }
}
