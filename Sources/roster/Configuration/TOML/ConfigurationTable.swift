import DirectoryModel

/// One table of the configuration file, read key by key; each mistake goes to a log.
///
/// Every reading function gives nil where the key is absent or its value is wrong.
struct ConfigurationTable {
  /// Where the table stands.
  let path: TOMLPath
  private let values: [String: TOMLNode]

  init(_ values: [String: TOMLNode], at path: TOMLPath) {
    self.values = values
    self.path = path
  }

  /// The keys of the table, sorted.
  var keys: [String] { values.keys.sorted() }

  /// Whether the key stands in the table, with whatever value.
  func has(_ key: String) -> Bool { values[key] != nil }

  /// The value of a key, of any type.
  func node(_ key: String) -> TOMLNode? { values[key] }

  /// Notes each key that is not known, with the nearest that is.
  func checkKeys(_ known: [String], _ log: inout DiagnosticLog) {
    for key in keys where !known.contains(key) {
      log.key(path[key], "unknown key \"\(key)\"", hint: known.nearest(to: key))
    }
  }

  /// A text.
  func string(_ key: String, _ log: inout DiagnosticLog) -> String? {
    guard let node = values[key] else { return nil }
    if case .string(let text) = node { return text }
    return wrong(key, "a string", node, &log)
  }

  /// A text with at least one character and none that a terminal would not show.
  func line(_ key: String, _ log: inout DiagnosticLog) -> String? {
    guard let text = string(key, &log) else { return nil }
    if text.isEmpty {
      log.value(path[key], "\(key) is empty")
      return nil
    }
    guard !text.unicodeScalars.contains(where: \.isHidden) else {
      log.value(path[key], "\(key) has a character that cannot be seen")
      return nil
    }
    return text
  }

  /// A whole number within bounds.
  func integer(_ key: String, in range: ClosedRange<Int>, _ log: inout DiagnosticLog) -> Int? {
    guard let node = values[key] else { return nil }
    guard case .integer(let number) = node else { return wrong(key, "an integer", node, &log) }
    if range.contains(number) { return number }
    if range.upperBound == Int.max {
      log.value(path[key], "\(key) is \(number), but at least \(range.lowerBound)")
    } else {
      log.value(
        path[key], "\(key) is \(number), not between \(range.lowerBound) and \(range.upperBound)")
    }
    return nil
  }

  /// True or false.
  func boolean(_ key: String, _ log: inout DiagnosticLog) -> Bool? {
    guard let node = values[key] else { return nil }
    if case .boolean(let value) = node { return value }
    return wrong(key, "true or false", node, &log)
  }

  /// A list of texts, each with at least one character.
  func strings(_ key: String, _ log: inout DiagnosticLog) -> [String]? {
    guard let node = values[key] else { return nil }
    guard case .array(let elements) = node else {
      return wrong(key, "an array of strings", node, &log)
    }
    var texts: [String] = []
    for (index, element) in elements.enumerated() {
      guard case .string(let text) = element else {
        log.value(path[key][index], "\(key) is an array of strings, and this is \(element.kind)")
        return nil
      }
      if text.isEmpty {
        log.value(path[key][index], "\(key) has an empty string")
        return nil
      }
      texts.append(text)
    }
    return texts
  }

  /// One of the words of an enumeration.
  func choice<Choice>(_ key: String, of type: Choice.Type, _ log: inout DiagnosticLog) -> Choice?
  where Choice: RawRepresentable<String> & CaseIterable {
    choice(key, among: type.allCases.map(\.rawValue), &log).flatMap { Choice(rawValue: $0) }
  }

  /// One of some words.
  func choice(_ key: String, among words: [String], _ log: inout DiagnosticLog) -> String? {
    guard let text = string(key, &log) else { return nil }
    if words.contains(text) { return text }
    let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
    log.value(
      path[key], "\(key) is \"\(text)\", not one of \(list)",
      hint: words.nearest(to: text))
    return nil
  }

  private func wrong<Value>(
    _ key: String, _ expected: String, _ node: TOMLNode, _ log: inout DiagnosticLog
  ) -> Value? {
    log.value(path[key], "\(key) must be \(expected), and this is \(node.kind)")
    return nil
  }
}
