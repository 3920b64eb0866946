import DirectoryModel

extension AcmePerson {
  /// Puts the record's facts where roster keeps them; what Acme does not report stays unknown.
  func fill(_ user: inout User) {
    user.displayName = name ?? .empty
    user.email = mail
    user.status = isLocked.map { $0 ? .inactive : .active } ?? .unknown
    user.lastSeen = LastSeen(state: lastLogin.map { .at($0) } ?? .unknown, kind: .login)
    user.untold = Set(UserFact.allCases)
  }
}
