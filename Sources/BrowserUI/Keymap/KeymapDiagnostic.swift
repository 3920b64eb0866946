package import DirectoryModel

/// A place in a keymap file.
package struct KeymapLocation: Hashable, Sendable {
  /// The path of the file as it was read, or the name of the built-in keymap.
  package let file: String
  /// From 1.
  package let line: Int
  /// In characters, from 1.
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// The file and the line, as help and listings show where a key is bound.
  package var lineText: DisplayText { "\(file):\(line)" }
}

/// A mistake in a keymap file, and where it is.
package struct KeymapDiagnostic: Hashable, Sendable {
  /// Whether the line counts.
  package enum Severity: String, Hashable, Sendable {
    /// The line was skipped.
    case error
    /// The line counts, but does less than it seems to.
    case warning
  }

  package let location: KeymapLocation
  package let severity: Severity
  /// What is wrong and, where something comes near, what is likely meant.
  package let message: DisplayText

  package init(_ severity: Severity, at location: KeymapLocation, _ message: DisplayText) {
    self.location = location
    self.severity = severity
    self.message = message
  }

  /// The file in which the mistake is.
  package var file: String { location.file }

  /// The line of the mistake, from 1.
  package var line: Int { location.line }

  /// The character in the line at which the mistake begins, from 1.
  package var column: Int { location.column }

  /// The diagnostic in the form `file:line:column: error: message`, which editors can jump to.
  package var text: DisplayText {
    "\(location.lineText):\(column): \(severity.rawValue): \(message)"
  }
}
