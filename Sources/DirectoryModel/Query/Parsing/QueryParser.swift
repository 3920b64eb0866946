/// A recursive-descent parser of the query language.
///
///     query     = [ choice ]
///     choice    = all { "|" all }
///     all       = part { part }
///     part      = [ "-" | "!" ] ( group | field | pattern )
///     group     = [ "any" | "all" ] "(" choice ")"
///     field     = name ":" value { "," value }
///     pattern   = [ "^" ] ( word | phrase ) [ "$" ]
///     phrase    = '"' { character | '\"' | '\\' } '"'
///
/// A word ends at a blank, a parenthesis, a quotation mark or `|`, a value also at a comma. The
/// value of a field with text is a pattern, or `=` and a word or phrase that is the whole text; a
/// phrase in place of another field's value is the same as the word.
struct QueryParser {
  /// An open parenthesis.
  private struct Group {
    let opening: Int
    /// How many parentheses are open with it.
    let depth: Int
  }

  /// How deep parentheses may be nested.
  static let maximumDepth = 32

  var scanner: QueryScanner

  init(_ text: String) { scanner = QueryScanner(text) }

  mutating func query() throws(QueryError) -> QueryTerm {
    scanner.skipBlanks()
    if scanner.isAtEnd { return .all }
    let term = try choice(in: nil)
    guard scanner.isAtEnd else { throw scanner.error("no parenthesis is open here") }
    return term
  }

  /// Ends at the end or before a closing parenthesis.
  private mutating func choice(in group: Group?) throws(QueryError) -> QueryTerm {
    var terms = [try conjunction(in: group)]
    while true {
      let sign = scanner.position
      guard scanner.skip("|") else { return .one(of: terms) }
      scanner.skipBlanks()
      if scanner.isAtEnd, group == nil { throw scanner.error("nothing follows |", at: sign) }
      terms.append(try conjunction(in: group))
    }
  }

  /// Ends at the end or before `|` or a closing parenthesis.
  private mutating func conjunction(in group: Group?) throws(QueryError) -> QueryTerm {
    var terms: [QueryTerm] = []
    scanner.skipBlanks()
    while let next = scanner.next, next != "|", next != ")" {
      terms.append(try part(in: group))
      scanner.skipBlanks()
    }
    guard terms.isEmpty else { return .all(of: terms) }
    switch (scanner.next, group) {
    case ("|", _): throw scanner.error("nothing stands before |")
    case (")", nil): throw scanner.error("no parenthesis is open here")
    case (nil, let group?): throw unclosed(group)
    default: throw scanner.error("nothing stands before )")
    }
  }

  private mutating func part(in group: Group?) throws(QueryError) -> QueryTerm {
    let start = scanner.position
    guard scanner.skip("-") || scanner.skip("!") else { return try operand(in: group) }
    let sign = scanner.text(from: start)
    if scanner.isAtBlank || scanner.next == ")" || scanner.next == "|" {
      throw scanner.error(
        "\(sign) negates what follows it at once; to search for it, write \"\(sign)\"", at: start)
    }
    if scanner.next == "-" || scanner.next == "!" {
      throw scanner.error("one \(sign) is enough; to search for two, put them in quotes", at: start)
    }
    return .not(try operand(in: group))
  }

  private mutating func operand(in group: Group?) throws(QueryError) -> QueryTerm {
    let start = scanner.position
    if scanner.next == "(" { return try inside(group) }
    if scanner.next == "\"" { return .words(try pattern(endingAt: [])) }
    let word = scanner.run()
    if scanner.next == "(" {
      switch word.lowercased() {
      case "any": return .any(try inside(group))
      case "all": return .every(try inside(group))
      default: break
      }
    }
    scanner.rewind(to: start)
    if let colon = word.unicodeScalars.firstIndex(of: ":") {
      return try field(String(word.unicodeScalars[..<colon]))
    }
    return .words(try pattern(endingAt: []))
  }

  /// What stands in the parentheses of which the first one comes next.
  private mutating func inside(_ outer: Group?) throws(QueryError) -> QueryTerm {
    let group = Group(opening: scanner.position, depth: (outer?.depth ?? 0) + 1)
    guard group.depth <= Self.maximumDepth else {
      throw scanner.error("more than \(Self.maximumDepth) parentheses are open")
    }
    scanner.advance()
    let term = try choice(in: group)
    guard scanner.skip(")") else { throw unclosed(group) }
    return term
  }

  private func unclosed(_ group: Group) -> QueryError {
    scanner.error("this parenthesis is not closed", at: group.opening)
  }
}
