package import DirectoryModel

extension SourceState {
  /// How far the source is, in words: `complete`, `1,200 of 3,000 read`, `FAILED: timed out`.
  package var words: DisplayText {
    switch phase {
    case .waiting: "waiting"
    case .loading: "\(progress)\(pauseWords)"
    case .complete: "complete"
    case .partial where error == nil:
      "INCOMPLETE, \(got.grouped) of \((expected ?? got).grouped) read"
    case .partial: "STOPPED at \(got.grouped): \(reason)"
    case .failed: "FAILED: \(reason)"
    }
  }

  /// The state alone, for a column: `reading`, `FAILED`.
  package var stateWord: DisplayText {
    switch phase {
    case .waiting: "waiting"
    case .loading: pause == nil ? "reading" : "pausing"
    case .complete: "complete"
    case .partial: error == nil ? "INCOMPLETE" : "STOPPED"
    case .failed: "FAILED"
    }
  }

  private var progress: DisplayText {
    expected.map { "\(got.grouped) of \($0.grouped) read" } ?? "\(got.grouped) read so far"
  }

  private var pauseWords: DisplayText {
    pause.map { " (\($0.reason), goes on \($0.until.clock))" } ?? ""
  }

  private var reason: DisplayText { error?.summary ?? "unknown" }
}

extension [SourceState] {
  /// The names of the sources: `tines, scanova`.
  package var names: DisplayText { DisplayText(map(\.source.name).joined(separator: ", ")) }

  /// The names of those that may have others than are listed, since their lists were never read to
  /// the end.
  package var neverReadWhole: [DisplayText] {
    filter { $0.asOf == nil }.map { DisplayText($0.source.name) }
  }
}
