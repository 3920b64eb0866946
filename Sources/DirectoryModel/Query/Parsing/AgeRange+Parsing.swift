extension AgeRange {
  /// The units of ages, in seconds; a year has 365 days.
  static let units: [(sign: Character, seconds: Int64, name: String)] = [
    ("y", 365 * 86_400, "year"), ("w", 7 * 86_400, "week"), ("d", 86_400, "day"),
    ("h", 3_600, "hour"), ("m", 60, "minute"), ("s", 1, "second"),
  ]

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
    let digits = text.dropLast()
    guard let unit = units.first(where: { String($0.sign) == text.suffix(1).lowercased() }),
      !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else {
      let months = text.lowercased().hasSuffix("mo") ? "; a month is 30d or 31d" : ""
      throw RangeError("no age \(text); write a number and s, m, h, d, w or y, as in 90d\(months)")
    }
    guard digits.count <= 10, let number = Int64(digits) else {
      throw RangeError("the age \(text) is too great")
    }
    return number * unit.seconds
  }
}
