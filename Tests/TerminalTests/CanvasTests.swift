import Terminal
import TestSupport
import Testing

struct CanvasTests {
  @Test func `Text over the left half of a wide cluster blanks its right half`() {
    var canvas = Canvas("山b", columns: 4)
    canvas.put("x", at: Point(column: 0, row: 0))
    #expect(canvas.lines == ["x b"])
    #expect(canvas.widths == [1, 1, 1, 1])
  }

  @Test func `Text over the right half of a wide cluster blanks its left half`() {
    var canvas = Canvas("山b", columns: 4)
    canvas.put("x", at: Point(column: 1, row: 0))
    #expect(canvas.lines == [" xb"])
    #expect(canvas.widths == [1, 1, 1, 1])
  }

  @Test func `A wide cluster between two others blanks the halves that remain`() {
    var canvas = Canvas("山田", columns: 4)
    canvas.put(TestText("太"), at: Point(column: 1, row: 0))
    #expect(canvas.lines == [" 太"])
    #expect(canvas.widths == [1, 2, 0, 1])
  }

  @Test func `A joined emoji is one cell of two columns`() {
    let canvas = Canvas("👨‍👩‍👧x", columns: 4)
    #expect(canvas[0, 0].cluster == "👨‍👩‍👧")
    #expect(canvas.widths == [2, 0, 1, 1])
  }

  @Test func `Controls that slip through the type show nothing`() {
    #expect(Canvas("a\u{1B}\n\u{7F}\u{85}\u{2028}\u{200B}b", columns: 5).lines == ["ab"])
  }

  @Test func `Lines are drawn with box glyphs`() {
    var canvas = Canvas(size: Size(columns: 3, rows: 2))
    canvas.horizontalLine(at: Point(column: 0, row: 0), columns: 9)
    canvas.verticalLine(at: Point(column: 1, row: 0), rows: 9)
    canvas.put(BoxGlyph.teeDown, at: Point(column: 1, row: 0))
    #expect(canvas.lines == ["─┬─", " │"])
  }

  @Test func `Restyling half of a wide cluster restyles all of it`() {
    var canvas = Canvas("a山b", columns: 4)
    canvas.restyle(Rect(column: 2, row: 0, columns: 1, rows: 1)) { $0.isBold = true }
    #expect(canvas.styleRuns == ["0: 1-2 bold"])
  }

  @Test func `Restyling keeps the text`() {
    var canvas = Canvas("abc", columns: 3)
    canvas.restyle(canvas.bounds) { $0 = $0.reversed() }
    #expect(canvas.lines == ["abc"])
    #expect(canvas[1, 0].style.isReversed)
  }

  @Test func `The style layer names each run of a style by its columns`() {
    var canvas = Canvas("plain", columns: 8, rows: 2)
    canvas.put("xx", at: Point(column: 1, row: 0), style: .plain.bold().colored(.red))
    canvas.put("y", at: Point(column: 4, row: 0), style: .plain.on(.blue))
    canvas.put("z", at: Point(column: 0, row: 1), style: .plain.bold().colored(.red))
    #expect(canvas.styleRuns == ["0: 1-2 bold red, 4 on blue", "1: 0 bold red"])
  }

  @Test func `A plain canvas has an empty style layer`() {
    #expect(Canvas("plain", columns: 8).styleRuns.isEmpty)
  }

  @Test func `Frame words that are not ASCII are shown as question marks`() {
    #expect(ASCIIText("na\u{EF}ve\u{1B}").printable == "na?ve?")
  }

  @Test func `Numbers can be interpolated into frame words`() {
    let count = 37
    #expect(("\(count) match" as ASCIIText).printable == "37 match")
  }

  @Test(arguments: [-1, 0, 3, 10, 99])
  func `A split never gives more than there is`(_ left: Int) {
    let parts = Rect(column: 2, row: 0, columns: 10, rows: 1).split(left: left)
    #expect(parts.left.columns == min(max(left, 0), 10))
    #expect(parts.left.columns + parts.right.columns == 10)
    #expect(parts.right.column == parts.left.endColumn)
  }

  @Test func `An inset larger than the rectangle leaves it empty`() {
    #expect(Rect(column: 0, row: 0, columns: 3, rows: 3).inset(columns: 2).isEmpty)
  }
}
