extension QueryParser {
  /// A field with its values; its name comes next.
  mutating func field(_ name: String) throws(QueryError) -> QueryTerm {
    guard let field = QueryField(name: name) else { throw unknownField(name) }
    while !scanner.skip(":") { scanner.advance() }
    switch field {
    case .text(let text):
      return .text(
        text,
        try values(of: field) { (parser: inout QueryParser) throws(QueryError) in
          try parser.textValue(of: field)
        })
    case .mfa: return .mfa(try words(of: field))
    case .invite: return .invite(try words(of: field))
    case .status: return .status(try words(of: field))
    case .flag: return .one(of: try words(of: field).map { .flag($0) })
    case .conflict: return .conflict(Set(try words(of: field)))
    case .time(let time):
      return .time(time, try ranges(of: field) { text throws(RangeError) in try TimeRange(text) })
    case .age:
      return .one(
        of: try ranges(of: field) { text throws(RangeError) in .age(try AgeRange(text)) })
    case .systems:
      return .one(
        of: try ranges(of: field) { text throws(RangeError) in
          .systems(try ClosedRange(systems: text))
        })
    }
  }

  /// A word or phrase with its anchors; the signs end a word beside what always does.
  mutating func pattern(endingAt signs: Set<Unicode.Scalar>) throws(QueryError) -> TextPattern {
    let start = scanner.position
    let isExact = !signs.isEmpty && scanner.skip("=")
    var pattern = TextPattern(folded: "", isAtStart: isExact, isAtEnd: isExact)
    if !isExact { pattern.isAtStart = scanner.skip("^") }
    var text: String
    if scanner.next == "\"" {
      text = try scanner.phrase()
      if !isExact { pattern.isAtEnd = scanner.skip("$") }
      try endValue(at: signs)
    } else {
      text = scanner.run(endingAt: signs)
      if !isExact, text.unicodeScalars.last == "$" {
        text.unicodeScalars.removeLast()
        pattern.isAtEnd = true
      }
      if scanner.next == "\"" || scanner.next == "(" {
        throw scanner.error("put the whole in quotes to search for this sign")
      }
    }
    pattern.folded = text.folded
    guard !pattern.folded.isEmpty else {
      throw scanner.error(
        text.isEmpty ? "there is nothing to search for" : "nothing of this can be searched for",
        at: start)
    }
    return pattern
  }

  private mutating func textValue(of field: QueryField) throws(QueryError) -> TextValue {
    let start = scanner.position
    if field.words.contains(scanner.run(endingAt: [","]).lowercased()), scanner.next != "\"" {
      return .none
    }
    scanner.rewind(to: start)
    return .pattern(try pattern(endingAt: [","]))
  }

  private mutating func words<Word: CaseIterable & RawRepresentable<String>>(
    of field: QueryField
  ) throws(QueryError) -> [Word] {
    try values(of: field) { (parser: inout QueryParser) throws(QueryError) in
      let start = parser.scanner.position
      let text = try parser.plainValue()
      if let word = Word(rawValue: text.lowercased()) { return word }
      let hint: DisplayText
      if let near = field.words.nearest(to: text) {
        hint = "did you mean \(near)?"
      } else {
        hint = "it takes \(field.words.map { DisplayText($0) }.joined(separator: ", "))"
      }
      throw parser.scanner.error("\(field.name): has no \(excerpt(text)); \(hint)", at: start)
    }
  }

  private mutating func ranges<Range>(
    of field: QueryField, _ read: (String) throws(RangeError) -> Range
  ) throws(QueryError) -> [Range] {
    try values(of: field) { (parser: inout QueryParser) throws(QueryError) in
      let start = parser.scanner.position
      let text = try parser.plainValue()
      do throws(RangeError) {
        return try read(text)
      } catch {
        throw parser.scanner.error(error.message, at: start)
      }
    }
  }

  /// One value or several with commas between them; the colon has been passed.
  private mutating func values<Value>(
    of field: QueryField, _ read: (inout QueryParser) throws(QueryError) -> Value
  ) throws(QueryError) -> [Value] {
    var values: [Value] = []
    repeat {
      if scanner.isAtBlank || [",", ")", "|"].contains(scanner.next) {
        throw scanner.error("a value for \(field.name): is missing here\(field.hint)")
      }
      if scanner.next == "(" {
        throw scanner.error("values stand side by side with commas, as in \(field.name):a,b")
      }
      values.append(try read(&self))
    } while scanner.skip(",")
    return values
  }

  /// A word, or a phrase that stands for one.
  private mutating func plainValue() throws(QueryError) -> String {
    if scanner.next == "\"" {
      let text = try scanner.phrase()
      try endValue(at: [","])
      return text
    }
    let text = scanner.run(endingAt: [","])
    if scanner.next == "\"" || scanner.next == "(" {
      throw scanner.error("a blank is missing before this sign")
    }
    return text
  }

  /// Checks that nothing clings to a phrase that was passed.
  private func endValue(at signs: Set<Unicode.Scalar>) throws(QueryError) {
    guard let next = scanner.next, !scanner.isAtBlank, next != ")", next != "|",
      !signs.contains(next)
    else { return }
    throw scanner.error("a blank is missing after the quotation mark")
  }

  private func unknownField(_ name: String) -> QueryError {
    if name.isEmpty {
      return scanner.error("no field stands before the colon; to search for it, quote it")
    }
    guard let near = QueryField.suggestion(for: name) else {
      return scanner.error("no field \(excerpt(name)):; to search for it, quote it")
    }
    return scanner.error(
      "no field \(excerpt(name)):; did you mean \(near)? To search for it, quote it")
  }
}

/// The text, or its beginning where it is long.
private func excerpt(_ text: String) -> String {
  text.count > 40 ? "\(text.prefix(40))…" : text
}

extension QueryField {
  /// The values that there are, where they are few.
  fileprivate var hint: DisplayText {
    switch self {
    case .mfa, .invite, .status, .flag, .conflict:
      ": \(words.map { DisplayText($0) }.joined(separator: ", "))"
    case .text: ""
    case .time, .age, .systems: ", such as \(examples.first?.value ?? "")"
    }
  }
}
