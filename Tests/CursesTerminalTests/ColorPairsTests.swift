import CNcurses
import Terminal
import Testing

@testable import CursesTerminal

struct ColorPairsTests {
  private let bold = Int32(CN_BOLD.rawValue)

  /// Remembers which pairs were set up.
  private final class Log {
    var pairs: [[Int32]] = []
  }

  private func pairs(colors: Int, limit: Int = 64, log: Log = Log()) -> ColorPairs {
    ColorPairs(colors: colors, limit: limit) {
      log.pairs.append([$0, $1, $2])
      return true
    }
  }

  @Test func `A combination is set up once, in palette numbers, with -1 for the standard colour`() {
    let log = Log()
    var pairs = pairs(colors: 256, log: log)
    let style = Style.plain.colored(.brightRed)
    #expect(pairs.look(of: style) == pairs.look(of: style))
    #expect(log.pairs == [[1, 9, -1]])
  }

  @Test func `The terminal's own colours are pair 0`() {
    var pairs = pairs(colors: 256)
    #expect(pairs.look(of: .plain.bold()) == ColorPairs.Look(attributes: bold, pair: 0))
  }

  @Test func `Without colour bold stays`() {
    var pairs = pairs(colors: 0)
    #expect(!pairs.hasColor)
    #expect(
      pairs.look(of: .plain.bold().colored(.red)) == ColorPairs.Look(attributes: bold, pair: 0))
  }

  @Test func `With eight colours a bright colour is the plain one in bold`() {
    let log = Log()
    var pairs = pairs(colors: 8, log: log)
    #expect(pairs.look(of: .plain.colored(.brightRed)).attributes == bold)
    #expect(log.pairs == [[1, 1, -1]])
  }

  @Test func `With eight colours bright black is dim, not black`() {
    var pairs = pairs(colors: 8)
    #expect(
      pairs.look(of: .plain.colored(.brightBlack))
        == ColorPairs.Look(attributes: Int32(CN_DIM.rawValue), pair: 0))
  }

  @Test func `When pairs run out a style goes without colour`() {
    var pairs = pairs(colors: 8, limit: 2)
    #expect(pairs.look(of: .plain.colored(.red)).pair == 1)
    #expect(pairs.look(of: .plain.colored(.green)).pair == 0)
  }
}
