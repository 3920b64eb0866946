package import DirectoryModel
import DirectoryText

extension AppState {
  /// Tells that what was selected has left the list of the view.
  mutating func tellLost(of view: View) {
    guard let lost = lists[view].takeLost(), view == self.view else { return }
    let rest: DisplayText = lists[view].held == nil ? "" : "; it stays here until you leave it"
    say(Message("\(definition.heading(lost)) is no longer in this list\(rest)", .warning))
  }

  /// Asks what became of the user who is read although the list no longer has them.
  mutating func traceHeld() -> [Effect] { shown.takeTrace().map { [.trace($0)] } ?? [] }

  /// Takes what became of a user.
  mutating func take(traced user: User) {
    let before = users.held?.goneSince
    users.trace(user)
    guard let since = users.held?.goneSince, since != before else { return }
    say(
      Message(
        "\(user.label) is gone from \(user.reference.source) since \(since.dateAndTime)", .warning))
  }
}

extension UserReference {
  /// Finds the user, gone or not.
  package var tracingQuery: Query {
    let isGone = QueryTerm.flag(.gone)
    return Query(
      .all(of: [LookUp([.reference(self)]).query.term, .one(of: [isGone, .not(isGone)])]))
  }
}
