import Terminal
import TestSupport
import Testing

struct CanvasClippingTests {
  private func drawn(_ text: String, at column: Int, _ row: Int = 0, of columns: Int = 5) -> Canvas
  {
    var canvas = Canvas(size: Size(columns: columns, rows: 1))
    canvas.put(TestText(text), at: Point(column: column, row: row))
    return canvas
  }

  @Test func `Text is cut at the right edge`() {
    #expect(drawn("abcdef", at: 2).lines == ["  abc"])
  }

  @Test func `Text that begins left of the canvas shows its rest`() {
    #expect(drawn("abcdef", at: -2).lines == ["cdef"])
  }

  @Test(arguments: [-1, 1, .max, .min])
  func `Text in a row above or below is not shown`(_ row: Int) {
    #expect(drawn("abc", at: 0, row).lines == [""])
  }

  @Test(arguments: [-6, 5, .max, .min])
  func `Text wholly beside the canvas is not shown`(_ column: Int) {
    #expect(drawn("abcdef", at: column).lines == [""])
  }

  @Test func `A wide cluster that only half fits at the right edge is a space`() {
    let canvas = drawn("山山山", at: 0)
    #expect(canvas.lines == ["山山"])
    #expect(canvas.widths == [2, 0, 2, 0, 1])
  }

  @Test func `A wide cluster that only half fits at the left edge is a space`() {
    #expect(drawn("山ab", at: -1).lines == [" ab"])
  }

  @Test func `The columns used end at the edge and at the limit`() {
    var canvas = Canvas(size: Size(columns: 5, rows: 1))
    #expect(canvas.put("abc", at: Point(column: 0, row: 0)) == 3)
    #expect(canvas.put("abc", at: Point(column: 0, row: 0), columns: 2) == 2)
    #expect(canvas.put("abc", at: Point(column: 3, row: 0)) == 2)
    #expect(canvas.put("abc", at: Point(column: 5, row: 0)) == 0)
    #expect(canvas.put("abc", at: Point(column: 0, row: 0), columns: -1) == 0)
  }

  @Test(arguments: [
    ("abcd", "abcd"), ("abcde", "abc~"), ("山山", "山山"), ("山山山", "山~"), ("a山山", "a山~"),
  ])
  func `A marked overflow ends in a tilde within its columns`(_ text: String, _ line: String) {
    var canvas = Canvas(size: Size(columns: 8, rows: 1))
    canvas.put(TestText(text), at: Point(column: 0, row: 0), columns: 4, overflow: .mark)
    #expect(canvas.lines == [line])
  }

  @Test func `Cut text covers all of its columns, whatever stood there`() {
    var canvas = Canvas("xxxxx", columns: 5)
    let used = canvas.put(
      TestText("山山山"), at: Point(column: 0, row: 0), columns: 4, overflow: .mark)
    #expect(used == 4)
    #expect(canvas.lines == ["山~ x"])
  }

  @Test func `A fill beyond the canvas stays within it`() {
    var canvas = Canvas(size: Size(columns: 3, rows: 2))
    canvas.fill(Rect(column: -5, row: 1, columns: .max, rows: .max), cluster: "#")
    #expect(canvas.lines == ["", "###"])
  }

  @Test func `A fill with a wide cluster leaves no half of one`() {
    var canvas = Canvas(size: Size(columns: 5, rows: 1))
    canvas.fill(canvas.bounds, cluster: "山")
    #expect(canvas.widths == [2, 0, 2, 0, 1])
  }

  @Test func `A fill with a control character is blank`() {
    var canvas = Canvas(size: Size(columns: 2, rows: 1))
    canvas.fill(canvas.bounds, cluster: "\u{1B}")
    #expect(canvas.lines == [""])
  }

  @Test func `An empty canvas takes anything`() {
    var canvas = Canvas(size: Size(columns: 0, rows: 0))
    canvas.put("abc", at: Point(column: 0, row: 0), overflow: .mark)
    canvas.fill(canvas.bounds)
    canvas.restyle(Rect(column: 0, row: 0, columns: 9, rows: 9)) { $0.isBold = true }
    #expect(canvas.lines == [])
  }
}
