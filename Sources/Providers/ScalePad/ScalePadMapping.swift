import DirectoryModel

extension ScalePadUser {
  /// Puts the record's facts where roster keeps them.
  ///
  /// ScalePad reports what an agent saw, and neither accounts nor rights: status, roles, privileges,
  /// MFA, ways to sign in and invitations stay unknown. No configured role name changes that,
  /// since a role that is not reported is not known to be absent. Departments are the only groups.
  func fill(_ user: inout User) {
    user.displayName = username ?? .empty
    user.username = username
    user.groups = (departments ?? []).map { department in
      Group(
        kind: .department, id: department.id,
        name: department.name ?? .unnamed(department.id),
        description: department.description)
    }
    if let lastActivity { user.lastSeen = lastActivity.lastSeen }
    user.createdAt = createdAt
    user.updatedAt = updatedAt
    user.attributes = [.init("user_key", JSON(userKey))]
    user.untold = departments == nil ? .all() : .all(but: .departments)
    user.detail = .full
  }
}

extension ScalePadUser.Activity {
  /// `at` is the latest of the channels; where it is null though one was seen, that one counts.
  fileprivate var lastSeen: LastSeen {
    let seen = [desktopAt, webAt].compactMap(\.self).max()
    let state: LastSeen.State =
      switch (at, seen) {
      case (.never, let seen?): .at(seen)
      default: at
      }
    return LastSeen(
      state: state, kind: .agent,
      channels: [.init(name: "desktop", at: desktopAt), .init(name: "web", at: webAt)])
  }
}
