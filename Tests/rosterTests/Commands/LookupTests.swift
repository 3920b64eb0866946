import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("roster lookup")
struct LookupTests {
  @Test func `Each REF has a line, in its order, and one that is missing is 1`() async throws {
    let run = try await withDemo { server, configuration in
      let run = try await CommandRun.of(
        "lookup", "nobody@acme.com", "alice@tines.xyz", "tines/2",
        configuration: try tinesOnly(configuration))
      // Read once, not once a REF.
      #expect(server.requests(to: "tines").filter { $0.path.hasSuffix("/users") }.count == 1)
      return run
    }
    #expect(run.status == 1, "\(run.errors)")
    let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    #expect(
      lines == [
        ["ANSWER", "REF", "USER", "NAME", "E-MAIL"], ["missing", "nobody@acme.com"],
        ["found", "alice@tines.xyz", "tines/2", "Alice", "Smith", "alice@tines.xyz"],
        ["found", "tines/2", "tines/2", "Alice", "Smith", "alice@tines.xyz"],
      ])
    #expect(run.errors == "roster: 2 found, 1 missing\n")
  }

  @Test
  func `All found is 0, with a list pasted on standard input; an address in many systems is one`()
    async throws
  {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of(
        "lookup", "--stdin", "--format", "jsonl", "scanova/0", configuration: configuration,
        input: "\"Smith, Alice\" <ALICE@tines.xyz>; danny.brown@document360.io\r\n\r\nmikechang\n")
    }
    #expect(run.status == 0, "\(run.errors)")
    let answers = try run.output.split(separator: "\n").map { try JSON(parsing: $0.utf8) }
    #expect(
      answers.map { $0["ref"] } == [
        "scanova/0", "ALICE@tines.xyz", "danny.brown@document360.io", "mikechang",
      ])
    #expect(answers.allSatisfy { $0["answer"] == "found" })
    guard case .array(let users)? = answers[1]["users"] else {
      Issue.record("no users")
      return
    }
    #expect(users.count > 1)
    #expect(
      users.last
        == [
          "source": "tines", "id": "2", "display_name": "Alice Smith", "email": "alice@tines.xyz",
        ])
  }

  @Test func `A REF that fits two users of a source is 65, and both are named`() async throws {
    let body = """
      {"admin/users":[{"id":1,"email":"a@b.c","first_name":"Bo","last_name":"Li"},
       {"id":2,"email":"d@e.f","first_name":"Bo","last_name":"Li"}],
       "meta":{"next_page":null,"next_page_number":null,"count":2}}
      """
    let (json, csv) = try await withDemo { server, configuration in
      let configuration = try tinesOnly(configuration)
      server.inject(
        .init(
          service: "tines", pathPrefix: "/api/v1/admin/users", count: 2, status: 200, body: body))
      return (
        try await CommandRun.of(
          "lookup", "bo li", "nobody", "--format", "json", configuration: configuration),
        try await CommandRun.of(
          "lookup", "bo li", "--format", "csv", configuration: configuration)
      )
    }
    #expect(json.status == 65, "\(json.errors)")
    #expect(json.errors.contains("1 missing, 1 ambiguous"))
    let answer = try json.json()
    #expect(answer["schema"] == 1)
    #expect(answer["kind"] == "lookup")
    guard case .array(let items)? = answer["items"] else {
      Issue.record("no items")
      return
    }
    #expect(items.first?["answer"] == "ambiguous")
    #expect(items.first?["because"] == "tines has 2 of them")
    #expect(
      items.last == ["ref": "nobody", "answer": "missing", "users": [], "because": nil])
    #expect(
      csv.output == "ref,answer,users,display_name,email,because\r\n"
        + "bo li,ambiguous,tines/1; tines/2,Bo Li,a@b.c; d@e.f,tines has 2 of them\r\n")
  }

  @Test
  func `Not found is no answer while a source is incomplete: it is named, and the whole is 75`()
    async throws
  {
    let run = try await withDemo { server, configuration in
      server.inject(.init(service: "scanova", count: 99, status: 500, body: "{}"))
      return try await CommandRun.of(
        "lookup", "nobody@acme.com", "tines/none", "scanova/479", "tines/2", "--format", "csv",
        configuration: configuration)
    }
    #expect(run.status == 75, "\(run.errors)")
    #expect(run.errors.contains("roster: scanova: answered with status 500"))
    #expect(run.errors.contains("1 found, 1 missing, 2 cannot tell"))
    let rows = run.output.components(separatedBy: "\r\n").dropFirst().dropLast()
    #expect(
      Array(rows) == [
        "nobody@acme.com,cannot_tell,,,,scanova could not be read whole",
        "tines/none,missing,,,,", "scanova/479,cannot_tell,,,,scanova could not be read whole",
        "tines/2,found,tines/2,Alice Smith,alice@tines.xyz,",
      ])
  }

  @Test func `Where no source can be read there are no data, and it is the failure's status`()
    async throws
  {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of(
        "lookup", "a@b.c", "--offline", configuration: try tinesOnly(configuration))
    }
    #expect(run.status == 69)
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [[], ["--stdin"]])
  func `No REF at all is the usage and 64`(options: [String]) async throws {
    let run = try await CommandRun.of(["lookup"] + options, input: "\n \n")
    #expect(run.status == 64)
    #expect(run.errors.contains("no REF is given"), "\(run.errors)")
  }

  @Test func `A malformed record that is found is named, and the whole is 75`() async throws {
    let body = """
      {"admin/users":[{"id":1,"email":"a@b.c","is_active":"yes"}],
       "meta":{"next_page":null,"next_page_number":null,"count":1}}
      """
    let run = try await withDemo { server, configuration in
      server.inject(.init(service: "tines", status: 200, body: body))
      return try await CommandRun.of(
        "lookup", "a@b.c", "tines/1", configuration: try tinesOnly(configuration))
    }
    #expect(run.status == 75)
    #expect(run.output.contains("found"))
    #expect(run.errors.components(separatedBy: "tines/1: is_active is no boolean").count == 2)
  }

  @Test func `Ten thousand addresses are answered in one go, from the store`() async throws {
    try await withDemo(users: 2_000) { server, configuration in
      let folder = try TestFolder()
      defer { folder.remove() }
      let variables = ["XDG_STATE_HOME": folder.url.path]
      let listed = try await CommandRun.of(
        "list", "--source", "tines", "--format", "jsonl", configuration: configuration,
        variables: variables)
      let emails = try listed.output.split(separator: "\n").compactMap { line -> String? in
        guard case .string(let email)? = try JSON(parsing: line.utf8)["email"] else { return nil }
        return email
      }
      server.forgetRequests()
      let others = (emails.count..<10_000).map { "nobody\($0)@acme.com" }
      let run = try await CommandRun.of(
        ["lookup", "--stdin", "--source", "tines", "--format", "jsonl"],
        configuration: configuration, variables: variables,
        input: (emails + others).joined(separator: "\n"))
      #expect(run.status == 1, "\(run.errors)")
      #expect(server.requests().isEmpty)
      #expect(
        run.errors.hasSuffix("\(emails.count) found, \(others.count) missing\n"), "\(run.errors)")
      #expect(run.output.split(separator: "\n").count == 10_000)
    }
  }
}
