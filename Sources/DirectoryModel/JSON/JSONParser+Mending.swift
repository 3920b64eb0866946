extension JSON {
  /// What becomes of a string that holds what is no Unicode text, or what JSON wants escaped.
  enum Faults {
    /// The whole text is refused.
    case refused
    /// A replacement character (U+FFFD) takes the place of what is no text.
    case replaced
    /// What is no text is written out, `\xFF` or `\ud800`: two such strings stay two.
    case written
    /// The same, and every string is what stands between its quotation marks when it is shown.
    case shown
  }

  /// A string of a text that was mended.
  struct Mend: Hashable {
    /// Where it stands, as the problems of a ``Record`` write it; empty for the text itself.
    var path = ""
    /// Whether it is the name of a member and not a value.
    var isName = false
    /// What was wrong with it: "has a character that is no Unicode text".
    let fault: String
  }
}

extension JSONParser {
  /// Reads a text; what was mended and hidden in it is known to the parser afterwards.
  static func read(
    _ bytes: ArraySlice<UInt8>, faults: JSON.Faults
  ) throws(JSONError) -> (json: JSON, mends: [JSON.Mend], secrets: [Range<Int>]) {
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var parser = JSONParser(buffer, faults: faults)
      let json = try parser.text()
      return (json, parser.mends, parser.secrets)
    }
  }

  /// The value that the whole text is.
  mutating func text() throws(JSONError) -> JSON {
    begin()
    let value = try value(depth: 0)
    try end()
    return value
  }

  /// Says of what was mended within a value that it stands in a member or element.
  mutating func mended(from first: Int, in step: String) {
    for index in first..<mends.count {
      let path = mends[index].path
      let isBare = path.isEmpty || path.hasPrefix("[")
      mends[index].path = isBare ? step + path : "\(step).\(path)"
    }
  }

  /// Says that it was the name of a member that was mended just now.
  mutating func mendedName(_ name: String) {
    mends[mends.count - 1].path = name
    mends[mends.count - 1].isName = true
  }

  /// The rest of a string that can't be read as it is.
  mutating func mendedString() throws(JSONError) -> String {
    var text = MendedText(faults: faults)
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        mends.append(JSON.Mend(fault: text.fault))
        return text.text
      case UInt8(ascii: "\\"): appendEscape(to: &text)
      case 0..<0x20:
        text.note("has a control character without an escape")
        text.append(Unicode.Scalar(byte))
        position += 1
      default:
        let start = position
        skipUnescaped()
        text.append(piece(from: start))
      }
    }
    throw error("the JSON ends within a string")
  }

  private mutating func appendEscape(to text: inout MendedText) {
    let start = position
    position += 1
    do throws(JSONError) {
      text.append(try escape())
    } catch {
      position = start + 1
      let digits = bytes[min(start + 2, bytes.count)...].prefix(4)
      let isSurrogate =
        next == UInt8(ascii: "u") && digits.count == 4
        && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      if isSurrogate {
        position += 5
        text.append(
          fault: "\\u" + String(decoding: digits, as: UTF8.self).lowercased(),
          "has a character that is no Unicode text")
      } else {
        text.append(fault: "\\", "has an escape that JSON does not know")
      }
    }
  }
}

/// A string as it is put together out of what is text and what is none.
private struct MendedText {
  let faults: JSON.Faults
  private(set) var text = ""
  /// What was wrong first.
  private(set) var fault = ""

  init(faults: JSON.Faults) { self.faults = faults }

  mutating func note(_ fault: String) { if self.fault.isEmpty { self.fault = fault } }

  mutating func append(_ scalar: Unicode.Scalar) {
    if faults == .shown {
      text += JSON.literal(String(scalar))
    } else {
      text.unicodeScalars.append(scalar)
    }
  }

  mutating func append(fault written: String, _ fault: String) {
    note(fault)
    if faults == .replaced {
      text.unicodeScalars.append("\u{FFFD}")
    } else {
      text += written
    }
  }

  /// Appends bytes, of which those that are no UTF-8 are faults.
  mutating func append(_ piece: UnsafeBufferPointer<UInt8>) {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = piece.makeIterator()
    var start = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded):
        append(Unicode.UTF8.decode(encoded))
        start += encoded.count
      case .error(let length):
        let written = piece[start..<start + length].map {
          "\\x" + String($0, radix: 16, uppercase: true)
        }
        append(fault: written.joined(), "has a character that is no Unicode text")
        start += length
      case .emptyInput: return
      }
    }
  }
}

extension String {
  /// The text in bytes, of which those that are no UTF-8 are written out: `\xFF`.
  package init(showing bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { buffer in
      var text = MendedText(faults: .written)
      text.append(buffer)
      return text.text
    }
  }
}
