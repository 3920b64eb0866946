package import DirectoryModel

/// Something to tell the person at the screen.
package struct Message: Hashable, Sendable {
  package enum Severity: Hashable, Sendable { case information, warning, error }

  package let severity: Severity
  package let text: DisplayText

  package init(_ text: DisplayText, _ severity: Severity = .information) {
    self.severity = severity
    self.text = text
  }
}
