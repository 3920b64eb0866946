package import DirectoryModel

/// What was pressed while keys are looked into, the newest last.
package struct KeyProbe: Hashable, Sendable {
  /// A key, and what it does.
  package struct Report: Hashable, Sendable {
    /// As keymap.conf writes it.
    package let key: DisplayText
    /// What the terminal sent for it, as far as is known.
    package let sent: DisplayText
    /// What the keys run in the context, a line each, with the line that binds them.
    package let bindings: [DisplayText]

    package init(key: DisplayText, sent: DisplayText, bindings: [DisplayText]) {
      self.key = key
      self.sent = sent
      self.bindings = bindings
    }
  }

  /// Where the keys are looked up.
  package let context: Action.Context
  package private(set) var reports: [Report] = []

  package init(context: Action.Context) { self.context = context }

  mutating func add(_ report: Report) { reports.append(report) }
}

/// A key that is taken as it is, instead of running what it is bound to.
package enum KeyCapture: Hashable, Sendable {
  /// It is looked into.
  case probe(Action.Context)
  /// It is the letter under which the view is saved, or recalled.
  case saveView, recallView
}
