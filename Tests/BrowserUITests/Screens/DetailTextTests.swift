import DirectoryModel
import DirectoryText
import Terminal
import Testing

@testable import Browser
@testable import BrowserUI

@Suite struct DetailTextTests {
  /// The lines as they are drawn at a width.
  private func lines(_ facts: [DetailLine], columns: Int) -> [String] {
    let text = DetailText(facts, columns: columns)
    var canvas = Canvas(size: Size(columns: columns, rows: text.lines.count))
    text.draw(from: 0, in: canvas.bounds, theme: .auto, on: &canvas)
    return canvas.lines
  }

  @Test func `Values stand under each other, two cells behind the longest label`() {
    #expect(
      lines([DetailLine("a", "one"), DetailLine("long", "two")], columns: 40) == [
        "  a     one", "  long  two",
      ])
  }

  @Test func `A long value goes on under itself`() {
    #expect(
      lines([DetailLine("a", "one two three four five six seven")], columns: 32) == [
        "  a  one two three four five six", "     seven",
      ])
  }

  @Test func `A label that takes more than a third stands on a line of its own`() {
    #expect(
      lines([DetailLine("a", "one"), DetailLine("very much longer", "two")], columns: 33) == [
        "  a            one", "  very much longer", "               two",
      ])
  }

  @Test func `In a narrow pane every value stands under its label`() {
    #expect(
      lines([DetailLine("a", "one"), DetailLine("long", "two")], columns: 20) == [
        "  a", "  one", "  long", "  two",
      ])
  }

  @Test func `A warning is marked on its first line only`() {
    #expect(
      lines([DetailLine("a", "one two three four five six seven", .warning)], columns: 32) == [
        " !a  one two three four five six", "     seven",
      ])
  }

  @Test func `A heading has no say in where values stand`() {
    #expect(
      lines([.heading("A long heading"), DetailLine("a", "one")], columns: 45) == [
        "  A long heading", "  a  one",
      ])
  }

  @Test func `Lines without labels begin at the left`() {
    #expect(lines([DetailLine("", "{"), DetailLine("", "  1")], columns: 10) == ["  {", "    1"])
  }

  @Test(arguments: [Theme.auto, .highContrast, .mono])
  func `What was looked for stands out, also in the selected line`(theme: Theme) {
    let text = DetailText([DetailLine("a", "one two"), DetailLine("b", "two")], columns: 20)
    var canvas = Canvas(size: Size(columns: 20, rows: 4))
    text.draw(from: 0, in: canvas.bounds, cursor: 1, hit: "two", theme: theme, on: &canvas)
    #expect(canvas[0, 1].style == theme.selected)
    #expect(canvas[19, 1].style == theme.selected)
    #expect(canvas[6, 1].style != theme.selected)
    #expect(canvas[2, 3].style != .plain)
    #expect(canvas[5, 3].style == .plain)
  }

  @Test(arguments: UserDetail.Tab.allCases)
  func `Every line fits at every width`(tab: UserDetail.Tab) {
    for user in Cast.users {
      for columns in [3, 8, 20, 37, 80] {
        for line in DetailText(UserDetail(user).lines(tab), columns: columns).lines {
          guard let value = line.value, line.valueColumn < columns - 3 else { continue }
          #expect(line.valueColumn + TextWidth.columns(of: value) <= columns)
        }
      }
    }
  }
}
