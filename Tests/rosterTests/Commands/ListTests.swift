import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@testable import roster

@Suite("roster list, and words without a command")
struct ListTests {
  @Test func `Every user of the source is a row, whatever the format`() async throws {
    let (json, lines, csv, table) = try await withDemo { _, configuration in
      let configuration = try tinesOnly(configuration)
      return (
        try await CommandRun.of("list", "--format", "json", configuration: configuration),
        try await CommandRun.of("list", "--format", "jsonl", configuration: configuration),
        try await CommandRun.of("list", "--format", "csv", configuration: configuration),
        try await CommandRun.of("list", configuration: configuration)
      )
    }
    guard case .array(let items)? = try json.json()["items"] else {
      Issue.record("no items")
      return
    }
    #expect(items.count > 2)
    #expect(lines.output.split(separator: "\n").count == items.count)
    #expect(csv.output.components(separatedBy: "\r\n").count == items.count + 2)
    #expect(table.output.split(separator: "\n").count == items.count + 1)
    let first = try #require(lines.output.split(separator: "\n").first)
    #expect(try JSON(parsing: first.utf8)["id"] == items.first?["id"])
  }

  @Test func `The JSON says how far each source is`() async throws {
    let listed = try await withDemo { _, configuration in
      try await CommandRun.of(
        "list", "alice", "--source", "tines", "--format", "json", configuration: configuration)
    }
    let json = try listed.json()
    #expect(json["query"] == "alice")
    guard case .array(let sources)? = json["sources"] else {
      Issue.record("no sources")
      return
    }
    #expect(sources.count == 1)
    #expect(sources.first?["name"] == "tines")
    #expect(sources.first?["state"] == "complete")
    #expect(sources.first?["got"] == sources.first?["expected"])
  }

  @Test func `A source that can't be reached ends in 69 without data`() async throws {
    let listed = try await withDemo { server, configuration in
      let base = try #require(server.source("tines")).baseURL
      let dead = try changed(try tinesOnly(configuration), base, "http://127.0.0.1:1")
      return try await CommandRun.of("list", "--format", "json", configuration: dead)
    }
    #expect(listed.status == 69)
    #expect(listed.output.isEmpty)
  }

  @Test func `Words without a terminal give the one hit as show would, several as list would`()
    async throws
  {
    let (one, several, none) = try await withDemo(users: 100) { _, configuration in
      let configuration = try tinesOnly(configuration)
      return (
        try await CommandRun.of("alice", "tines.xyz", configuration: configuration),
        try await CommandRun.of("acme", configuration: configuration),
        try await CommandRun.of("nobody-at-all", configuration: configuration)
      )
    }
    #expect(one.status == 0)
    #expect(one.output.hasPrefix("Alice Smith  tines #2"))
    #expect(several.output.hasPrefix("NAME "))
    #expect(none.status == 0)
  }

  @Test func `A mistyped command is searched for, and named`() async throws {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of("lsit", configuration: configuration)
    }
    #expect(run.errors.contains("no command `lsit`; searched for it"))
  }

  @Test func `A person named like a command is found after --`() async throws {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of("--", "list", configuration: configuration)
    }
    #expect(run.status == 0)
    #expect(run.errors.contains("no user matches list"))
  }

  @Test(arguments: [[], ["list"], ["count", "--by", "source"]])
  func `A field that is left out may be written with a dash`(command: [String]) async throws {
    try await withDemo { _, configuration in
      let dashed = try await CommandRun.of(
        command + ["alice", "-source:tines", "--offline"], configuration: configuration)
      let plain = try await CommandRun.of(
        command + ["alice", "!source:tines", "--offline"], configuration: configuration)
      #expect(dashed.output == plain.output && dashed.status == plain.status)
    }
    let wrong = try await CommandRun.of(command + ["-tines"])
    #expect(wrong.status == 64 && wrong.errors.contains("write '!tines'"), "\(wrong.errors)")
  }

  @Test func `What looks like a field behind two dashes stays as it is`() {
    let words = ["list", "-dept:a", "-x", "--limit", "3", "-o:b", "--", "-dept:a"]
    #expect(
      QueryArguments.readable(words) == [
        "list", "!dept:a", "-x", "--limit", "3", "-o:b", "--", "-dept:a",
      ])
  }

  @Test(arguments: [["nobodyatall"], ["list", "nobodyatall"]])
  func `A query that nobody matches is an answer, and a reference to nobody is not`(
    command: [String]
  ) async throws {
    try await withDemo { _, configuration in
      let listed = try await CommandRun.of(command, configuration: configuration)
      #expect(listed.status == 0, "\(listed.errors)")
      #expect(listed.errors.contains("no user matches nobodyatall"))
      let shown = try await CommandRun.of("show", "nobodyatall", configuration: configuration)
      #expect(shown.status == 67)
      let all = try await CommandRun.of("list", configuration: configuration)
      #expect(!all.errors.contains("no user matches"))
    }
  }

  @Test func `Without words, terminal and command it is the usage and 64`() async throws {
    let run = try await CommandRun.of()
    #expect(run.status == 64)
    #expect(run.output.contains("USAGE"))
  }

  @Test func `Without a source it says how to begin, and 78`() async throws {
    let run = try await CommandRun.of("list")
    #expect(run.status == 78)
    #expect(run.errors.contains("roster config init"))
    #expect(run.errors.contains("roster demo"))
  }

  @Test func `A query that is not understood names the column, and 64`() async throws {
    let run = try await CommandRun.of("list", "bob mfa:of")
    #expect(run.status == 64)
    #expect(run.errors.contains("column 9: mfa: has no of; did you mean on?"))
  }

  @Test func `A source that is not configured is named with the nearest, and 64`() async throws {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of("list", "--source", "tnes", configuration: configuration)
    }
    #expect(run.status == 64)
    #expect(run.errors.contains("did you mean tines?"))
  }

  @Test func `A malformed record is a row with its problem, and the whole is 75`() async throws {
    let body = """
      {"admin/users":[{"id":1,"email":"a@b.c","is_active":"yes"},{"id":2,"email":"d@e.f"}],
       "meta":{"next_page":null,"next_page_number":null,"count":2}}
      """
    let run = try await withDemo { server, configuration in
      server.inject(.init(service: "tines", status: 200, body: body))
      return try await CommandRun.of(
        "list", "--format", "jsonl", configuration: try tinesOnly(configuration))
    }
    #expect(run.status == 75)
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(run.errors.contains("tines/1: is_active is no boolean"))
  }

  @Test func `Columns, order and number of rows are as asked for`() async throws {
    let run = try await withDemo { _, configuration in
      try await CommandRun.of(
        "list", "alice", "--source", "tines", "--source", "scanova", "--columns", "source,name",
        "--sort", "source:desc", "--limit", "2", "--format", "csv", configuration: configuration)
    }
    #expect(
      run.output == "source,name\r\ntines,Alice Smith\r\nscanova,Alice Smith\r\n", "\(run.errors)")
  }

  @Test func `A column that does not exist is named with the nearest, and 64`() async throws {
    for option in ["--columns", "--sort"] {
      let run = try await CommandRun.of("list", option, "name,emial")
      #expect(run.status == 64)
      #expect(run.errors.contains("no column emial; did you mean email?"), "\(run.errors)")
    }
  }

  @Test func `A source that breaks off while loading is named, the others are whole, and it is 75`()
    async throws
  {
    let run = try await withDemo(users: 100) { server, configuration in
      // Its first page comes, the second does not.
      server.inject(.init(service: "scanova", delay: .zero))
      server.inject(.init(service: "scanova", count: 99, status: 500, body: "{}"))
      return try await CommandRun.of("list", "--format", "json", configuration: configuration)
    }
    #expect(run.status == 75)
    #expect(run.errors.contains("roster: scanova: answered with status 500"))
    guard case .array(let sources)? = try run.json()["sources"],
      case .array(let items)? = try run.json()["items"]
    else {
      Issue.record("no sources")
      return
    }
    var states: [String: JSON] = [:]
    for source in sources {
      if case .string(let name)? = source["name"] { states[name] = source["state"] }
    }
    #expect(states["tines"] == "complete")
    #expect(states["document360"] == "complete")
    #expect(states["scalepad"] == "complete")
    #expect(states["scanova"] == "partial")
    #expect(items.contains { $0["source"] == "scanova" })
    #expect(items.contains { $0["source"] == "tines" })
  }

  @Test func `A closed pipe ends quietly`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let errors = try folder.file("errors")
    try await withDemo(users: 3000) { _, configuration in
      let roster = RosterProcess.executable.path
      let script = "'\(roster)' list --format jsonl 2>'\(errors.path)' | head -n 1"
      let process = try SpawnedProcess(
        URL(filePath: "/bin/bash"), ["-c", script],
        environment: RosterProcess.environment(configuration: configuration, state: folder))
      _ = await process.status
    }
    #expect(try String(contentsOf: errors, encoding: .utf8).isEmpty)
  }
}
