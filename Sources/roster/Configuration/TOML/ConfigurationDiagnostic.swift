import DirectoryModel

/// One mistake in the configuration file: where it is, what is wrong, and what was perhaps meant.
struct ConfigurationDiagnostic: Hashable, Sendable {
  /// The path of the file as it was given.
  let file: DisplayText
  /// The line and column of the key or value at fault.
  let position: TOMLPosition
  /// What is wrong, in words; never quotes a value that may be a credential.
  let message: DisplayText
  /// The nearest valid key or value, if one is near.
  let hint: DisplayText?

  /// The line, counted from 1.
  var line: Int { position.line }

  /// The column in Unicode scalars, counted from 1.
  var column: Int { position.column }

  /// `file:line:column: message (did you mean "…"?)`, the form that editors can jump to.
  var text: DisplayText {
    let start: DisplayText = "\(file):\(line):\(column): \(message)"
    guard let hint else { return start }
    return "\(start) (did you mean \"\(hint)\"?)"
  }
}

extension ConfigurationDiagnostic: CustomStringConvertible {
  /// The same as ``text``, as a plain string.
  var description: String { text.printable }
}

/// All mistakes of one configuration file, in the order of the file; exit code 78.
struct ConfigurationErrors: Error, Hashable, Sendable {
  /// The mistakes; never empty.
  let diagnostics: [ConfigurationDiagnostic]
}

extension ConfigurationErrors: CustomStringConvertible {
  /// A line for each mistake.
  var description: String { diagnostics.map(\.description).joined(separator: "\n") }
}
