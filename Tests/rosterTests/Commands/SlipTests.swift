import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("Records with slips, in every command")
struct SlipTests {
  /// Every record has a small slip, and everybody can be used.
  private static let slips = """
    {"admin/users":[{"id":1,"email":"a@b.c","first_name":"Ann","is_active":[]},
     {"id":2,"email":"d@e.f","first_name":"Bob","is_active":7.5}],
     "meta":{"next_page":null,"next_page_number":null,"count":2}}
    """
  private static let nobody = """
    {"admin/users":[{"email":"a@b.c"},7],
     "meta":{"next_page":null,"next_page_number":null,"count":2}}
    """

  private static func run(_ body: String, _ arguments: String...) async throws -> CommandRun {
    try await withDemo { server, configuration in
      server.inject(
        .init(
          service: "tines", pathPrefix: "/api/v1/admin/users", count: 99, status: 200, body: body))
      return try await CommandRun.of(arguments, configuration: try tinesOnly(configuration))
    }
  }

  @Test(arguments: [
    ["list"], ["list", "--format", "jsonl"], ["list", "bob"], ["list", "status:unknown"], ["bob"],
    ["lookup", "a@b.c"],
  ])
  func `Everybody was printed, and it is 75`(arguments: [String]) async throws {
    let run = try await withDemo { server, configuration in
      server.inject(
        .init(
          service: "tines", pathPrefix: "/api/v1/admin/users", count: 99, status: 200,
          body: Self.slips))
      return try await CommandRun.of(arguments, configuration: try tinesOnly(configuration))
    }
    #expect(run.status == 75, "\(run.errors)")
    #expect(!run.output.isEmpty)
    #expect(run.errors.contains("is_active is no boolean"))
  }

  @Test func `A user with a slip is shown, and it is 75`() async throws {
    let run = try await withDemo { server, configuration in
      server.inject(
        .init(
          service: "tines", pathPrefix: "/api/v1/admin/users/2", status: 200,
          body: #"{"id":2,"email":"d@e.f","first_name":"Bob","is_active":[]}"#))
      return try await CommandRun.of("show", "tines/2", configuration: try tinesOnly(configuration))
    }
    #expect(run.status == 75, "\(run.errors)")
    #expect(run.output.hasPrefix("Bob  tines #2"))
    #expect(run.errors.contains("tines/2: is_active is no boolean"))
  }

  @Test func `Whoever has a slip is counted`() async throws {
    let run = try await Self.run(Self.slips, "count", "--by", "source")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("2  tines"))
  }

  @Test func `It is 65 where no record says whose it is`() async throws {
    let run = try await Self.run(Self.nobody, "list")
    #expect(run.status == 65, "\(run.errors)")
    #expect(run.errors.contains("the record has no id"))
  }

  @Test func `Not found in a list that broke off in an unusable page is no 65`() async throws {
    let first = """
      {"admin/users":[{"id":1,"email":"a@b.c"}],
       "meta":{"next_page":"x","next_page_number":2,"count":2}}
      """
    let run = try await withDemo { server, configuration in
      server.inject(.init(service: "tines", status: 200, body: first))
      server.inject(.init(service: "tines", count: 99, status: 200, body: "<html>"))
      return try await CommandRun.of("show", "nobody", configuration: try tinesOnly(configuration))
    }
    #expect(run.status == 75, "\(run.errors)")
    #expect(run.errors.contains("nobody was not found, but tines could not be read whole"))
  }
}
