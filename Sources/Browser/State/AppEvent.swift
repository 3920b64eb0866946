package import DirectoryModel

/// Something that has happened; the only thing that changes the state.
package enum AppEvent: Sendable {
  case started
  case action(Action)
  case typed(String)
  /// The mouse was used.
  case pointed(PointedPlace, PointingAct)
  /// Text that was pasted where nothing is typed.
  case pasted(String)
  /// Keys that nothing is bound to, as keymap.conf would write them.
  case unboundKeys(DisplayText)
  /// What was typed waits for rows that were asked for, or is forgotten.
  case awaited(Bool)
  /// A key that was taken as it is; the character is what it types.
  case captured(KeyProbe.Report, Character?)
  /// The keymap was read, with what is wrong in its files.
  case keysLoaded(KeyTable, report: [DisplayText])
  /// The room that the screen has, after a resize or a change of panes.
  case laidOut(Viewport)
  case sourceChanged(SourceState)
  /// A source's next request waits.
  case sourcePaused(String, SourceState.Pause)
  /// More of the index was made anew; nil at the end of that.
  case indexAdvanced(IndexProgress?)
  /// It is as late as was to be waited for.
  case woke(at: Timestamp)
  case usersChanged
  case loadEnded
  case listed(any UserListing, generation: Int)
  /// The rows that a view has asked for are there.
  case answered(View, [ViewRow], generation: Int)
  /// What a view has asked about one of its rows.
  case answeredAbout(ViewRow, any ViewItem, View)
  /// The values of a field were counted.
  case faceted([FacetCount], FacetField, generation: Int)
  /// The next row with a text, or that there is none.
  case found(Int?, FindRequest)
  case refreshed(User)
  case refreshFailed(UserReference, ProviderError)
  /// The rest of the selected user was read, or could not be.
  case completed(User)
  case completionFailed(UserReference, ProviderError)
  /// What became of a user who is read although the list no longer has them.
  case traced(User)
  /// So many of the marked users there are, and so many of them the list has.
  case marksCounted(all: Int, listed: Int, generation: Int)
  /// The users are there that are to be copied, of so many that were marked.
  case gathered(any UserListing, CopyForm, marked: Int)
  /// A text was handed to a clipboard, or was not.
  case copied(Clip, CopyOutcome)
  /// More of a file was written: so many rows of all.
  case exportAdvanced(written: Int, total: Int)
  case exported(Export, ExportOutcome)
  case lookedUp(LookUpResult)
  /// What was set up was kept for the next run, or why it was not.
  case kept(unless: DisplayText?)
  case noticed(Message)
}

/// What became of a text for the clipboard.
package enum CopyOutcome: Hashable, Sendable {
  /// The terminal was told by OSC 52, which it does not answer.
  case terminal
  case tmux
  case failed
  /// There is more of it than a clipboard takes.
  case tooLong
}

/// Rows that the screen has for each scrolling part, and on which line each fact begins.
package struct Viewport: Hashable, Sendable {
  package var listRows: Int
  package var detailRows: Int
  /// The first line of each fact of the details, and after them the number of lines.
  package var detailStarts: [Int]
  package var overlayRows: Int
  package var overlayStarts: [Int]

  package init(
    listRows: Int, detailRows: Int, detailStarts: [Int], overlayRows: Int, overlayStarts: [Int]
  ) {
    self.listRows = listRows
    self.detailRows = detailRows
    self.detailStarts = detailStarts
    self.overlayRows = overlayRows
    self.overlayStarts = overlayStarts
  }
}
