/// What must neither be kept nor shown, at whatever depth it stands.
extension JSON {
  /// Whether a member of this name holds what must neither be kept nor shown.
  @inline(__always)
  static func isSecret(_ name: String) -> Bool {
    let count = name.utf8.count
    guard count >= 6, count <= 15, let first = name.utf8.first, first | 0x20 == 0x70 else {
      return false
    }
    return secretNames.contains(name.lowercased())
  }

  /// `password` of RFC 7643 section 4.1.1, and what else services call it; all begin with a p.
  private static let secretNames: Set<String> = [
    "password", "passwd", "passphrase", "passwordhash", "password_hash",
  ]

  /// The bytes of a text that need not be valid JSON, with null for the value of each secret.
  package static func withoutSecrets(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var scanner = SecretScanner(bytes)
    scanner.run()
    return bytes.replacing(scanner.secrets)
  }
}

extension JSONParser {
  /// Makes null of a secret that ends here.
  mutating func hide(_ value: inout JSON, from start: Int) {
    guard value != .null else { return }
    value = .null
    secrets.removeAll { start <= $0.lowerBound }
    secrets.append(start..<position)
  }
}

extension ArraySlice<UInt8> {
  /// The bytes with null in place of some ranges, which are in order and don't overlap.
  func replacing(_ ranges: [Range<Int>]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(count)
    var rest = self
    for range in ranges {
      output += rest[..<range.lowerBound]
      output += "null".utf8
      rest = rest[range.upperBound...]
    }
    return output + rest
  }
}

/// Finds the values of secrets in what could not be parsed.
private struct SecretScanner {
  private static let quote = UInt8(ascii: "\"")

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  private(set) var secrets: [Range<Int>] = []

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func run() {
    while position < bytes.endIndex {
      guard bytes[position] == Self.quote else {
        position += 1
        continue
      }
      let content = string()
      guard isSecret(content) else { continue }
      skip { [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ":")].contains($0) }
      let start = position
      value()
      if start < position { secrets.append(start..<position) }
    }
  }

  /// Steps over a string and returns what is between its quotation marks.
  private mutating func string() -> ArraySlice<UInt8> {
    let start = position + 1
    position = start
    while position < bytes.endIndex, bytes[position] != Self.quote {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(position, bytes.endIndex)
    position = min(position + 1, bytes.endIndex)
    return bytes[start..<end]
  }

  private func isSecret(_ content: ArraySlice<UInt8>) -> Bool {
    guard content.count < 100 else { return false }
    let quoted = [Self.quote] + content + [Self.quote]
    guard case .string(let name)? = try? JSON(mending: quoted[...]) else { return false }
    return JSON.isSecret(name)
  }

  /// Steps over a value: a string, what is between brackets, or a bare word.
  private mutating func value() {
    var depth = 0
    repeat {
      guard position < bytes.endIndex else { return }
      switch bytes[position] {
      case Self.quote: _ = string()
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        position += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        position += 1
      case UInt8(ascii: ",") where depth == 0: return
      case UInt8(ascii: ","), UInt8(ascii: ":"): position += 1
      default: skip { ![0x22, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D].contains($0) }
      }
    } while depth > 0
  }

  private mutating func skip(while isWanted: (UInt8) -> Bool) {
    while position < bytes.endIndex, isWanted(bytes[position]) { position += 1 }
  }
}
