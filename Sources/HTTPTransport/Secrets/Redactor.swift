package import DirectoryModel
import Synchronization

/// Takes the credentials that were sent out of what comes back to be shown.
///
/// They are found as they are, in base64, and with any of their characters escaped as in a URL
/// (RFC 3986 section 2.1) or in JSON (RFC 8259 section 7); of a user and a password also each part.
package final class Redactor: Sendable {
  /// What stands in place of a credential.
  package static let mark = "<secret>"
  /// A part of a pair that is shorter is too common to be looked for: its gaps would tell it.
  private static let minimumPartLength = 4

  private let known = Mutex(Known())

  /// The credentials so far, and what they look like.
  private struct Known {
    var secrets: Set<String> = []
    /// Longest first, so that no part is taken out of a whole.
    var needles: [[UInt8]] = []
  }

  package init() {}

  /// Looks for a credential from now on; a pair is a user and a password with a colon between.
  package func learn(_ secret: Secret, isPair: Bool = false) {
    let text = secret.reveal()
    known.withLock { known in
      guard !text.isEmpty, known.secrets.insert(text).inserted else { return }
      var texts = [text]
      if isPair {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        texts += parts.filter { $0.utf8.count >= Self.minimumPartLength }
      }
      let needles = Set(known.needles + texts.flatMap { Self.forms(Array($0.utf8)) })
      known.needles = needles.sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
      }
    }
  }

  /// The text without credentials.
  package func redacted(_ text: DisplayText) -> DisplayText {
    redacted(text.original).map { DisplayText($0) } ?? text
  }

  /// The text without credentials; nil where there is none in it.
  func redacted(_ text: String) -> String? {
    redacted(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes without credentials; nil where there is none in them.
  func redacted(_ bytes: [UInt8]) -> [UInt8]? {
    let needles = known.withLock { $0.needles }
    guard !needles.isEmpty else { return nil }
    var output: [UInt8] = []
    var copied = 0
    var position = 0
    while position < bytes.count {
      var end: Int?
      for needle in needles {
        end = EscapedText.end(of: needle, in: bytes, at: position)
        if end != nil { break }
      }
      if let end {
        output += bytes[copied..<position]
        output += Self.mark.utf8
        copied = end
        position = end
      } else {
        position += 1
      }
    }
    return copied == 0 ? nil : output + bytes[copied...]
  }

  /// A credential as it is and in base64: with its padding and, where that is long enough to tell,
  /// within something longer, of which it may begin at any of three places.
  private static func forms(_ secret: [UInt8]) -> [[UInt8]] {
    var forms = [secret]
    let whole = Base64.encoded(secret)
    for alphabet in Base64.Alphabet.allCases {
      forms.append(alphabet.written(whole))
      guard secret.count >= minimumPartLength else { continue }
      for offset in 0..<3 {
        let characters = Base64.encoded([UInt8](repeating: 0, count: offset) + secret)
        let first = (offset * 8 + 5) / 6
        let end = (offset + secret.count) * 8 / 6
        forms.append(alphabet.written(Array(characters[first..<end])))
      }
    }
    return forms
  }
}

/// Text in which characters may stand escaped.
private enum EscapedText {
  /// Where a text that begins at a position ends, be it as it is or escaped; nil if it is not there.
  static func end(of needle: [UInt8], in bytes: [UInt8], at start: Int) -> Int? {
    if needle.count <= bytes.count - start, bytes[start] == needle[0],
      bytes[start..<(start + needle.count)].elementsEqual(needle)
    {
      return start + needle.count
    }
    var position = start
    var matched = 0
    while matched < needle.count {
      guard position < bytes.count else { return nil }
      if let escape = escape(in: bytes, at: position),
        needle[matched...].starts(with: escape.value)
      {
        matched += escape.value.count
        position += escape.length
      } else if bytes[position] == needle[matched] {
        matched += 1
        position += 1
      } else {
        return nil
      }
    }
    return position
  }

  /// The bytes that an escape stands for, and how long it is.
  private static func escape(
    in bytes: [UInt8], at position: Int
  ) -> (value: [UInt8], length: Int)? {
    let rest = bytes[position...].prefix(6)
    switch bytes[position] {
    case UInt8(ascii: "%"):
      guard rest.count >= 3, let byte = UInt8(exactly: hexadecimal(rest.dropFirst().prefix(2)))
      else { return nil }
      return ([byte], 3)
    case UInt8(ascii: "+"): return ([UInt8(ascii: " ")], 1)
    case UInt8(ascii: "\\"):
      guard let next = rest.dropFirst().first else { return nil }
      guard next == UInt8(ascii: "u") else {
        return "\"\\/".utf8.contains(next) ? ([next], 2) : nil
      }
      guard rest.count == 6, let scalar = Unicode.Scalar(hexadecimal(rest.dropFirst(2))) else {
        return nil
      }
      return (Array(String(Character(scalar)).utf8), 6)
    default: return nil
    }
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> UInt32 {
    // What is no number is none of the values that are looked for.
    UInt32(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xD800
  }
}
