import Terminal
import Testing

@testable import CursesTerminal

struct GlyphPolicyTests {
  /// A C library that knows a few scalars, one of them otherwise than we do.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "\u{301}", "\u{FE0F}", "\u{200D}": 0
    case "山", "👨", "👩", "👍", "🏽": 2
    case "\u{1FAE8}": -1
    default: 1
    }
  }

  private func shown(_ cluster: String, width: Int, isUTF8: Bool = true) -> String {
    let policy = GlyphPolicy(isUTF8: isUTF8, columns: Self.columns)
    let scalars = policy.scalars(for: Cell(cluster: cluster, width: width, style: .plain))
    return String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }

  @Test(arguments: [("a", 1), ("é", 1), ("e\u{301}", 1), ("山", 2), ("─", 1)])
  func `A cluster that the C library measures as we do is shown as it is`(
    _ cluster: String, _ width: Int
  ) {
    #expect(shown(cluster, width: width) == cluster)
  }

  @Test(arguments: [("\u{1FAE8}", 2, "\u{FFFD} "), ("山", 1, "\u{FFFD}"), ("ab", 1, "\u{FFFD}")])
  func `A cluster that it refuses or measures otherwise is a replacement as wide as its place`(
    _ cluster: String, _ width: Int, _ replacement: String
  ) {
    #expect(shown(cluster, width: width) == replacement)
  }

  @Test(arguments: [("👍🏽", "👍"), ("👨‍👩", "👨")])
  func `Of joined pictures that can't be shown the first one is`(cluster: String, first: String) {
    #expect(shown(cluster, width: 2) == first)
  }

  @Test(
    arguments: [
      ("👍🏽", 2, 4), ("👩‍💻", 2, 4), ("👨‍👩‍👧", 2, 6), ("\u{1FAE8}", 2, 2), ("🇩🇪", 2, 4), ("❤\u{FE0F}", 2, 2),
      ("🏃‍♀️", 2, 4), ("हि", 2, 2), ("e\u{301}", 1, 1),
    ])
  func `A disputed cluster is sent whole, unless a terminal could draw it beyond the edge`(
    cluster: String, width: Int, reach: Int
  ) {
    let policy = GlyphPolicy(isUTF8: true, columns: Self.columns)
    let cell = Cell(cluster: cluster, width: width, style: .plain)
    let whole = policy.whole(cell, room: reach)
    #expect(whole?.scalars == cluster.unicodeScalars.map(\.value))
    #expect(whole?.reach == reach)
    #expect(policy.whole(cell, room: reach - 1) == nil)
    #expect(GlyphPolicy(isUTF8: false).whole(cell, room: 80) == nil)
  }

  @Test func `A cluster with more marks than a cell holds is replaced`() {
    #expect(shown("e" + String(repeating: "\u{301}", count: 5), width: 1) == "\u{FFFD}")
  }

  @Test func `A text symbol made an emoji is shown in its text form and padded`() {
    #expect(shown("❤\u{FE0F}", width: 2) == "❤ ")
  }

  @Test(
    arguments: [
      ("─", 1, "-"), ("│", 1, "|"), ("┼", 1, "+"), ("é", 1, "?"), ("山", 2, "? "), ("a", 1, "a"),
    ])
  func `Outside of UTF-8 lines are ASCII and the rest question marks`(
    _ cluster: String, _ width: Int, _ fallback: String
  ) {
    #expect(shown(cluster, width: width, isUTF8: false) == fallback)
  }
}
