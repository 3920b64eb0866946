package import DirectoryModel

/// Something to do outside, whose outcome comes back as an event.
package enum Effect: Hashable, Sendable {
  /// Read the sources that need it.
  case load(LoadNeed)
  /// Find the users that match; the answer carries the generation.
  case list(Query, sort: UserSort?, generation: Int)
  /// Ask the directory for the rows of a view.
  case ask(View, generation: Int)
  /// Count the values of a field among the users that match.
  case facets(FacetField, Query, generation: Int)
  /// Find the next row with a text.
  case find(FindRequest)
  /// Ask what a view wants to know about a row, once the selection rests.
  case askAbout(ViewRow, View)
  /// Read one user again.
  case refresh(UserReference)
  /// Read the rest of a user whose list row tells less, once the selection rests.
  case complete(UserReference)
  case cancelCompletion
  /// Write a file; the outcome comes back, and how far it is meanwhile.
  case export(Export)
  /// Find who was looked up, and who is missing.
  case lookUp(LookUp)
  /// Wait until a time of day, once, since what is shown holds until then.
  case wake(at: Timestamp)
  /// Break off all loads.
  case cancelLoads
  case suspend, redraw
  /// Take the mouse from the terminal, or give it back.
  case takeMouse(Bool)
  /// Hand text to the clipboard.
  case copy(Clip)
  /// Take these as the users that `is:marked` is about, from the next list on.
  case mark(Set<UserReference>)
  /// Find out what became of a user.
  case trace(UserReference)
  /// Count the users that match: all that are marked, and those of them that the list has.
  case countMarks(all: Query, listed: Query, generation: Int)
  /// Find the users that are to be copied, of so many that are marked.
  case gather(Query, sort: UserSort?, CopyForm, marked: Int)
  /// Keep this for the next run.
  case keep(Preferences)
  /// Read keymap.conf again.
  case reloadKeys
  /// End, as asked; `interrupt` if by Ctrl-C.
  case quit, interrupt
}
