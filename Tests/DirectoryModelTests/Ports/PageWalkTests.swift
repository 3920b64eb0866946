import DirectoryModel
import Testing

struct PageWalkTests {
  /// A page of a list of numbers.
  private struct Page: ListPage {
    let ids: [Int]
    let next: PageCursor?
    var total: Int?
    var doubt: DisplayText?
    var beginsAnew = false

    init(_ ids: [Int], next: String?, total: Int? = nil) {
      self.ids = ids
      self.next = next.map { PageCursor($0) }
      self.total = total
    }
  }

  private static let walk = PageWalk<Int>(
    source: "a", operation: "GET /numbers", path: "next", repetitionsAllowed: 1)

  /// The rows of all pages, which are known by the cursors that lead to them.
  private func rows(_ pages: [String: Page]) async throws(ProviderError) -> [Int] {
    var walk = Self.walk
    var rows: [Int] = []
    while let page = try await walk.next({ cursor in
      pages[cursor?.text ?? ""] ?? Page([], next: nil)
    }) {
      rows += page.ids
    }
    return rows
  }

  @Test func `Pages come one after the other until none follows, empty ones too`() async throws {
    let pages = ["": Page([1, 2], next: "2"), "2": Page([], next: "3"), "3": Page([3], next: nil)]
    #expect(try await rows(pages) == [1, 2, 3])
  }

  @Test(arguments: ["2", "3"])
  func `A cursor that comes again is an error that says where and of whom`(back: String) async {
    let pages = ["": Page([1], next: "2"), "2": Page([2], next: "3"), "3": Page([3], next: back)]
    let error = await #expect(throws: ProviderError.self) { try await rows(pages) }
    #expect(error?.code == .malformed(path: "next"))
    #expect(error?.source == "a")
    #expect(error?.operation == "GET /numbers")
    #expect(error?.detail == "the pages go round in a circle")
  }

  @Test func `A page may repeat another, but the list must not go on repeating`() throws {
    var walk = Self.walk
    try walk.take(Page([1], next: "2"))
    try walk.take(Page([1], next: "3"))
    try walk.take(Page([2], next: "4"))
    try walk.take(Page([2], next: "5"))
    #expect(throws: ProviderError.self) { try walk.take(Page([1, 2], next: "6")) }
  }

  @Test func `Empty pages in a row are no repetition`() throws {
    var walk = Self.walk
    for _ in 0..<9 { try walk.take(Page([], next: "on")) }
    #expect(walk.seen.isEmpty)
  }

  @Test func `A list is whole when as many came as were announced last, each counted once`()
    throws
  {
    var walk = Self.walk
    #expect(walk.isWhole)
    try walk.take(Page([1, 2], next: "2", total: 4))
    try walk.take(Page([2, 3], next: "3"))
    #expect(!walk.isWhole && walk.expected == 4)
    walk.note(4)
    #expect(walk.isWhole)
    try walk.take(Page([5], next: nil, total: 9))
    #expect(!walk.isWhole)
  }

  @Test func `A total that can't be true is none, and one that could be true before stays`()
    throws
  {
    var walk = Self.walk
    try walk.take(Page([1, 2], next: "2", total: 0))
    #expect(walk.expected == nil && walk.isWhole)
    try walk.take(Page([3], next: "3", total: 5))
    try walk.take(Page([4, 5], next: nil, total: 2))
    #expect(walk.expected == 5 && walk.isWhole)
    try walk.take(Page([6], next: nil))
    #expect(walk.expected == nil && walk.isWhole)
  }

  @Test func `What is missing is said in numbers`() throws {
    var walk = Self.walk
    try walk.take(Page([1, 2], next: nil, total: 4_000))
    #expect(walk.shortfall?.code == .incomplete && walk.shortfall?.detail == "2 of 4,000 came")
    #expect(walk.shortfall?.source == "a" && walk.shortfall?.operation == "GET /numbers")
  }

  @Test func `A doubtful end counts unless it brought something new`() throws {
    var last = Page([1, 2], next: nil, total: 2)
    last.doubt = "no end"
    var walk = Self.walk
    try walk.take(last)
    #expect(walk.isWhole && walk.expected == 2)
    try walk.take(last)
    #expect(!walk.isWhole && walk.expected == nil && walk.shortfall?.detail == "no end")
    walk = Self.walk
    last.total = 3
    for _ in 0..<2 { try walk.take(last) }
    #expect(walk.shortfall?.detail == "2 of 3 came, no end")
  }

  @Test func `Where a list begins anew all that came may come again, but not for ever`() throws {
    var walk = Self.walk
    for number in 1...9 { try walk.take(Page([number], next: "\(number)")) }
    var anew = Page([], next: "10")
    anew.beginsAnew = true
    try walk.take(anew)
    for number in 1...9 { try walk.take(Page([number], next: "again \(number)")) }
    #expect(throws: ProviderError.self) {
      for _ in 0..<9 { try walk.take(Page([1], next: "on")) }
    }
  }
}
