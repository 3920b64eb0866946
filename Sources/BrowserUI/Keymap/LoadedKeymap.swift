package import DirectoryModel

/// A keymap and the mistakes of the files that it comes from.
package struct LoadedKeymap: Sendable {
  package let keymap: Keymap
  /// By file in the order of reading, then by line and column.
  package let diagnostics: [KeymapDiagnostic]

  package init(keymap: Keymap, diagnostics: [KeymapDiagnostic]) {
    self.keymap = keymap
    self.diagnostics = diagnostics
  }

  /// The mistakes of the files in lines, with how many there are as the last one.
  package var report: [DisplayText] {
    let errors = diagnostics.count { $0.severity == .error }
    let warnings = diagnostics.count - errors
    let total: DisplayText =
      diagnostics.isEmpty
      ? "no mistakes"
      : "\(Self.count(errors, "error")), \(Self.count(warnings, "warning"))"
    return diagnostics.map(\.text) + [total]
  }

  private static func count(_ number: Int, _ noun: DisplayText) -> DisplayText {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }
}
