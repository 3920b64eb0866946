/// Text that is safe to put into cells: no controls, no direction marks, nothing of no width.
///
/// It is the only thing that a `Canvas` takes, so that text of unknown origin must pass the type
/// that cleans it before any screen can show it.
package protocol PrintableText {
  /// The text itself, on one line.
  var printable: String { get }
}

/// Words of the frame itself: printable ASCII, anything else in it becomes `?`.
///
/// A literal can be given directly, and whole numbers and other ASCII text interpolated:
/// `canvas.put("\(count) match", at: origin)`. Arbitrary strings cannot, so that no foreign text
/// slips in by way of an interpolation.
package struct ASCIIText: PrintableText, Hashable, Sendable {
  /// The words, ASCII 0x20 to 0x7E.
  package let printable: String

  /// Takes any string, with everything but printable ASCII shown as `?`.
  package init(replacing text: String) {
    printable = String(
      decoding: text.unicodeScalars.map {
        Self.isPrintable($0) ? UInt8($0.value) : UInt8(ascii: "?")
      },
      as: UTF8.self)
  }

  /// The decimal digits of a whole number.
  package init(_ number: some BinaryInteger) {
    printable = String(number)
  }

  /// One text after the other.
  package static func + (left: ASCIIText, right: ASCIIText) -> ASCIIText {
    ASCIIText(replacing: left.printable + right.printable)
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= 0x20 && scalar.value <= 0x7E
  }
}

extension ASCIIText: ExpressibleByStringInterpolation {
  /// The parts of an interpolated literal: fixed words, numbers and other ASCII text only.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// Makes room for a literal of so many bytes.
    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity)
    }

    /// Adds fixed words.
    package mutating func appendLiteral(_ literal: StaticString) {
      text += literal.description
    }

    /// Adds a number's decimal digits.
    package mutating func appendInterpolation(_ number: some BinaryInteger) {
      text += String(number)
    }

    /// Adds text that is already ASCII.
    package mutating func appendInterpolation(_ other: ASCIIText) {
      text += other.printable
    }
  }

  /// Takes a literal.
  package init(stringLiteral literal: StaticString) {
    self.init(replacing: literal.description)
  }

  /// Takes an interpolated literal.
  package init(stringInterpolation: StringInterpolation) {
    self.init(replacing: stringInterpolation.text)
  }
}

extension StaticString: PrintableText {
  /// The literal with everything but printable ASCII shown as `?`.
  package var printable: String { ASCIIText(replacing: description).printable }
}

/// The box-drawing glyphs of the frame; the driver shows `-`, `|` and `+` where the locale has none.
package enum BoxGlyph: String, CaseIterable, PrintableText, Sendable {
  case horizontal = "─"
  case vertical = "│"
  case topLeft = "┌"
  case topRight = "┐"
  case bottomLeft = "└"
  case bottomRight = "┘"
  case teeRight = "├"
  case teeLeft = "┤"
  case teeDown = "┬"
  case teeUp = "┴"
  case cross = "┼"

  /// The glyph itself, one column wide.
  package var printable: String { rawValue }

  /// The ASCII character that stands for the glyph in a locale without it.
  package var asciiFallback: Character {
    switch self {
    case .horizontal: "-"
    case .vertical: "|"
    default: "+"
    }
  }
}
