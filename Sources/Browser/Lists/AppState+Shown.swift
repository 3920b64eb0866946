package import DirectoryModel
package import DirectoryText

extension AppState {
  /// The list of the view.
  package internal(set) var shown: ViewList {
    get { lists[view] }
    set { lists[view] = newValue }
  }

  package var definition: ViewDefinition { shown.definition }
  package var list: ListState { shown.list }
  package var filter: Filter { shown.filter }

  /// The sources whose last reading has failed or waits, with the time of their last complete one:
  /// what was read by then may have changed since.
  package var staleSources: [String: Timestamp] {
    sources.reduce(into: [:]) { stale, state in
      let isHeldUp = state.phase == .failed || state.phase == .partial || state.pause != nil
      if isHeldUp, let asOf = state.asOf { stale[state.source.name] = asOf }
    }
  }

  /// What the cells of the list need to know.
  package var cellContext: CellContext {
    var context = CellContext()
    context.tags = Dictionary(
      sources.map { ($0.source.name, $0.source.tag) }, uniquingKeysWith: { $1 })
    context.times = times
    return context
  }

  /// The columns of the list as they are to be shown.
  package var shownColumns: [Column<ViewRow>] {
    definition.isSearched ? columns.chosen(from: definition.columns) : definition.columns
  }

  /// What the details are about: the selected row, or what is read although it left the list.
  var detailed: ViewRow? { shown.detailed }

  /// The user whose details are shown.
  package var selectedUser: User? { detailed?.item(User.self) }

  /// What stands over the details; nil where they are about nothing.
  package var detailTitle: DisplayText? {
    detailed.map { row in
      let heading = definition.heading(row)
      return shown.held.map { "\($0.words)  \(heading)" } ?? heading
    }
  }

  /// The details of what is selected, a fact a line.
  package var detailLines: [DetailLine] { detailed.map { definition.detail($0, self) } ?? [] }

  /// What was answered to the question about the selected row.
  func answer<Answer>(_ kind: Answer.Type) -> Answer? { shown.answer(kind) }

  /// The query for the users that the line at the cursor of the details leads to; nil where that is
  /// nothing to follow.
  var followed: String? {
    guard focus == .detail else { return nil }
    let lines = detailLines
    return detailPosition.index < lines.count ? lines[detailPosition.index].leadsTo : nil
  }
}
