extension AgeRange {
  init(_ text: String) throws(RangeError) { try self.init(RangeText(text)) }

  init(_ range: RangeText) throws(RangeError) {
    switch range {
    case .one(let text):
      _ = try Self.seconds(text)
      throw RangeError("write \(text)+ for that long ago or longer, \(text)- for within")
    case .orMore(let text), .atLeast(let text): self.init(minimum: try Self.seconds(text))
    case .above(let text): self.init(minimum: try Self.seconds(text) + 1)
    case .orLess(let text), .atMost(let text): self.init(maximum: try Self.seconds(text))
    case .below(let text): self.init(maximum: try Self.seconds(text) - 1)
    case .between(let first, let second):
      self.init(minimum: try Self.seconds(first), maximum: try Self.seconds(second))
      if let minimum, let maximum, minimum > maximum {
        throw RangeError("the greater age stands first")
      }
    }
  }

  private static func seconds(_ text: String) throws(RangeError) -> Int64 {
    try Age(parsing: text).seconds
  }
}
