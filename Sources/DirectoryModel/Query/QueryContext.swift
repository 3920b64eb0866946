/// What a query is evaluated with, beside the user.
package struct QueryContext: Sendable {
  /// Ages are counted back from here.
  package var now: Timestamp
  /// The users that the person at the screen has marked.
  package var marked: Set<UserReference>
  /// Seconds of idleness after which a user is dormant.
  package var dormantAfter: Int64
  /// When the list of each source was last read whole, by its name: that confirms what an index has
  /// of its users without a word of it being written.
  package var readWhole: [String: Timestamp]

  package init(
    now: Timestamp, marked: Set<UserReference> = [], dormantAfter: Int64 = 90 * 86_400,
    readWhole: [String: Timestamp] = [:]
  ) {
    self.now = now
    self.marked = marked
    self.dormantAfter = dormantAfter
    self.readWhole = readWhole
  }
}
