import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("roster show")
struct ShowTests {
  @Test func `The documented Tines user comes as the documented JSON`() async throws {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of(
        "show", "tines/2", "--format", "json", configuration: configuration)
    }
    #expect(shown.status == 0)
    #expect(shown.errors.isEmpty)
    guard case .object(let members) = try shown.json() else {
      Issue.record("no object: \(shown.output)")
      return
    }
    let fetched = members.first { $0.name == "fetched_at" }?.value
    let rest = members.filter { $0.name != "fetched_at" }
    #expect(JSON.object(rest).text() == expectedUser)
    guard case .string(let time)? = fetched else {
      Issue.record("fetched_at is no text")
      return
    }
    #expect(Timestamp(parsing: time) != nil)
  }

  @Test func `The documented samples of every system come as their documentation has them`()
    async throws
  {
    let samples = [
      (
        "scanova/479", ["Jon Doe", "jon.doe@example.com", "Manager", "2023-09-11T10:58:22.227002Z"]
      ),
      ("scanova/0", ["Asha", "asha@example.com", "OWNER", "2023-09-12T10:02:09.549594Z"]),
      (
        "document360/5ad03d2b6d59890e8635a596",
        ["Danny Brown", "danny.brown@document360.io", "Owner", "2021-08-20T15:16:54.475Z"]
      ),
      (
        "scalepad/a1d97031-04e2-4907-a249-093f7436207b",
        ["mikechang", "Engineering", "2026-02-24T21:23:53.082Z"]
      ),
      ("scalepad/c3f19253-26g4-6129-c461-215h9658429d", ["2026-02-05T21:29:34.214Z"]),
    ]
    try await withDemo { _, configuration in
      for (reference, facts) in samples {
        let run = try await CommandRun.of(
          "show", reference, "--format", "json", configuration: configuration)
        #expect(run.status == 0, "\(run.errors)")
        #expect(try run.json()["problems"] == [])
        for fact in facts { #expect(run.output.contains("\"\(fact)\""), "\(reference): \(fact)") }
      }
    }
  }

  @Test func `A source and an id cost exactly one request`() async throws {
    let paths = try await withDemo { server, configuration in
      _ = try await CommandRun.of(
        "show", "tines/2", "--refresh", configuration: configuration)
      return server.requests(to: "tines").map(\.path)
    }
    #expect(paths == ["/api/v1/admin/users/2"])
  }

  @Test(arguments: ["alice@tines.xyz", "ALICE@TINES.XYZ", "Alice Smith", "tines/2"])
  func `A user is found by e-mail, by name and by id, without its source`(reference: String)
    async throws
  {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of(
        ["show", reference, "--format", "json"],
        configuration: try tinesOnly(configuration))
    }
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(try shown.json()["id"] == "2")
  }

  @Test func `The text has every fact of the overview, and says what is not reported`() async throws
  {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of("show", "tines/2", configuration: configuration)
    }
    for words in [
      "Alice Smith  tines #2", "alice@tines.xyz", "YES: AUDIT_LOG_READ", "EDITOR (Security Ops)",
      "not reported by tines", "2019-10-31 21:40:42 UTC",
    ] {
      #expect(shown.output.contains(words), "\(words) is missing in:\n\(shown.output)")
    }
  }

  @Test func `--format raw is the provider's own JSON`() async throws {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of(
        "show", "tines/2", "--format", "raw", configuration: configuration)
    }
    let json = try shown.json()
    #expect(json["id"] == 2)
    #expect(json["first_name"] == "Alice")
  }

  @Test func `--format markdown is a document for a ticket`() async throws {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of(
        "show", "tines/2", "--format", "markdown", configuration: configuration)
    }
    #expect(shown.status == 0)
    let lines = shown.output.split(separator: "\n")
    #expect(lines.first == "# Alice Smith")
    for line in [
      "| e-mail | alice@tines.xyz |", "## Security", "| ! privileged | YES: AUDIT\\_LOG\\_READ |",
    ] {
      #expect(lines.contains { $0 == line }, "\(line) is missing in:\n\(shown.output)")
    }
  }

  @Test func `An unknown id is one line and 67`() async throws {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of("show", "tines/99999999", configuration: configuration)
    }
    #expect(shown.status == 67)
    #expect(shown.output.isEmpty)
    #expect(shown.errors.hasPrefix("roster: tines: no such user"))
    #expect(shown.errors.split(separator: "\n").count == 1)
  }

  @Test func `A wrong key is one line that does not hold it, and 77`() async throws {
    let shown = try await withDemo { _, configuration in
      let wrong = try changed(configuration, "demo-tines", "wrong-key")
      return try await CommandRun.of("show", "tines/2", configuration: wrong)
    }
    #expect(shown.status == 77)
    #expect(shown.output.isEmpty)
    #expect(shown.errors.contains("not authorised"))
    #expect(!shown.errors.contains("wrong-key"))
    #expect(shown.errors.split(separator: "\n").count == 1)
  }

  @Test func `A dead port is one line and 69`() async throws {
    let configuration = """
      [[source]]
      name = "tines"
      provider = "tines"
      url = "http://127.0.0.1:1"
      credential = { env = "KEY" }
      """
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("config.toml", configuration)
    let shown = try await CommandRun.of(
      "show", "tines/2", configuration: file.path, variables: ["KEY": "k"])
    #expect(shown.status == 69)
    #expect(shown.errors.contains("connection refused"))
    #expect(shown.errors.split(separator: "\n").count == 1)
  }

  @Test func `A name that is not there is 67, and says where a word search finds it`() async throws
  {
    let shown = try await withDemo { _, configuration in
      try await CommandRun.of(
        "show", "alice", configuration: try tinesOnly(configuration))
    }
    #expect(shown.status == 67)
    #expect(shown.errors.contains("`roster list alice` finds"))
  }

  @Test func `--offline says that nothing is stored, and 69`() async throws {
    let shown = try await withDemo { server, configuration in
      let shown = try await CommandRun.of(
        "show", "tines/2", "--offline", configuration: configuration)
      #expect(server.requests().isEmpty)
      return shown
    }
    #expect(shown.status == 69)
    #expect(shown.errors.contains("nothing is stored"))
  }
}

/// The example of the JSON's documentation, without the time of reading.
private let expectedUser =
  #"{"schema":1,"kind":"user","source":"tines","provider":"tines","id":"2","#
  + #""display_name":"Alice Smith","email":"alice@tines.xyz","username":null,"status":"active","#
  + #""privileged":{"value":true,"because":["AUDIT_LOG_READ"]},"#
  + #""roles":[{"name":"EDITOR","kind":"team","id":null,"custom":null,"#
  + #""scope":{"team":"Security Ops"}},{"name":"CASE_MANAGER","kind":"team","id":null,"#
  + #""custom":null,"scope":{"team":"IR Cases"}}],"#
  + #""permissions":[{"id":null,"code":"AUDIT_LOG_READ","name":null,"description":null,"#
  + #""boolean":null,"via":null}],"mfa":{"state":"unknown","enforced":null,"raw":null},"#
  + #""sign_in":{"password":null,"sso":null,"social":null},"#
  + #""invitation":{"state":"unknown","sent_at":null,"accepted_at":null},"#
  + #""groups":[{"kind":"team","id":"7","name":"Security Ops","description":null},"#
  + #"{"kind":"team","id":"12","name":"IR Cases","description":null}],"#
  + #""last_seen":{"state":"at","at":"2019-10-31T21:40:42.000Z","kind":"activity","channels":{}},"#
  + #""created_at":"2019-07-08T14:16:11.967Z","updated_at":"2019-10-31T21:40:52.682Z","#
  + #""attributes":{"scim_uid":"123","admin":false,"first_name":"Alice","last_name":"Smith"},"#
  + #""gone_since":null,"detail":"full","problems":[]}"#
