import DirectoryModel
package import DirectoryText

/// What the browser keeps from one run to the next: how it was set up, and what was looked for.
///
/// As text it is a line a fact: a word, a blank, the value. A line that is not understood is left
/// out, so that an older and a newer roster can read each other's; see ``unknownLines(in:)``.
package struct Preferences: Hashable, Sendable {
  package var columns = UsersView.standardColumns
  /// The cells of columns that were given a width.
  package var widths: [ColumnID: Int] = [:]
  package var split = 0
  package var times = TimeStyle.absolute
  package var layout = PaneLayout.auto
  /// Filters that were used, the newest last.
  package var filters: [String] = []
  package var views: [Character: SavedView] = [:]

  package init() {}

  /// Reads what ``text`` wrote, and leaves out what it can't read.
  package init(parsing text: String) {
    for line in text.split(whereSeparator: \.isNewline) { _ = take(line) }
  }

  /// The lines of a text that are not understood: another roster may, so they are to be kept.
  package static func unknownLines(in text: String) -> [Substring] {
    var preferences = Preferences()
    return text.split(whereSeparator: \.isNewline).filter { !preferences.take($0) }
  }

  /// - Returns: whether the line is understood.
  private mutating func take(_ line: Substring) -> Bool {
    let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
    return parts.count == 2 && take(parts[0], parts[1])
  }

  private mutating func take(_ word: String, _ value: String) -> Bool {
    switch word {
    case "columns":
      let columns = Self.columns(value)
      if columns.isEmpty { return false }
      self.columns = columns
    case "widths":
      for part in value.split(separator: ",") {
        let words = part.split(separator: "=")
        guard words.count == 2, let column = UsersView.column(named: String(words[0])) else {
          continue
        }
        widths[column] = Int(words[1])
      }
    case "split":
      guard let split = Int(value), (-6...6).contains(split) else { return false }
      self.split = split
    case "times":
      guard let times = TimeStyle(rawValue: value) else { return false }
      self.times = times
    case "layout":
      guard let layout = PaneLayout(rawValue: value) else { return false }
      self.layout = layout
    case "filter": filters.append(value)
    case "view":
      // The filter comes last, since it may hold blanks.
      let parts = value.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false)
      guard parts.count == 4, let letter = parts[0].first, parts[0].count == 1 else {
        return false
      }
      views[letter] = SavedView(
        filter: String(parts[3]), sort: try? UserSort(parsing: String(parts[1])),
        columns: Self.columns(String(parts[2])))
    default: return false
    }
    return true
  }

  /// The preferences as lines of text.
  package var text: String {
    var lines = [
      "columns \(Self.names(columns))", "split \(split)", "times \(times.rawValue)",
      "layout \(layout.rawValue)",
    ]
    if !widths.isEmpty {
      let texts = widths.map { "\($0.name)=\($1)" }.sorted()
      lines.append("widths \(texts.joined(separator: ","))")
    }
    lines += views.keys.sorted().compactMap { letter in
      views[letter].map { view in
        "view \(letter) \(view.sort?.text ?? "-") \(Self.names(view.columns)) \(view.filter)"
      }
    }
    lines += filters.map { "filter \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func names(_ columns: [ColumnID]) -> String {
    columns.map(\.name).joined(separator: ",")
  }

  private static func columns(_ names: String) -> [ColumnID] {
    names.split(separator: ",").compactMap { UsersView.column(named: String($0)) }
  }
}

extension AppState {
  /// What is to be kept of the present state.
  package var preferences: Preferences {
    var preferences = Preferences()
    preferences.columns = columns.shown
    preferences.widths = columns.widths
    preferences.split = split
    preferences.times = times
    preferences.layout = layout
    preferences.filters = filterHistory
    preferences.views = savedViews
    return preferences
  }

  /// Takes what was kept by an earlier run.
  package mutating func restore(_ preferences: Preferences) {
    columns.show(preferences.columns)
    columns.size(preferences.widths)
    panes.split(at: preferences.split)
    times = preferences.times
    panes.lay(out: preferences.layout)
    typing.restore(preferences.filters)
    savedViews = preferences.views
    keptPreferences = preferences
  }

  /// Takes whether what was to be kept was, or why not.
  mutating func take(unkept reason: DisplayText?) {
    defer { unkept = reason }
    guard reason != unkept else { return }
    say(
      reason.map { Message("how you set this up is not kept: \($0)", .warning) }
        ?? Message("how you set this up is kept again"))
  }

  /// Keeps what has changed.
  mutating func keepPreferences() -> [Effect] {
    let present = preferences
    guard present != keptPreferences else { return [] }
    keptPreferences = present
    return [.keep(present)]
  }
}
