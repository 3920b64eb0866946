import DirectoryModel

/// Takes the signatures out of picture addresses.
///
/// `profile_logo_url` is a link into Azure storage whose query is a signature: whoever has it can
/// fetch the picture while it holds
/// (https://learn.microsoft.com/azure/storage/common/storage-sas-overview).
enum Document360Picture {
  /// The bytes of a record, without the query of any text in a member `profile_logo_url`.
  ///
  /// Everything else stays byte for byte. The bytes need not be valid JSON: what can't be decoded
  /// is kept and shown too, so its strings are looked at one by one, at whatever depth.
  @Sendable static func withoutQuery(_ record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var scanner = QueryScanner(record)
    scanner.run()
    guard !scanner.queries.isEmpty else { return record }
    var output: [UInt8] = []
    output.reserveCapacity(record.count)
    var start = record.startIndex
    for query in scanner.queries {
      output += record[start..<query.lowerBound]
      start = query.upperBound
    }
    return (output + record[start...])[...]
  }
}

/// Finds the queries in the values of `profile_logo_url`.
private struct QueryScanner {
  private static let name = "profile_logo_url"
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  private let bytes: ArraySlice<UInt8>
  private var position: Int
  /// From the question mark up to the closing quotation mark, in order.
  private(set) var queries: [Range<Int>] = []

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
      if isName(string()) { value() }
    }
  }

  /// Steps over a string and returns where its content is.
  private mutating func string() -> Range<Int> {
    let start = position + 1
    position = start
    while position < bytes.endIndex, bytes[position] != Self.quote {
      position += bytes[position] == Self.backslash ? 2 : 1
    }
    let end = min(position, bytes.endIndex)
    position = min(position + 1, bytes.endIndex)
    return start..<end
  }

  private func isName(_ content: Range<Int>) -> Bool {
    let text = bytes[content]
    if text.elementsEqual(Self.name.utf8) { return true }
    guard text.contains(Self.backslash) else { return false }
    return (try? JSON(parsing: [Self.quote] + text + [Self.quote])) == .string(Self.name)
  }

  /// Steps over what follows the name, and notes the queries of all strings in it.
  private mutating func value() {
    var depth = 0
    while position < bytes.endIndex {
      switch bytes[position] {
      case Self.quote:
        let content = string()
        if let mark = questionMark(in: content) { queries.append(mark..<content.upperBound) }
        if depth == 0 { return }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        depth += 1
        position += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","):
        if depth == 0 { return }
        if bytes[position] != UInt8(ascii: ",") { depth -= 1 }
        position += 1
        if depth == 0 { return }
      default: position += 1
      }
    }
  }

  /// Where a string has its first question mark, bare or as `\u003F`.
  private func questionMark(in content: Range<Int>) -> Int? {
    var index = content.lowerBound
    while index < content.upperBound {
      if bytes[index] == UInt8(ascii: "?") { return index }
      guard bytes[index] == Self.backslash else {
        index += 1
        continue
      }
      let escape = String(decoding: bytes[index...].prefix(6), as: UTF8.self)
      if escape.lowercased() == "\\u003f" { return index }
      index += 2
    }
    return nil
  }
}
