import Browser
import DirectoryModel
import Terminal

/// Makes a statement of one line of a keymap file.
struct KeymapLineParser {
  private typealias Keyword = KeymapStatement.Keyword
  private typealias Setting = KeymapStatement.Setting

  /// The timeouts that `set sequence-timeout` takes, in milliseconds.
  static let timeouts = 100...10_000

  /// The first word of the line; nil where the line is blank or a comment.
  let keyword: KeymapScanner.Word?
  private var scanner: KeymapScanner

  init(_ line: some StringProtocol) {
    scanner = KeymapScanner(line)
    keyword = scanner.word()
  }

  /// Reads the rest of the line.
  ///
  /// - Returns: What the line says and the column of its keys, or of what else follows its first
  ///   word; nil for a `format` line.
  mutating func directive(
    isFirst: Bool
  ) throws(KeymapMistake) -> (KeymapStatement.Directive, column: Int)? {
    guard let keyword else { return nil }
    guard let word = Keyword(rawValue: keyword.text) else {
      throw unknown("statement", keyword, among: Keyword.allCases.map(\.rawValue))
    }
    var result: (KeymapStatement.Directive, column: Int)?
    switch word {
    case .format: try format(keyword, isFirst: isFirst)
    case .bind: return try bind()
    case .unbind:
      let contexts = try contexts()
      let (keys, column) = try keys()
      result = (.unbind(contexts, keys), column)
    case .reset:
      let column = scanner.isAtEnd ? 1 : scanner.column
      result = (.reset(try contexts()), column)
    case .include:
      guard let file = try scanner.argument() else { throw missing("the file to include is") }
      result = (.include(file.text), file.column)
    case .set: result = try set()
    }
    try end()
    return result
  }

  private mutating func format(
    _ keyword: KeymapScanner.Word, isFirst: Bool
  ) throws(KeymapMistake) {
    guard isFirst else {
      throw KeymapMistake(column: keyword.column, message: "'format' must be the first line")
    }
    guard let version = scanner.word() else { throw missing("the number of the format is") }
    guard version.text == KeymapFile.format else {
      throw KeymapMistake(
        column: version.column,
        message: """
          format \(version.text) is unknown here; the lines are read as format \(KeymapFile.format)
          """)
    }
  }

  private mutating func bind() throws(KeymapMistake) -> (KeymapStatement.Directive, column: Int) {
    let contexts = try contexts()
    let (keys, column) = try keys()
    if contexts.contains(.prompt), let key = keys.firstTyped {
      throw KeymapMistake(
        column: column,
        message: "printable keys always type in a prompt, so \(key.description) cannot be bound")
    }
    guard let word = scanner.word() else { throw missing("the action is", hint: true) }
    guard let name = Action.Name(rawValue: word.text) else {
      throw unknown("action", word, among: Action.Name.allCases.map(\.rawValue))
    }
    let action = try action(name)
    let description = scanner.comment.map { DisplayText($0) } ?? name.help
    return (.bind(contexts, keys, action, description), column)
  }

  private mutating func action(_ name: Action.Name) throws(KeymapMistake) -> Action {
    let argument = try scanner.argument()
    switch name.argument {
    case .none:
      guard let argument else { return Action(name) }
      throw KeymapMistake(column: argument.column, message: "\(name.rawValue) takes no argument")
    case .oneOf(let words):
      let all = words.map { DisplayText($0) }.joined(separator: ", ")
      guard let argument else {
        throw missing("the argument of \(name.rawValue), one of \(all), is")
      }
      guard words.contains(argument.text) else {
        let nearest = words.nearest(to: argument.text).map { "; the nearest is \($0)" } ?? ""
        throw KeymapMistake(
          column: argument.column,
          message: "\(name.rawValue) takes one of \(all), not \(argument.text)\(nearest)")
      }
      try end()
      return Action(name, argument.text)
    case .optionalText:
      if argument != nil, !scanner.isAtEnd {
        throw KeymapMistake(
          column: scanner.column,
          message: "\(name.rawValue) takes one text: put \"quotes\" around all of it")
      }
      return Action(name, argument?.text)
    }
  }

  private mutating func set() throws(KeymapMistake) -> (KeymapStatement.Directive, column: Int) {
    guard let word = scanner.word() else { throw missing("the setting is") }
    guard let setting = Setting(rawValue: word.text) else {
      throw unknown("setting", word, among: Setting.allCases.map(\.rawValue))
    }
    guard let value = try scanner.argument() else {
      throw missing("the value of \(setting.rawValue) is")
    }
    switch setting {
    case .sequenceTimeout:
      guard let milliseconds = Int(value.text), Self.timeouts.contains(milliseconds) else {
        throw KeymapMistake(
          column: value.column,
          message: """
            \(setting.rawValue) takes milliseconds from \(Self.timeouts.lowerBound) to \
            \(Self.timeouts.upperBound), not \(value.text)
            """)
      }
      return (.sequenceTimeout(.milliseconds(milliseconds)), value.column)
    }
  }

  private mutating func contexts() throws(KeymapMistake) -> [Action.Context] {
    guard let word = scanner.word() else { throw missing("the context is") }
    var contexts: [Action.Context] = []
    var column = word.column
    for part in word.text.split(separator: ",", omittingEmptySubsequences: false) {
      guard !part.isEmpty else {
        throw KeymapMistake(column: column, message: "a context is missing beside the comma")
      }
      guard let context = Action.Context(rawValue: String(part)) else {
        throw unknown(
          "context", KeymapScanner.Word(text: String(part), column: column),
          among: Action.Context.allCases.map(\.rawValue))
      }
      if !contexts.contains(context) { contexts.append(context) }
      column += part.count + 1
    }
    return contexts
  }

  private mutating func keys() throws(KeymapMistake) -> (KeySequence, column: Int) {
    guard let word = scanner.word() else { throw missing("the keys are", hint: true) }
    do {
      return (try KeySequence(parsing: word.text), word.column)
    } catch {
      throw KeymapMistake(column: word.column, message: error.message)
    }
  }

  private mutating func end() throws(KeymapMistake) {
    guard !scanner.isAtEnd else { return }
    throw KeymapMistake(column: scanner.column, message: "nothing may follow here but a comment")
  }

  private mutating func missing(_ what: DisplayText, hint: Bool = false) -> KeymapMistake {
    let isComment = scanner.comment != nil || !scanner.isAtEnd
    let hash = hint && isComment ? " (# begins a comment; the key # is <Hash>)" : ""
    return KeymapMistake(column: scanner.column, message: "\(what) missing\(hash)")
  }

  private func unknown(
    _ kind: DisplayText, _ word: KeymapScanner.Word, among names: [String]
  ) -> KeymapMistake {
    let nearest = names.nearest(to: word.text).map { "the nearest is \($0)" }
    let known = names.count > 16 ? "" : "it is one of " + names.joined(separator: ", ")
    let hint = nearest ?? known
    return KeymapMistake(
      column: word.column,
      message: "no \(kind) is called \(word.text)\(hint.isEmpty ? "" : "; \(hint)")")
  }
}
