import DirectoryModel

/// Takes the signatures of pictures out of a record.
///
/// The query of a picture's address may be a signature, with which whoever has it can fetch the
/// picture.
enum SCIMRedaction {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// The bytes of a record, without the queries in `photos`.
  ///
  /// Everything else stays byte for byte. Where the bytes are no object, every query is cut.
  @Sendable static func redacted(_ record: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let members = try? JSON.members(of: record) else { return withoutQueries(record)[...] }
    var output: [UInt8] = []
    var rest = record
    for (name, value) in members where name.utf8.count == 6 && name.lowercased() == "photos" {
      guard value.contains(UInt8(ascii: "?")) || value.contains(backslash) else { continue }
      output += rest[..<value.startIndex] + withoutQueries(value)
      rest = rest[value.endIndex...]
    }
    return output.isEmpty ? record : (output + rest)[...]
  }

  /// The same JSON with every string cut at its first question mark, bare or as `\u003F`.
  private static func withoutQueries(_ json: ArraySlice<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    var isInString = false
    var isCut = false
    var index = json.startIndex
    while index < json.endIndex {
      var length = 1
      switch json[index] {
      case quote:
        isInString.toggle()
        isCut = false
      case backslash where isInString:
        let escape = String(decoding: json[index...].prefix(6), as: UTF8.self)
        if escape.lowercased() == "\\u003f" { isCut = true }
        length = min(2, json.endIndex - index)
      case UInt8(ascii: "?") where isInString: isCut = true
      default: break
      }
      if !isCut { output += json[index..<index + length] }
      index += length
    }
    return output
  }
}
