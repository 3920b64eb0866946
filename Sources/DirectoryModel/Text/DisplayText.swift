/// Text from outside that is safe to show: the only text that screens, tables and reports take.
///
/// Whatever could move the cursor, reorder or hide its neighbours, or overflow its place is
/// replaced by a visible mark: controls (also tab and newline), bidirectional controls, zero-width
/// and other default-ignorable characters, private use and unassigned code points become
/// `<U+202E>`; more than ``maximumMarks`` combining marks on one base become `<+3>`; text over
/// ``maximumLength`` scalars is cut and says by how much.
/// The characters concerned are those of Unicode's general categories Cc, Cf, Zl, Zp, Co, Cn and of
/// `Default_Ignorable_Code_Point` (UAX #44).
package struct DisplayText: Hashable, Sendable {
  /// Combining marks that stay on one base character; Vietnamese needs 2, Zalgo many.
  package static let maximumMarks = 6
  /// The longest text in Unicode scalars, the marks included.
  package static let maximumLength = 2_000

  /// The text as it came; for JSON and comparison only, never for a screen.
  package let original: String
  /// The text with its marks, where it has any.
  private let marked: String?

  package init(_ original: String) {
    self.original = original
    marked = Self.isPlain(original) ? nil : Self.marked(original)
  }

  fileprivate init(trusted: String) {
    original = trusted
    marked = nil
  }

  package static let empty = DisplayText(trusted: "")

  /// The text with its marks.
  package var printable: String { marked ?? original }

  package var isEmpty: Bool { original.isEmpty }

  /// Whether the text needs no marks.
  private static func isPlain(_ text: String) -> Bool {
    let isASCII = text.utf8.withContiguousStorageIfAvailable(\.isPrintableASCII) ?? false
    if isASCII, text.utf8.count <= maximumLength { return true }
    var marks = 0
    var length = 0
    for scalar in text.unicodeScalars {
      length += 1
      if scalar.isPlain {
        marks = 0
      } else if scalar.isCombining, length > 1, marks < maximumMarks {
        marks += 1
      } else if scalar.isHidden || scalar.isCombining {
        return false
      } else {
        marks = 0
      }
    }
    return length <= maximumLength
  }

  private static func marked(_ text: String) -> String {
    var output = String.UnicodeScalarView()
    var marks = 0
    var dropped = 0
    var length = 0

    func append(_ addition: String) {
      output.append(contentsOf: addition.unicodeScalars)
      length += addition.unicodeScalars.count
    }
    func endMarks() {
      if dropped > 0 { append("<+\(dropped)>") }
      marks = 0
      dropped = 0
    }

    for scalar in text.unicodeScalars {
      if scalar.isCombining {
        marks += 1
        if length == 0 { append("\u{25CC}") }
        if marks <= maximumMarks { append(String(scalar)) } else { dropped += 1 }
      } else {
        endMarks()
        append(scalar.isHidden ? scalar.mark : String(scalar))
      }
      if length > maximumLength { break }
    }
    endMarks()
    guard length > maximumLength else { return String(output) }
    let kept = maximumLength - 24
    let note = "<cut, \(text.unicodeScalars.count) in all>"
    return String(String.UnicodeScalarView(output.prefix(kept))) + note
  }
}

extension DisplayText: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self.init(value) }

  package init(stringInterpolation: Interpolation) {
    self.init(trusted: stringInterpolation.text)
  }

  /// Joins fixed words, marked texts and raw strings; every raw string is marked on its way in.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 12)
    }

    package mutating func appendLiteral(_ literal: String) {
      text += DisplayText(literal).printable
    }
    package mutating func appendInterpolation(_ value: DisplayText) { text += value.printable }
    package mutating func appendInterpolation(_ value: String) {
      text += DisplayText(value).printable
    }
    package mutating func appendInterpolation(_ value: some BinaryInteger) { text += String(value) }
    package mutating func appendInterpolation(_ value: Character) {
      text += DisplayText(String(value)).printable
    }
  }
}

extension Sequence where Element == DisplayText {
  /// The texts in one, with a separator between them.
  package func joined(separator: DisplayText) -> DisplayText {
    let texts = Array(self)
    if texts.count == 1 { return texts[0] }
    return DisplayText(trusted: texts.map(\.printable).joined(separator: separator.printable))
  }
}

extension Unicode.Scalar {
  /// Whether a terminal or a reader could be misled by the bare character.
  package var isHidden: Bool {
    if isPlain { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned,
      .surrogate:
      return true
    default:
      return properties.isDefaultIgnorableCodePoint
    }
  }

  /// Whether the character is one of those in most names, none of which is hidden or combining.
  ///
  /// Only there to be faster than the properties, and no more than they allow: ASCII, Latin, Greek,
  /// Cyrillic, Hebrew and Arabic letters, kana, Chinese characters and hangul.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20...0x7E, 0xA0...0xAC, 0xAE...0x2FF, 0x3A3...0x3FF, 0x400...0x482, 0x48A...0x52F,
      0x5D0...0x5EA, 0x620...0x64A, 0x1E00...0x1EFF, 0x3041...0x3096, 0x30A1...0x30FF,
      0x4E00...0x9FFC, 0xAC00...0xD7A3:
      true
    default: false
    }
  }

  /// Whether the character joins the one before it.
  fileprivate var isCombining: Bool {
    guard !isPlain else { return false }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return !properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }

  fileprivate var mark: String {
    let hexadecimal = String(value, radix: 16, uppercase: true)
    let zeros = String(repeating: "0", count: max(0, 4 - hexadecimal.count))
    return "<U+\(zeros)\(hexadecimal)>"
  }
}
