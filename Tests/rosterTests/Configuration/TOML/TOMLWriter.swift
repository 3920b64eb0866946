/// A reproducible sequence of numbers (SplitMix64).
struct Sequence64 {
  /// Where the sequence stands.
  var state: UInt64

  /// A number from 0 up to, not including, the bound.
  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }
}

/// Writes valid TOML documents with everything that the format allows, at random.
struct TOMLWriter {
  private var random: Sequence64
  private var count = 0

  init(seed: UInt64) {
    random = Sequence64(state: seed)
  }

  /// A document; equal for equal seeds.
  mutating func document() -> String {
    var text = blank() + pairs()
    for _ in 0..<random.next(6) {
      let name = key()
      switch random.next(3) {
      case 0: text += "[\(name)]\(newline())" + pairs()
      case 1: text += "[ \(name) . \(key()) ] # ]\(newline())" + pairs()
      default:
        for _ in 0...random.next(3) {
          text += "[[\(name)]]\(newline())" + pairs()
          if random.next(2) == 0 { text += "[\(name).\(key())]\(newline())" + pairs() }
          if random.next(2) == 0 { text += "  [[ \(name) . sub ]]\(newline())" + pairs() }
        }
      }
    }
    return text
  }

  private mutating func pairs() -> String {
    var text = ""
    for _ in 0..<random.next(4) {
      let name = random.next(4) == 0 ? "\(key()) . \(key())" : key()
      let space = String(repeating: " ", count: random.next(3))
      text += "\(space)\(name)\(space)=\(space)\(value(depth: 0))\(newline())\(blank())"
    }
    return text
  }

  private mutating func key() -> String {
    count += 1
    switch random.next(6) {
    case 0: return "\"k.\(count) \\u00e9\\\"#=\""
    case 1: return "'k]\(count)\\'"
    case 2: return "\(count)"
    case 3: return "\"é\(count)日\""
    default: return "k-\(count)_x"
    }
  }

  private mutating func value(depth: Int) -> String {
    switch random.next(depth > 2 ? 8 : 11) {
    case 0: return "\(random.next(1_000))"
    case 1: return random.next(2) == 0 ? "true" : "false"
    case 2: return "\"a # \\\" ] } , = \\\\\""
    case 3: return "'a # \" ] } , = \\'"
    case 4: return "1.5e3"
    case 5: return "1979-05-27 07:32:00Z"
    case 6: return "\"\"\"\n[x]\ny = \\\"\"\" \\\\ \"\" é\n\"\"\"\"\""
    case 7: return "'''\n[[x]]\ny = \\ '' 日\n'''"
    case 8: return "[ " + list(depth) { $0.value(depth: depth + 1) } + " ]"
    case 9:
      return "[ # ]\n" + list(depth) { $0.value(depth: depth + 1) + " # ,\n" } + "\n ]"
    default:
      return "{ " + list(depth) { "\($0.key()) = \($0.value(depth: depth + 1))" } + " }"
    }
  }

  private mutating func list(_ depth: Int, _ element: (inout TOMLWriter) -> String) -> String {
    var elements: [String] = []
    for _ in 0..<random.next(4) { elements.append(element(&self)) }
    return elements.joined(separator: random.next(2) == 0 ? ", " : ",")
  }

  private mutating func newline() -> String { ["\n", "\r\n", " # c = 1\n"][random.next(3)] }

  private mutating func blank() -> String { ["", "\n", "# [x]\n", "\t\n"][random.next(4)] }
}
