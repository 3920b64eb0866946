import Terminal
import Testing

@testable import CursesTerminal

struct GlyphPolicyTests {
  /// A C library that knows a few scalars, one of them otherwise than we do.
  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar {
    case "\u{301}", "\u{FE0F}", "\u{200D}": 0
    case "山", "👨", "👩": 2
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

  @Test(arguments: [("\u{1FAE8}", 1, "\u{FFFD}"), ("👨‍👩", 2, "\u{FFFD} "), ("山", 1, "\u{FFFD}")])
  func `A cluster that it refuses or measures otherwise is a replacement as wide as its place`(
    _ cluster: String, _ width: Int, _ replacement: String
  ) {
    #expect(shown(cluster, width: width) == replacement)
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
