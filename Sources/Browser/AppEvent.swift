package import DirectoryModel

/// Something that has happened; the only thing that changes the state.
package enum AppEvent: Sendable {
  case started
  case action(Action)
  case typed(String)
  /// Keys that nothing is bound to, as keymap.conf would write them.
  case unboundKeys(DisplayText)
  /// The room that the screen has, after a resize or a change of panes.
  case laidOut(Viewport)
  case sourceChanged(SourceState)
  /// A source's next request waits.
  case sourcePaused(String, SourceState.Pause)
  case usersChanged
  case loadEnded
  case listed(any UserListing, generation: Int)
  case refreshed(User)
  case refreshFailed(UserReference, ProviderError)
  /// The rest of the selected user was read, or could not be.
  case completed(User)
  case completionFailed(UserReference, ProviderError)
  case noticed(Message)
}

/// Rows that the screen has for each scrolling part, and how many lines each has.
package struct Viewport: Hashable, Sendable {
  package var listRows: Int
  package var detailRows: Int
  package var detailHeight: Int
  package var overlayRows: Int
  package var overlayHeight: Int

  package init(
    listRows: Int, detailRows: Int, detailHeight: Int, overlayRows: Int, overlayHeight: Int
  ) {
    self.listRows = listRows
    self.detailRows = detailRows
    self.detailHeight = detailHeight
    self.overlayRows = overlayRows
    self.overlayHeight = overlayHeight
  }
}

/// Something to do outside, whose outcome comes back as an event.
package enum Effect: Hashable, Sendable {
  /// Read all sources.
  case load
  /// Find the users that match; the answer carries the generation.
  case list(Query, generation: Int)
  /// Read one user again.
  case refresh(UserReference)
  /// Read the rest of a user whose list row tells less, once the selection rests.
  case complete(UserReference)
  case cancelCompletion
  /// Break off all loads.
  case cancelLoads
  case suspend, redraw
  /// Hand text to the clipboard.
  case copy(String)
  /// End, as asked; `interrupt` if by Ctrl-C.
  case quit, interrupt
}
