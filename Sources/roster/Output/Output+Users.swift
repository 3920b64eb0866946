import Browser
import BrowserUI
import DirectoryModel
import DirectoryText
import Terminal

extension Output {
  /// A user as text: all that the browser's details tell.
  func show(_ user: User) {
    let detail = UserDetail(user)
    line(detail.title)
    for tab in UserDetail.Tab.allCases where tab != .raw {
      line("")
      if tab != .overview { line(tab.title) }
      let lines = detail.lines(tab)
      let width = lines.filter { !$0.value.isEmpty }.map(\.label.columns).max() ?? 0
      for fact in lines { line(text(of: fact, labels: min(width, 24))) }
    }
  }

  private func text(of fact: DetailLine, labels: Int) -> DisplayText {
    let mark: DisplayText = fact.emphasis == .warning ? "! " : "  "
    if fact.value.isEmpty { return fact.label.isEmpty ? "" : "\(mark)\(fact.label)" }
    return "\(mark)\(fact.label.padded(to: labels))  \(fact.value)"
  }

  /// A user as a Markdown document.
  func markdown(_ user: User) { text(UserDetail(user).markdown) }

  /// The users under headings: the chosen columns, or the standard ones that are not all empty.
  func table(_ listing: any UserListing, columns chosen: [UserColumn]?) {
    let columns = chosen ?? UserColumn.standard
    table(columns.map(\.title), rows: listing.count, keepsEmpty: chosen != nil) { row in
      let user = listing.user(at: row)
      return columns.map { $0.value(of: user) }
    }
  }

  /// Rows under headings, each column as wide as its widest cell, up to 48; a column without any
  /// text is left out unless it is kept.
  func table(
    _ titles: [DisplayText], rows: Int, keepsEmpty: Bool = false, cells: (Int) -> [DisplayText]
  ) {
    guard rows > 0 else { return }
    var widths = [Int](repeating: 0, count: titles.count)
    for row in 0..<rows {
      for (index, cell) in cells(row).enumerated() {
        widths[index] = max(widths[index], min(cell.columns, 48))
      }
    }
    let used = widths.indices.filter { keepsEmpty || widths[$0] > 0 }
    widths = used.map { max(titles[$0].columns, widths[$0]) }
    line(self.row(used.map { titles[$0] }, widths))
    for row in 0..<rows {
      let cells = cells(row)
      line(self.row(used.map { cells[$0] }, widths))
    }
  }

  private func row(_ cells: [DisplayText], _ widths: [Int]) -> DisplayText {
    let last = cells.lastIndex { !$0.isEmpty } ?? 0
    let padded = cells[...last].enumerated().map { index, cell in
      index == last ? cell : cell.padded(to: widths[index])
    }
    return padded.joined(separator: "  ")
  }

  /// Users in another form than rows under headings.
  func users(_ listing: any UserListing, as document: UserDocument) {
    document.write(listing) { text($0) }
  }
}

extension UserDocument {
  /// The list as `--format json` prints it, with the state of each source.
  static func json(
    of listing: any UserListing, query: String, sources: [SourceState], maximumAge: Int,
    at now: Timestamp
  ) -> UserDocument {
    json(
      query: query, sources: sources.map { $0.json(maximumAge: maximumAge, at: now) },
      asOf: sources.asOf, cannotTell: listing.cannotTell.count)
  }
}

extension [SourceState] {
  /// The time from which all that is listed is true: the earliest of the sources' complete readings.
  var asOf: Timestamp? { allSatisfy { $0.asOf != nil } ? compactMap(\.asOf).min() : nil }
}

extension SourceState {
  /// The state as scripts read it; the age is in seconds, and what is older is stale.
  func json(maximumAge: Int, at now: Timestamp) -> JSON {
    let isOld = isOlder(than: maximumAge, at: now)
    let word =
      switch phase {
      case .complete: isStored && isOld ? "stale" : "complete"
      case .partial, .loading: asOf == nil ? "partial" : "stale"
      case .failed, .waiting: asOf == nil ? "failed" : "stale"
      }
    return [
      "name": .string(source.name), "provider": .string(source.provider), "state": .string(word),
      "got": JSON(got), "expected": JSON(expected), "as_of": JSON(asOf),
      "error": JSON(error?.message),
    ]
  }
}
