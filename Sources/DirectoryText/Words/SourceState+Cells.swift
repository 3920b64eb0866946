package import DirectoryModel

/// A source's state in the cells of a list.
extension SourceState {
  package var stateCell: ListCell { ListCell(stateWord, isTroubled ? .warning : .none) }

  package var expectedCell: ListCell { expected.map { ListCell("\($0.grouped)") } ?? .notReported }

  /// When the source was last read whole.
  package var asOfCell: ListCell {
    asOf.map { ListCell("\($0.date) \($0.shortClock)") } ?? ListCell("never", .warning)
  }

  /// When the next request goes, where it waits.
  package var nextCell: ListCell {
    pause.map { ListCell($0.until.clock, .warning) } ?? .notReported
  }

  package var errorCell: ListCell { error.map { ListCell($0.summary, .warning) } ?? .notReported }
}
