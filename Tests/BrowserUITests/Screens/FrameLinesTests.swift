import Browser
import DirectoryModel
import Terminal
import TestSupport
import Testing

@testable import BrowserUI

@Suite struct FrameLinesTests {
  /// The line of the filter and the column of the cursor, after typing at a width.
  private func filter(
    _ text: String, columns: Int, then actions: [Action.Name] = []
  ) -> (line: String, column: Int?) {
    var scene = Scene.complete(columns, 24)
    scene.perform(.filter)
    scene.take(.typed(text))
    for action in actions { scene.perform(action) }
    return (scene.frame.canvas.lines[1], scene.frame.cursor?.column)
  }

  @Test func `A list out of an index that is being made is not called whole`() {
    var scene = Scene.complete(120, 24)
    var rows = Rows([], total: 40)
    rows.cannotTell.add(unindexed: 30)
    scene.take(
      .indexAdvanced(IndexProgress(done: 10, total: 40)),
      .listed(rows, generation: scene.state.filter.generation))
    let lines = scene.frame.canvas.lines
    #expect(lines[0].hasPrefix(" roster Users  indexing 10 of 40, 2 sources: "))
    #expect(lines[1].contains("40 users, 30 cannot tell: not indexed yet"))
    #expect(lines[3].contains("No user is found among those that are indexed."))
    scene.take(.indexAdvanced(nil))
    #expect(!scene.frame.canvas.lines[0].contains("indexing"))
  }

  @Test func `The cursor stands behind what was typed`() {
    let (line, column) = filter("bob", columns: 80)
    #expect(line.hasPrefix(" /bob "))
    #expect(column == 5)
  }

  @Test func `The cursor stands behind wide characters and marks as well`() {
    #expect(filter("山田e\u{301}", columns: 80).column == 7)
    #expect(filter("a\u{202E}", columns: 80).column == 11)
  }

  @Test func `Of a text that is too long its end is shown`() {
    let text = String(repeating: "x", count: 100) + "end"
    let (line, column) = filter(text, columns: 40)
    #expect(line.contains("xend"))
    #expect(!line.contains("~"))
    #expect(column == line.prefix { $0 != "d" }.count + 1)
  }

  @Test func `At the start of a text that is too long its beginning is shown`() {
    let text = "start" + String(repeating: "x", count: 100)
    let (line, column) = filter(text, columns: 40, then: [.cursorStart])
    #expect(line.hasPrefix(" /startxxx"))
    #expect(column == 2)
  }

  @Test(arguments: [1, 2, 3, 7, 20, 39, 40, 41, 80])
  func `A text of any length can be typed at any width`(columns: Int) throws {
    let (_, column) = filter(String(repeating: "山 ", count: 20_000), columns: columns)
    #expect((0..<columns).contains(try #require(column)))
  }

  @Test func `What was found gives way to what is typed`() {
    #expect(!filter("bob", columns: 30).line.contains("match"))
    #expect(filter("bob", columns: 60).line.contains("2 of 40 match"))
  }

  @Test(arguments: [
    (120, " 7 of 40 match, 27 cannot tell: T, S do not report MFA  sort name"),
    (60, " 7 of 40 match, 27 cannot tell  sort name"), (50, " 7 of 40 match, 27 cannot tell"),
    (41, " 7 match, 27 cannot tell"), (31, " 7, 27 cannot tell"),
  ])
  func `How many the filter can't tell of is said at every width`(columns: Int, end: String) {
    var scene = Scene(columns, 24, filter: "mfa:off")
    scene.completeSources()
    #expect(scene.frame.canvas.lines[1].hasSuffix(end))
    scene.perform(.filter)
    #expect(scene.frame.canvas.lines[1].contains("cannot tell") == (columns > 40))
  }

  @Test func `A mistake is marked where there is no room for its words`() {
    var scene = Scene.complete(20, 5)
    scene.perform(.filter)
    scene.type("bob (")
    #expect(scene.frame.canvas.lines[4] == "!/bob (")
  }

  @Test func `A message goes before the filter's mistake`() {
    var scene = Scene.complete(80, 24)
    scene.perform(.filter)
    scene.type("bob (")
    #expect(scene.frame.canvas.lines[22].hasPrefix(" column 5: "))
    scene.take(.noticed(Message("something else")))
    #expect(scene.frame.canvas.lines[22] == " something else")
  }

  @Test func `Details that are longer than their place say which lines are shown`() {
    var scene = Scene.complete(80, 24)
    scene.select("Jo Dean")
    scene.perform(.open, .moveBottom, .moveDown)
    #expect(scene.frame.canvas.lines[22].hasPrefix(" 13 of 40  lines 2-10 of "))
  }

  @Test func `Help over the filter comes without the filter's line`() {
    var scene = Scene.complete(20, 5)
    scene.perform(.filter)
    scene.type("bob")
    scene.perform(.help)
    #expect(!scene.frame.canvas.lines.contains { $0.contains("/bob") })
  }

  @Test func `A text without lines has none on the screen`() {
    var scene = Scene.complete(80, 24)
    scene.perform(.key)
    #expect(scene.state.overlay != nil)
    #expect(!scene.frame.canvas.lines.contains { $0.contains("lines") })
  }

  @Test func `A menu hints at moving and choosing only where that works`() {
    var scene = Scene.complete(80, 24)
    scene.perform(.facets)
    #expect(scene.frame.canvas.lines.last?.hasPrefix(" / find  <Enter> take") == true)
    scene.perform(.itemDown)
    #expect(scene.state.message == Message("only columns can be moved here"))
    scene.perform(.cancel, .columns)
    #expect(
      scene.frame.canvas.lines.last?.hasPrefix(" <Space> choose  J move down") == true)
  }

  @Test func `A single user is counted as one`() {
    let scene = Scene(80, 24, users: [Cast.jo])
    #expect(scene.frame.canvas.lines[1].contains(" 1 user  sort name"))
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (999, "999"), (1_000, "1,000"), (12_345, "12,345"),
    (1_000_000, "1,000,000"), (-1_000, "-1,000"), (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `Numbers are grouped by three digits`(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}

/// The top line, by width.
@Suite struct TopLineTests {
  @Test(arguments: [
    (200, " roster Users  5 sources: a 0 read so far (rate limit, goes on ", "read-only"),
    (80, " roster Users  a pausing, b c d e reading ", " read-only"),
    (45, " roster Users  a pausing, b c d e reading", " reading"),
    (35, " a pausing, b c d e reading", " reading"),
  ])
  func `Where sources that wait have no room all are named by their state`(
    columns: Int, left: String, right: String
  ) {
    var sources = "abcde".enumerated().map { index, name in
      SourceState(
        source: Source(name: "\(name)", tag: name, provider: "tines"), phase: .loading,
        got: index * 1_000)
    }
    sources[0].pause = .init(until: Timestamp(seconds: 60), reason: "rate limit")
    let state = AppState(sources: sources)
    var canvas = Canvas(size: Size(columns: columns, rows: 1))
    FrameLines(state: state, theme: .auto).drawTop(
      in: Rect(column: 0, row: 0, columns: columns, rows: 1), on: &canvas)
    #expect(canvas.lines[0].hasPrefix(left))
    #expect(canvas.lines[0].hasSuffix(right))
  }

  @Test(arguments: [
    (120, " roster Users  2 sources: tines-prod scanova complete", "read-only  as of 12:04 UTC"),
    (80, " roster Users  T S complete", "read-only  as of 12:04 UTC"),
    (41, " T S complete", "read-only  as of 12:04 UTC"),
    (40, " roster Users  T S complete", ""),
    (30, " roster Users  T S complete", ""),
    (20, " T S complete", ""),
    (10, " T S comp~", ""),
  ])
  func `The top line gives up words before facts`(columns: Int, left: String, right: String) {
    let line = Scene.complete(columns, 24).frame.canvas.lines[0]
    #expect(line.hasPrefix(left))
    #expect(line.hasSuffix(right))
  }
}
