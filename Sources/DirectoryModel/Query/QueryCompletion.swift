/// What can stand at a place of a query that is being typed.
package struct QueryCompletion: Hashable, Sendable {
  /// One thing that can stand there.
  package struct Candidate: Hashable, Sendable {
    /// What to show.
    package let label: DisplayText
    /// What it means, in a few words; may be empty.
    package let note: DisplayText
    /// What to put in place of ``QueryCompletion/range``: a field with its colon, or a value, in
    /// quotes where it needs them.
    package let insertion: String
  }

  /// What an insertion replaces, in characters of the text: the word or value around the cursor.
  package let range: Range<Int>
  /// Fields in the order of ``QueryField/allCases``, or values: those that the field has words for
  /// first, then examples or known ones as they were supplied.
  package let candidates: [Candidate]

  /// - Parameters:
  ///   - text: the query as far as it was typed; it need not be right.
  ///   - cursor: how many characters stand before the cursor.
  ///   - knownValues: the values of a field that there are, the likeliest first.
  package init(
    _ text: String, cursor: Int, knownValues: (TextField) -> [DisplayText]
  ) {
    let characters = Array(text)
    let place = QueryPlace(characters, cursor: min(max(cursor, 0), characters.count))
    range = place.range
    let typed = place.typed.folded
    switch place.kind {
    case .inside: candidates = []
    case .word:
      candidates = Self.fields.filter { $0.insertion.hasPrefix(typed) }
    case .value(let field):
      candidates = Self.values(of: field, knownValues).filter {
        $0.label.original.folded.utf8.starts(with: typed.utf8)
      }
    }
  }

  private static let fields =
    QueryField.allCases.map {
      Candidate(label: "\($0.name):", note: $0.summary, insertion: "\($0.name):")
    } + [
      Candidate(label: "any(", note: "of a person: one user is all of that", insertion: "any("),
      Candidate(label: "all(", note: "of a person: every user is that", insertion: "all("),
    ]

  private static func values(
    of field: QueryField, _ knownValues: (TextField) -> [DisplayText]
  ) -> [Candidate] {
    var values = field.words.map {
      Candidate(label: DisplayText($0), note: .empty, insertion: $0)
    }
    values += field.examples.map {
      Candidate(label: DisplayText($0.value), note: $0.meaning, insertion: $0.value)
    }
    if case .text(let text) = field {
      values += knownValues(text).compactMap { value in
        let word = value.original.typable
        return word.folded.isEmpty
          ? nil : Candidate(label: value, note: .empty, insertion: word.queryWord)
      }
    }
    return values
  }
}

extension String {
  /// The text without what can't be typed; it folds to the same.
  fileprivate var typable: String {
    var output = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: output.append(" ")
      default: if !scalar.properties.isDefaultIgnorableCodePoint { output.append(scalar) }
      }
    }
    return String(output)
  }
}

/// What stands around the cursor of a query that is being typed.
private struct QueryPlace {
  enum Kind {
    /// A word that may become a field.
    case word
    case value(QueryField)
    /// A phrase or a field that is none.
    case inside
  }

  var kind = Kind.word
  /// What an insertion replaces.
  var range: Range<Int>
  /// What was typed of it, without signs.
  var typed: String

  init(_ text: [Character], cursor: Int) {
    var start = 0
    var item = 0
    var colon: Int?
    var isQuoted = false
    var position = 0
    while position < cursor {
      let character = text[position]
      position += 1
      if isQuoted {
        if character == "\\" { position += 1 } else if character == "\"" { isQuoted = false }
      } else if character == "\"" {
        isQuoted = true
      } else if character.isWhitespace || "()|".contains(character) {
        (start, item, colon) = (position, position, nil)
      } else if character == ":", colon == nil {
        (colon, item) = (position - 1, position)
      } else if character == ",", colon != nil {
        item = position
      }
    }
    while start < cursor, "-!".contains(text[start]) { start += 1 }
    var end = cursor
    if let colon {
      let name = String(text[min(start, colon)..<colon])
      kind = QueryField(name: name).map { .value($0) } ?? .inside
      while item < cursor, "=^".contains(text[item]) { item += 1 }
      while end < text.count, isQuoted ? text[end] != "\"" : !Self.endsValue(text[end]) { end += 1 }
      if isQuoted, end < text.count { end += 1 }
      range = item..<end
      typed = String(text[item..<cursor].drop { $0 == "\"" })
    } else {
      while end < text.count, !Self.endsWord(text[end]) { end += 1 }
      if end < text.count, text[end] == ":" { end += 1 }
      range = min(start, cursor)..<end
      typed = String(text[min(start, cursor)..<cursor])
      if isQuoted || typed.contains("\"") { kind = .inside }
    }
  }

  private static func endsWord(_ character: Character) -> Bool {
    character.isWhitespace || "()|:\"".contains(character)
  }

  private static func endsValue(_ character: Character) -> Bool {
    character.isWhitespace || "()|,\"".contains(character)
  }
}
