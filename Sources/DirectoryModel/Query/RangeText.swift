/// What is wrong with a range of times, ages or numbers, in a sentence.
struct RangeError: Error {
  let message: DisplayText

  init(_ message: DisplayText) { self.message = message }
}

/// A range as a query writes it, its ends not read yet.
enum RangeText {
  /// `a`
  case one(String)
  /// `a+`: of ages, that long ago or longer.
  case orMore(String)
  /// `a-`: of ages, within.
  case orLess(String)
  /// `>=a` and `a..`
  case atLeast(String)
  /// `>a`
  case above(String)
  /// `<=a` and `..b`
  case atMost(String)
  /// `<a`
  case below(String)
  /// `a..b`, both ends included.
  case between(String, String)

  init(_ text: String) {
    if let dots = text.firstRange(of: "..") {
      let (start, end) = (String(text[..<dots.lowerBound]), String(text[dots.upperBound...]))
      self = end.isEmpty ? .atLeast(start) : start.isEmpty ? .atMost(end) : .between(start, end)
    } else if text.hasPrefix(">=") {
      self = .atLeast(String(text.dropFirst(2)))
    } else if text.hasPrefix("<=") {
      self = .atMost(String(text.dropFirst(2)))
    } else if text.hasPrefix(">") {
      self = .above(String(text.dropFirst()))
    } else if text.hasPrefix("<") {
      self = .below(String(text.dropFirst()))
    } else if text.hasSuffix("+") {
      self = .orMore(String(text.dropLast()))
    } else if text.hasSuffix("-") {
      self = .orLess(String(text.dropLast()))
    } else {
      self = .one(text)
    }
  }

  /// The ends as they are written.
  var ends: [String] {
    switch self {
    case .one(let end), .orMore(let end), .orLess(let end), .atLeast(let end), .above(let end),
      .atMost(let end), .below(let end):
      [end]
    case .between(let start, let end): [start, end]
    }
  }
}
