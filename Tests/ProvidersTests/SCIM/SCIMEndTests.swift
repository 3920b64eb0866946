import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How the end of a SCIM list is told from a list that goes on, whatever a service calls its total.
@Suite struct SCIMEndTests {
  private static let cursors = #"{"pagination":{"cursor":true}}"#

  /// A list that is read to its end, as whoever collects the users of a source does.
  private struct Reading {
    var ids: Set<UserID> = []
    var shortfall: ProviderError?
    var expected: Int?
    var notices: [DisplayText] = []
    var targets: [String] = []
  }

  private func read(
    _ transport: ScriptedTransport, announced: String = "{}", size: Int? = nil
  ) async throws -> Reading {
    let provider = try scim(announced, on: transport) { $0.pageSize = size }
    var walk = PageWalk<UserID>(source: "scim", operation: "list of users")
    var reading = Reading()
    while let page = try await walk.next(provider.wholePage) {
      reading.notices += page.notices
    }
    reading.ids = walk.seen
    reading.shortfall = walk.shortfall
    reading.expected = walk.expected
    reading.targets = transport.requests.map {
      $0.url.replacing("https://example.com/v2", with: "")
    }
    return reading
  }

  private func ids(_ names: String) -> Set<UserID> { Set(names.map { UserID("\($0)") }) }

  private static let refused = HTTPAnswer(status: 400)

  @Test(arguments: [["a", "b", "c"], ["c", "a", "b"]])
  func `a service that pages by cursor only, and says so nowhere, is read whole`(
    again: [String]
  ) async throws {
    let transport = ScriptedTransport(bodies: [
      page(["a", "b", "c"], total: 3), page(again, total: 3),
      page(["a", "b", "c"], total: 3, next: "x"), page(["d", "e", "f"], total: 3, next: "y"),
      page(["g"], total: 1),
    ])
    let reading = try await read(transport)
    #expect(reading.ids == ids("abcdefg"))
    #expect(reading.shortfall == nil && reading.expected == nil)
    #expect(
      reading.targets.map { $0.replacing("&count=100", with: "") } == [
        "/Users?startIndex=1", "/Users?startIndex=4", "/Users?cursor=", "/Users?cursor=x",
        "/Users?cursor=y",
      ])
  }

  @Test(arguments: [2, 9, nil])
  func `a page that comes again, and again for a cursor, may not be all`(
    total: Int?
  ) async throws {
    for row in ["a", ""] {
      let part = page([row, row + "b"], total: total)
      let reading = try await read(ScriptedTransport(bodies: [part, part, part]))
      #expect(reading.shortfall?.code == .incomplete)
      #expect(reading.shortfall?.detail?.original.contains("brings nobody") == true)
      #expect(reading.expected == (total == 9 ? 9 : nil))
    }
    let reading = try await read(
      ScriptedTransport([
        .ok(page(["a", "b"], total: total)), .ok(page(["b", "a"], total: total)), Self.refused,
      ]))
    #expect(reading.ids == ids("ab") && reading.shortfall?.code == .incomplete)
  }

  @Test func `the last page in place of one behind it is the end`() async throws {
    let transport = ScriptedTransport(bodies: [
      page(["a", "b"], total: 3), page(["c"], total: 3), page(["c"], total: 3),
    ])
    let reading = try await read(transport)
    #expect(reading.ids == ids("abc") && reading.shortfall == nil && reading.expected == 3)
    #expect(transport.requests.count == 3)
  }

  @Test func `an empty page is the end, and after a full one a cursor is tried first`()
    async throws
  {
    let short = ScriptedTransport(bodies: [page(["a", "b"], total: 2), page([], total: 2)])
    #expect(try await read(short, size: 3).shortfall == nil)
    let proved = ScriptedTransport(bodies: [
      page(["a", "b"], total: 4), page(["c", "d"], total: 4), page([], total: 4),
    ])
    #expect(try await read(proved, size: 2).shortfall == nil)
    let ends = [400, 404, 500, 501].map { HTTPAnswer(status: $0) } + [.ok("[]"), .ok("")]
    for last in [.ok(page(["a", "b"], total: 2))] + ends {
      let full = ScriptedTransport([
        .ok(page(["a", "b"], total: 2)), .ok(page([], total: 2)), last,
      ])
      let reading = try await read(full, size: 2)
      #expect(reading.ids == ids("ab") && reading.shortfall == nil)
    }
    let more = ScriptedTransport(bodies: [
      page(["a", "b"], total: 2), page([], total: 2), page(["a", "b"], next: "x"), page(["c"]),
    ])
    #expect(try await read(more, size: 2).ids == ids("abc"))
  }

  @Test func `where more were announced than came a cursor is tried, and the list is not whole`()
    async throws
  {
    let pages = [page(["a", "b"], total: 5), page([], total: 5)]
    let short = try await read(ScriptedTransport(bodies: pages + [page(["a", "b"], total: 5)]))
    #expect(short.ids == ids("ab") && short.expected == 5)
    #expect(short.shortfall?.detail == "2 of 5 came")
    let more = try await read(
      ScriptedTransport(bodies: pages + [page(["a", "b"], next: "x"), page(["c", "d", "e"])]))
    #expect(more.ids == ids("abcde") && more.shortfall == nil)
  }

  @Test func `a refusal behind the announced total is the end where the index counts`()
    async throws
  {
    let counted = try await read(
      ScriptedTransport([
        .ok(page(["a", "b"], total: 2)), Self.refused, .ok(page(["b"], total: 2)),
      ]))
    #expect(counted.shortfall == nil && counted.targets.last?.contains("startIndex=2&") == true)
    for probe in [HTTPAnswer.ok(page(["a", "b"], total: 2)), Self.refused] {
      let reading = try await read(
        ScriptedTransport([
          .ok(page(["a", "b"], total: 2)), Self.refused, probe, Self.refused,
        ]))
      #expect(reading.ids == ids("ab") && reading.shortfall?.code == .incomplete)
    }
  }

  @Test(arguments: [7, 0, 1])
  func `what is expected is what can be true`(last: Int) async throws {
    let transport = ScriptedTransport(bodies: [
      page(["a", "b", "c"], total: 7), page(["d", "e", "f"], total: 3), page(["g"], total: 1),
      page([], total: last),
    ])
    let reading = try await read(transport)
    #expect(reading.ids == ids("abcdefg") && reading.shortfall == nil && reading.expected == 7)
    let lying = ScriptedTransport(bodies: [page(["a", "b"], total: 0), page([], total: 0)])
    let other = try await read(lying)
    #expect(other.ids == ids("ab") && other.shortfall == nil && other.expected == nil)
  }

  private func expired(_ keyword: String) -> HTTPAnswer {
    HTTPAnswer(
      status: 400,
      body: Array(#"{"status":"400","scimType":"\#(keyword)","detail":"Cursor is gone."}"#.utf8))
  }

  @Test(arguments: ["expiredCursor", "invalidCursor"])
  func `a list whose cursor has expired begins anew once, and says so`(
    keyword: String
  ) async throws {
    let transport = ScriptedTransport([
      .ok(page(["a"], next: "A")), .ok(page(["b"], next: "B")), expired(keyword),
      .ok(page(["a"], next: "A")), .ok(page(["b"], next: "B")), .ok(page(["c"])),
    ])
    let reading = try await read(transport, announced: Self.cursors)
    #expect(reading.ids == ids("abc") && reading.shortfall == nil)
    #expect(reading.notices.map(\.original).filter { $0.contains("begun anew") }.count == 1)
    #expect(
      reading.targets.map { $0.replacing("&count=100", with: "") } == [
        "/Users?cursor=", "/Users?cursor=A", "/Users?cursor=B", "/Users?cursor=",
        "/Users?cursor=A", "/Users?cursor=B",
      ])
  }

  @Test func `as many pages as came before may come again, and no more`() async throws {
    let names = "abcdefgh".map { "\($0)" }
    let once = names.map { HTTPAnswer.ok(page([$0], next: $0)) }
    let reading = try await read(
      ScriptedTransport(once + [expired("expiredCursor")] + once + [.ok(page(["i"]))]),
      announced: Self.cursors)
    #expect(reading.ids == ids("abcdefghi") && reading.shortfall == nil)
  }

  @Test func `a cursor that expires once more is an error that says what to do`() async throws {
    let transport = ScriptedTransport([
      .ok(page(["a"], next: "A")), expired("expiredCursor"), .ok(page(["a"], next: "A")),
      expired("expiredCursor"),
    ])
    let error = await #expect(throws: ProviderError.self) {
      try await read(transport, announced: Self.cursors)
    }
    #expect(error?.code == .expired)
    #expect(error?.detail == "expiredCursor: Cursor is gone.")
    #expect(error?.message.original.contains("page_size") == true)
  }
}
