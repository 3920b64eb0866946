import DirectoryModel
import Testing

@testable import DirectoryText

@Suite struct StoreInfoTests {
  @Test func `What is stored is a fact a line`() {
    let info = StoreInfo(
      path: "/var/roster.sqlite", bytes: 2_149_999, schema: 4, isReadOnly: true,
      sources: [
        .init(name: "one", present: 1_200, gone: 3), .init(name: "two", present: 1, gone: 0),
      ],
      changes: 1_500, oldestChange: Timestamp(seconds: 0), pages: 2_000, freePages: 7)
    #expect(
      info.lines == [
        "store     /var/roster.sqlite, for reading only",
        "size      2.1 MB in 2,000 pages, 7 of them free", "schema    4",
        "one: 1,200 users, 3 gone", "two: 1 users", "changes   1,500 since 1970-01-01T00:00:00Z",
      ])
  }
}
