import CNcurses
import Glibc
import Terminal
import TestSupport
import Testing

@testable import CursesTerminal

extension NcursesTests {
  /// ncurses on /dev/null, with cells read back.
  @Suite(.serialized)
  final class ScreenPainterTests {
    private let size = Size(columns: 30, rows: 6)
    private var painter: ScreenPainter

    init() throws {
      try #require(cn_set_locale("C.UTF-8"))
      let null = open("/dev/null", O_RDWR)
      defer { close(null) }
      try #require(cn_open("xterm-256color", null, null))
      try #require(cn_resize(30, 6))
      painter = ScreenPainter(
        policy: GlyphPolicy(isUTF8: true),
        pairs: ColorPairs(colors: Int(cn_colors()), limit: Int(cn_color_pairs())))
    }

    deinit {
      cn_close()
    }

    private func paint(_ text: String, at column: Int = 0, style: Style = .plain) {
      var canvas = Canvas(size: size)
      canvas.put(TestText(text), at: Point(column: column, row: 0), style: style)
      _ = painter.paint(Frame(canvas: canvas), size: size)
    }

    private struct Read: Equatable {
      var text: String
      var attributes: Int32
      var pair: Int32
    }

    private func read(_ column: Int, _ row: Int = 0) -> Read {
      var scalars = [UInt32](repeating: 0, count: 8)
      var attributes: Int32 = 0
      var pair: Int32 = 0
      let count = cn_read_cell(Int32(row), Int32(column), &scalars, 8, &attributes, &pair)
      let view = String.UnicodeScalarView(scalars[..<count].compactMap(Unicode.Scalar.init))
      return Read(text: String(view), attributes: attributes, pair: pair)
    }

    private func text(_ columns: Range<Int>, row: Int = 0) -> [String] {
      columns.map { read($0, row).text }
    }

    @Test func `Text stands in its cells`() {
      paint("abc", at: 2)
      #expect(text(0..<6) == [" ", " ", "a", "b", "c", " "])
    }

    @Test func `What follows a wide cluster stands two columns on`() {
      paint("山b")
      #expect(read(0).text == "山")
      #expect(read(2).text == "b")
    }

    @Test func `A cluster that terminals may measure otherwise is left to an overlay`() {
      paint("e\u{301}x")
      #expect(text(0..<2) == ["\u{A0}", "x"])
    }

    @Test func `A cluster that the C library measures otherwise leaves its neighbours in place`() {
      paint("a👨‍👩‍👧b")
      #expect(text(0..<4) == ["a", "\u{A0}", "\u{A0}", "b"])
    }

    @Test func `At the edge, where a terminal could draw it beyond, the first of its pictures is`()
    {
      paint("a👨‍👩‍👧", at: 27)
      #expect(text(27..<29) == ["a", "👨"])
    }

    @Test func `A conjunct takes the columns that the canvas gives it`() {
      paint("लक्ष्मी|")
      let column = TextWidth.columns(of: TestText("लक्ष्मी"))
      #expect(read(column).text == "|")
    }

    @Test func `Attributes and colours reach the cells`() {
      paint("x", style: .plain.bold().underlined().colored(.red))
      let cell = read(0)
      #expect(cell.attributes == Int32(CN_BOLD.rawValue | CN_UNDERLINED.rawValue))
      #expect(cell.pair > 0)
      #expect(read(1) == Read(text: " ", attributes: 0, pair: 0))
    }

    @Test func `Text that a later frame lacks is gone`() {
      paint("山山 abcdef")
      paint("x")
      #expect(text(0..<8) == ["x", " ", " ", " ", " ", " ", " ", " "])
    }

    @Test func `A smaller frame leaves the rest of the screen blank`() {
      paint(String(repeating: "x", count: 30))
      var canvas = Canvas(size: Size(columns: 2, rows: 1))
      canvas.put("ab", at: Point(column: 0, row: 0))
      _ = painter.paint(Frame(canvas: canvas), size: size)
      #expect(text(0..<4) == ["a", "b", " ", " "])
    }

    @Test func `A larger frame is cut to the screen`() {
      var canvas = Canvas(size: Size(columns: 31, rows: 9))
      canvas.put(TestText("山"), at: Point(column: 29, row: 5))
      canvas.put("x", at: Point(column: 28, row: 5))
      _ = painter.paint(Frame(canvas: canvas, cursor: Point(column: 99, row: 99)), size: size)
      #expect(text(28..<30, row: 5) == ["x", " "])
    }

    @Test func `The last cell of the last row can be written`() {
      var canvas = Canvas(size: size)
      canvas.put("x", at: Point(column: 29, row: 5))
      _ = painter.paint(Frame(canvas: canvas), size: size)
      #expect(read(29, 5).text == "x")
    }

    @Test func `An unknown terminal is told, not an exit of the process`() {
      #expect(!cn_knows_terminal("no-such-terminal"))
    }

    @Test func `A second screen is refused while one is open`() {
      #expect(!cn_open("xterm-256color", 0, 1))
    }
  }
}
