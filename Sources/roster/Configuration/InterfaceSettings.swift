import Browser
import DirectoryModel
import DirectoryText

/// The table `[ui]`: how the browser looks. A mistake costs its line only.
struct InterfaceSettings: Hashable, Sendable {
  /// The names that `columns` may hold: those of users and the two that only a person has.
  static let columnNames = UserColumn.allCases.map(\.rawValue) + ["systems", "conflict"]

  private static let keys = ["theme", "columns", "layout", "mouse", "time"]

  /// The colours; auto unless set.
  var theme = ThemeName.auto
  /// The columns of lists, each one of ``columnNames``; nil leaves them to the view.
  var columns: [String]?
  /// How list and detail share the screen; auto unless set.
  var layout = PaneLayout.auto
  /// Whether the mouse is taken from the terminal; false unless set.
  var mouse = false
  /// How times are written; absolute unless set.
  var time = TimeStyle.absolute

  init() {}

  init(_ table: ConfigurationTable, _ log: inout DiagnosticLog) {
    table.checkKeys(Self.keys, &log)
    let themes: [ThemeName] = [.auto, .mono, .highContrast]
    if let name = table.choice("theme", among: themes.map(\.rawValue), &log) {
      theme = ThemeName(rawValue: name) ?? theme
    }
    if let layout = table.choice("layout", of: PaneLayout.self, &log) { self.layout = layout }
    if let mouse = table.boolean("mouse", &log) { self.mouse = mouse }
    if let time = table.choice("time", of: TimeStyle.self, &log) { self.time = time }
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
