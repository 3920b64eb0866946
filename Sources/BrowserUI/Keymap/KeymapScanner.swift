import DirectoryModel

/// Why a line of a keymap file is skipped, and from which column on it is wrong.
struct KeymapMistake: Error {
  let column: Int
  let message: DisplayText
}

/// Reads one line of a keymap file word by word.
///
/// Words are separated by spaces and tabs, and a `#` outside of quotes ends them. Whether quotes
/// mean anything depends on the place: a `"` among the keys is the key itself.
struct KeymapScanner {
  /// A word and where it begins.
  struct Word {
    let text: String
    /// In characters, from 1.
    let column: Int
  }

  private let characters: [Character]
  private var index = 0

  /// A scanner before the first word of the line.
  init(_ line: some StringProtocol) {
    characters = Array(line)
  }

  /// Where the scanner stands, in characters from 1.
  var column: Int { index + 1 }

  /// Whether only a comment, or nothing, is left.
  var isAtEnd: Bool {
    mutating get {
      skipBlanks()
      return index == characters.count || characters[index] == "#"
    }
  }

  /// The text after the `#`, without the blanks around it; nil without one.
  var comment: String? {
    mutating get {
      guard isAtEnd, index < characters.count else { return nil }
      let text = characters[(index + 1)...].drop(while: Self.isBlank)
      let blanks = text.reversed().prefix(while: Self.isBlank).count
      return text.count > blanks ? String(text.dropLast(blanks)) : nil
    }
  }

  /// The next word, whose quotes mean nothing; nil at the end.
  mutating func word() -> Word? {
    guard !isAtEnd else { return nil }
    let start = index
    while index < characters.count, !Self.isBlank(characters[index]), characters[index] != "#" {
      index += 1
    }
    return Word(text: String(characters[start..<index]), column: start + 1)
  }

  /// The next argument, without the quotes around it; nil at the end.
  ///
  /// Between quotes, `\"` is a quote and `\\` a backslash; any other backslash is itself.
  mutating func argument() throws(KeymapMistake) -> Word? {
    guard !isAtEnd else { return nil }
    guard characters[index] == "\"" else { return word() }
    let start = index
    var text = ""
    index += 1
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == "\"" {
        guard index == characters.count || Self.isBlank(characters[index]) else {
          throw KeymapMistake(column: column, message: "a space must follow the closing quote")
        }
        return Word(text: text, column: start + 1)
      }
      if character == "\\", index < characters.count, "\"\\".contains(characters[index]) {
        text.append(characters[index])
        index += 1
      } else {
        text.append(character)
      }
    }
    throw KeymapMistake(column: start + 1, message: "the closing quote is missing")
  }

  private mutating func skipBlanks() {
    while index < characters.count, Self.isBlank(characters[index]) { index += 1 }
  }

  private static func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t"
  }
}
