import CNcurses
import Terminal

/// The ncurses colour pairs in use, set up as styles ask for them.
struct ColorPairs {
  /// A pair and the attributes that stand in for colours which the terminal lacks.
  struct Look: Hashable {
    var attributes: Int32
    var pair: Int32
  }

  private struct Combination: Hashable {
    var foreground: Int32
    var background: Int32
  }

  private let colors: Int
  private let limit: Int
  private let setUp: (_ pair: Int32, _ foreground: Int32, _ background: Int32) -> Bool
  private var pairs: [Combination: Int32] = [:]

  /// `colors` is what the terminal has, 0 to use none; `limit` counts pairs, pair 0 included.
  init(
    colors: Int, limit: Int,
    setUp: @escaping (Int32, Int32, Int32) -> Bool = { cn_init_pair($0, $1, $2) }
  ) {
    self.colors = colors
    self.limit = limit
    self.setUp = setUp
  }

  /// Whether styles show colour at all.
  var hasColor: Bool { colors >= 8 && limit > 1 }

  /// How a style is shown; bold and the other attributes need no colour.
  mutating func look(of style: Style) -> Look {
    var attributes: Int32 = 0
    if style.isBold { attributes |= Int32(CN_BOLD.rawValue) }
    if style.isDim { attributes |= Int32(CN_DIM.rawValue) }
    if style.isUnderlined { attributes |= Int32(CN_UNDERLINED.rawValue) }
    if style.isReversed { attributes |= Int32(CN_REVERSED.rawValue) }
    guard hasColor else { return Look(attributes: attributes, pair: 0) }
    let combination = Combination(
      foreground: number(of: style.foreground, attributes: &attributes),
      background: number(of: style.background))
    return Look(attributes: attributes, pair: pair(for: combination))
  }

  /// The ANSI number of a colour of type; with eight colours a bright one is the plain one in bold.
  private func number(of color: Color, attributes: inout Int32) -> Int32 {
    if colors < 16, color == .brightBlack {
      // Bold black is invisible on many a black background.
      attributes |= Int32(CN_DIM.rawValue)
      return -1
    }
    if colors < 16, color.rawValue > Color.white.rawValue {
      attributes |= Int32(CN_BOLD.rawValue)
    }
    return number(of: color)
  }

  private func number(of color: Color) -> Int32 {
    let number = Int32(color.rawValue) - 1
    return number >= 8 && colors < 16 ? number - 8 : number
  }

  private mutating func pair(for combination: Combination) -> Int32 {
    if combination.foreground < 0, combination.background < 0 { return 0 }
    if let pair = pairs[combination] { return pair }
    let pair = Int32(pairs.count + 1)
    guard pairs.count + 1 < limit,
      setUp(pair, combination.foreground, combination.background)
    else { return 0 }
    pairs[combination] = pair
    return pair
  }
}
