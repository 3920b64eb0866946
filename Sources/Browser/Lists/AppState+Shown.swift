package import DirectoryModel
package import DirectoryText

extension AppState {
  /// The table of the view; nil where it lists users.
  package var table: TableState? {
    switch view {
    case .sources: sourceTable
    case .access: accessTable
    case .users, .people, .findings, .changes: nil
    }
  }

  package var tableColumns: [TableColumn] {
    view == .access ? AccessTable.columns : SourceTable.columns
  }

  /// Where the cursor of the list stands.
  package var listCursor: ListCursor { table?.cursor ?? list.cursor }

  /// All that the list could show.
  package var total: Int { table?.total ?? list.listing.total }

  /// The sources whose last reading has failed or waits, with the time of their last complete one:
  /// what was read by then may have changed since.
  package var staleSources: [String: Timestamp] {
    sources.reduce(into: [:]) { stale, state in
      let isHeldUp = state.phase == .failed || state.phase == .partial || state.pause != nil
      if isHeldUp, let asOf = state.asOf { stale[state.source.name] = asOf }
    }
  }

  /// What the list of the view is filtered by, as typed.
  package var filterText: String { table?.filter ?? filter.text }

  /// The source of the selected row.
  package var selectedSource: SourceState? {
    guard view == .sources, let id = sourceTable.selectedRow?.id else { return nil }
    return sources.first { $0.source.name == id }
  }

  /// The role of the selected row.
  package var selectedAccess: RoleCount? {
    guard view == .access, let id = accessTable.selectedRow?.id else { return nil }
    return access.rows.first { $0.key.text == id }
  }

  /// The user whose details are shown.
  package var selectedUser: User? { view == .users ? list.selectedUser : nil }

  /// What the details are about; nil where nothing is selected.
  package var detailTitle: DisplayText? {
    switch view {
    case .sources: selectedSource.map { "\($0.source.name)  \($0.source.provider)" }
    case .access: selectedAccess.map { "\($0.role)  \($0.source)" }
    case .users, .people, .findings, .changes:
      list.selectedUser.map { UserDetail($0).title }
    }
  }

  /// The details of what is selected, a fact a line.
  package var detailLines: [DetailLine] {
    switch view {
    case .sources: selectedSource.map(SourceTable.detail) ?? []
    case .access:
      selectedAccess.map { AccessTable.detail(of: $0, holders: access.holders) } ?? []
    case .users, .people, .findings, .changes:
      outline.map { $0.lines.map { DetailLine("", $0.text) } }
        ?? list.selectedUser.map { UserDetail($0, times: times).lines(tab) } ?? []
    }
  }
}

extension AppState {
  /// The order of the list, as the line of the filter tells it: `name`, `!seen`.
  package var sortWords: DisplayText {
    if let table {
      guard let sort = table.sort else { return view == .access ? "!users" : "as configured" }
      let title = tableColumns[sort.column].title
      return sort.isDescending ? "!\(title)" : title
    }
    return sort?.words ?? "name"
  }
}
