import DirectoryModel
import Foundation
import Testing

@testable import Providers
@testable import roster

/// A provider that reads a file is its folder and one line: nothing of the program knows its keys.
@Suite struct LocalProviderTests {
  private static let providers = ProviderRegistry.all + [.staff]

  private func text(_ lines: String...) -> String {
    (["[[source]]", #"name = "people""#, #"provider = "staff""#] + lines).joined(separator: "\n")
  }

  private func connector() -> SourceConnector {
    SourceConnector(
      context: .test([:], output: Output(data: TextMemory(), words: TextMemory())),
      credentials: CredentialReader(sources: [], environment: [:], ask: { _ in nil }),
      clocks: SourceClocks(), pauses: Relay(), notices: Relay(), log: nil,
      registry: Self.providers)
  }

  @Test func `Its users are listed from the path that the configuration names`() async throws {
    let folder = try ConfigurationFolder()
    _ = try folder.file("staff.csv", "id,name,mail\n7,Ann Lee,ann@x.io\n8,Bob\n")
    let configuration = try Configuration(
      parsing: text(#"path = "staff.csv""#, "header = true"), file: "\(folder.path)/c.toml",
      providers: Self.providers, home: "/home/u")
    let entry = try #require(configuration.sources.first)
    #expect(entry.credential == nil)
    #expect(entry.configuration.place == "staff header=true path=\(folder.path)/staff.csv")

    let connected = try connector().connect(entry.configuration)
    #expect(connected.budget == nil)
    let users = try await connected.provider.wholePage(after: nil).users
    #expect(users.map(\.reference.text) == ["people/7", "people/8"])
    #expect(users.map(\.displayName) == ["Ann Lee", "Bob"])
    #expect(users.map(\.email) == ["ann@x.io", nil])
    #expect(try await connected.provider.user(id: UserID("8")).displayName == "Bob")
  }

  @Test(
    arguments: [
      ([], "c.toml:1:3: the source has no path, which staff requires"),
      ([#"path = "x""#, "header = 1"], "c.toml:5:10: header must be true or false"),
      ([#"path = """#], "c.toml:4:8: path is empty"),
      ([#"path = "x""#, #"heder = true"#], #"c.toml:5:1: unknown key "heder" (did you mean "he"#),
      ([#"path = "x""#, #"url = "https://a""#], "c.toml:5:1: url is not a key of staff sources"),
      ([#"path = "x""#, "timeout = 5"], "c.toml:5:1: timeout is not a key of staff sources"),
      (
        [#"path = "x""#, #"credential = { env = "A" }"#],
        "c.toml:5:1: credential is not a key of staff sources"
      ),
    ])
  func `A mistake in its keys is one at its place, and keys of services are none of its`(
    lines: [String], expected: String
  ) {
    let text = ([text()] + lines).joined(separator: "\n")
    let found = configurationMistakes(text, providers: Self.providers)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix(expected) == true, "\(found)")
  }

  @Test func `A key of its own is not one of other sources`() {
    #expect(
      configurationMistakes(sourceText("header = true"), providers: Self.providers) == [
        "c.toml:6:1: header is not a key of tines sources"
      ])
  }

  @Test func `A program's arguments and words with a default are read by what was declared`()
    throws
  {
    let arguments = SourceOption("argv", .list, .required, help: "the program")
    let shape = SourceOption(
      "shape", .choice(["roster", "scim"]), standard: "roster", help: "what it prints")
    let program = ProviderDescriptor(
      name: "program", options: [arguments, shape], reach: .local { StaffProvider($0) })
    let head = "[[source]]\nname = \"p\"\nprovider = \"program\"\n"
    let entry = try #require(
      try parseConfiguration(head + #"argv = ["hr", "--all"]"#, providers: [program]).sources.first)
    #expect(entry.configuration.list(arguments) == ["hr", "--all"])
    #expect(entry.configuration.text(shape) == "roster")
    #expect(entry.configuration.options == ["argv": .list(["hr", "--all"])])
    #expect(
      configurationMistakes(head + "argv = [\"hr\"]\nshape = \"scm\"", providers: [program]) == [
        #"c.toml:5:9: shape is "scm", not one of "roster", "scim" (did you mean "scim"?)"#
      ])
  }
}
