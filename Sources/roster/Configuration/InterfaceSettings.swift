import DirectoryModel

/// The table `[ui]`: how the browser looks. A mistake costs its line only.
struct InterfaceSettings: Hashable, Sendable {
  /// The colours.
  enum Theme: String, CaseIterable, Hashable, Sendable {
    case auto, mono
    case highContrast = "high-contrast"
  }

  /// How list and detail share the screen.
  enum Layout: String, CaseIterable, Hashable, Sendable {
    /// By the width: beside each other, stacked, or the list alone.
    case auto
    /// The detail right of the list.
    case beside
    /// The detail under the list.
    case stacked
    /// The list alone.
    case list
  }

  /// How times are written.
  enum Times: String, CaseIterable, Hashable, Sendable {
    case absolute, relative
  }

  /// The names that `columns` may hold: those of users and the two that only a person has.
  static let columnNames = UserColumn.allCases.map(\.rawValue) + ["systems", "conflict"]

  private static let keys = ["theme", "columns", "layout", "mouse", "time"]

  /// The colours; auto unless set.
  var theme = Theme.auto
  /// The columns of lists, each one of ``columnNames``; nil leaves them to the view.
  var columns: [String]?
  /// How list and detail share the screen; auto unless set.
  var layout = Layout.auto
  /// Whether the mouse is taken from the terminal; false unless set.
  var mouse = false
  /// How times are written; absolute unless set.
  var time = Times.absolute

  init() {}

  init(_ table: ConfigurationTable, _ log: inout DiagnosticLog) {
    table.checkKeys(Self.keys, &log)
    if let theme = table.choice("theme", of: Theme.self, &log) { self.theme = theme }
    if let layout = table.choice("layout", of: Layout.self, &log) { self.layout = layout }
    if let mouse = table.boolean("mouse", &log) { self.mouse = mouse }
    if let time = table.choice("time", of: Times.self, &log) { self.time = time }
    columns = Self.columns(table, &log)
  }

  private static func columns(
    _ table: ConfigurationTable, _ log: inout DiagnosticLog
  ) -> [String]? {
    guard let names = table.strings("columns", &log) else { return nil }
    let path = table.path["columns"]
    guard !names.isEmpty else {
      log.value(path, "columns is empty")
      return nil
    }
    var isRight = true
    for (index, name) in names.enumerated() {
      if !columnNames.contains(name) {
        let hint = columnNames.nearest(to: name)
        log.value(path[index], "unknown column \"\(name)\"", hint: hint)
        isRight = false
      } else if names[..<index].contains(name) {
        log.value(path[index], "the column \"\(name)\" is there twice")
        isRight = false
      }
    }
    return isRight ? names : nil
  }
}
