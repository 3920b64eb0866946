package import DirectoryModel
import Terminal

extension DisplayText: PrintableText {}

extension DisplayText {
  /// How many cells the text takes.
  package var columns: Int { TextWidth.columns(of: self) }

  /// The text with spaces after it, up to so many cells.
  package func padded(to width: Int) -> DisplayText {
    "\(self)\(String(repeating: " ", count: max(0, width - columns)))"
  }

  /// The text in lines of at most so many cells, broken at spaces where there are some.
  package func wrapped(columns limit: Int) -> [TextFragment] {
    guard limit > 0, columns > limit else { return [TextFragment(printable)] }
    var lines: [TextFragment] = []
    var line: [Character] = []
    var width = 0
    var space: Int?
    for character in printable {
      let characterWidth = Self.columns(of: character)
      while width + characterWidth > limit, !line.isEmpty {
        let end = character == " " ? line.count : space ?? line.count
        lines.append(TextFragment(String(line[..<end])))
        line = Array(line[end...].drop { $0 == " " })
        width = line.reduce(0) { $0 + Self.columns(of: $1) }
        space = nil
      }
      // Spaces at a break stand for the break.
      if character == " ", line.isEmpty, !lines.isEmpty { continue }
      if character == " ", !line.allSatisfy({ $0 == " " }) { space = line.count }
      line.append(character)
      width += characterWidth
    }
    if !line.isEmpty || lines.isEmpty { lines.append(TextFragment(String(line))) }
    return lines
  }

  /// The cells of a character in a text, where a conjunct may take more than two.
  private static func columns(of character: Character) -> Int {
    character.isASCII ? 1 : TextWidth.columns(of: TextFragment(String(character)))
  }
}

/// A part of a ``DisplayText``; only cutting one makes it.
package struct TextFragment: PrintableText, Hashable {
  package let printable: String

  fileprivate init(_ printable: String) { self.printable = printable }

  package init(_ text: DisplayText) { printable = text.printable }
}
