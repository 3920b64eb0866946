extension ClosedRange<Int> {
  /// Reads a range of numbers of systems.
  init(systems text: String) throws(RangeError) {
    switch RangeText(text) {
    case .one(let text):
      let number = try Self.number(text)
      self = number...number
    case .orMore(let text), .atLeast(let text): self = try Self.number(text)...Int.max
    case .above(let text): self = try Self.number(text) + 1...Int.max
    case .orLess(let text), .atMost(let text): self = 0...(try Self.number(text))
    case .below(let text):
      let number = try Self.number(text)
      guard number > 0 else { throw RangeError("there are never fewer than 0") }
      self = 0...number - 1
    case .between(let first, let second):
      let (lower, upper) = (try Self.number(first), try Self.number(second))
      guard lower <= upper else { throw RangeError("the greater number stands first") }
      self = lower...upper
    }
  }

  private static func number(_ text: String) throws(RangeError) -> Int {
    guard !text.isEmpty, text.utf8.count <= 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(text)
    else { throw RangeError("no number \(text); write 2, >1, <=3 or 2..4") }
    return number
  }
}
