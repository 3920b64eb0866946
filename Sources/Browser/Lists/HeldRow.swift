import DirectoryModel
import DirectoryText

/// What is being read although its list no longer has it.
package struct HeldRow: Sendable {
  private(set) var row: ViewRow
  /// Since when it has gone from its source; nil where it has not, or that is not known.
  private(set) var goneSince: Timestamp?
  private var isTraced = false

  init(_ row: ViewRow, goneSince: Timestamp?) {
    self.row = row
    self.goneSince = goneSince
  }

  /// What stands before the title.
  var words: DisplayText {
    goneSince.map { "gone since \($0.dateAndTime):" } ?? "no longer in this list:"
  }

  /// The user of whom it was not asked yet what became of them.
  mutating func takeTrace() -> UserReference? {
    guard !isTraced, case .user(let reference) = row.id else { return nil }
    isTraced = true
    return reference
  }

  /// Takes the user as they are known now.
  mutating func trace(_ user: User) {
    guard row.id == .user(user.reference) else { return }
    row = ViewRow(row.id, user)
    goneSince = user.goneSince
  }
}
