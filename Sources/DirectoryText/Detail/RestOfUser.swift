package import DirectoryModel

/// What a source tells of its users later than its list, and what became of that for one of them:
/// as long as it was not read, nobody knows that it is not reported.
package struct RestOfUser: Hashable, Sendable {
  private let facts: Set<QueryFact>
  private let hasFailed: Bool

  /// - Parameters:
  ///   - facts: what the source tells later; see ``UserProvider/toldLater``.
  ///   - hasFailed: whether it was asked for that in vain.
  package init(_ facts: Set<QueryFact> = [], hasFailed: Bool = false) {
    self.facts = facts
    self.hasFailed = hasFailed
  }

  /// Why a fact is missing of a user that its source will tell or could not; nil where it has told
  /// all that it does.
  func gap(_ fact: QueryFact, of user: User) -> Gap? {
    guard facts.contains(fact) else { return nil }
    if user.shownDetail == .list { return hasFailed ? .failed : .unread }
    switch user.supplement {
    case .read: return nil
    case .unread: return .unread
    case .failed: return .failed
    }
  }
}
