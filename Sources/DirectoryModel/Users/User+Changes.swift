/// A field of a user that is not what it was.
package struct FieldChange: Hashable, Sendable {
  /// The name in ``User/json``; a member of `attributes` is `attributes.` and its name.
  package let field: String
  package let old: JSON
  package let new: JSON

  package init(field: String, old: JSON, new: JSON) {
    self.field = field
    self.old = old
    self.new = new
  }
}

extension User {
  /// The fields in which this record says something else than an earlier one of the same user.
  ///
  /// Not compared are when the user was read and went, how much of it was asked for, and the lists
  /// that one of the two does not tell (``untold``): nobody knows whether those changed.
  package func changes(since earlier: User) -> [FieldChange] {
    let untold = untold.union(earlier.untold)
    guard case .object(let old) = earlier.told(without: untold).json,
      case .object(let new) = told(without: untold).json
    else { return [] }
    var changes: [FieldChange] = []
    // Both have the same members in the same order.
    for (before, after) in zip(old, new) where before.value != after.value {
      switch (after.name, before.value, after.value) {
      case ("fetched_at", _, _), ("gone_since", _, _), ("detail", _, _): continue
      case ("attributes", .object(let before), .object(let after)):
        changes += Self.changes(from: before, to: after)
      default:
        changes.append(FieldChange(field: after.name, old: before.value, new: after.value))
      }
    }
    return changes
  }

  /// The same for the attributes, of which one that is absent tells as much as null.
  private static func changes(
    from old: [JSON.Member], to new: [JSON.Member]
  ) -> [FieldChange] {
    var names: Set<String> = []
    return (new + old).filter { names.insert($0.name).inserted }.compactMap { member in
      let before = JSON.object(old)[member.name] ?? .null
      let after = JSON.object(new)[member.name] ?? .null
      guard before != after else { return nil }
      return FieldChange(field: "attributes.\(member.name)", old: before, new: after)
    }
  }

  private func told(without untold: Set<UserFact>) -> User {
    guard !untold.isEmpty else { return self }
    var user = self
    for fact in untold {
      switch fact {
      case .roles: user.roles = []
      case .permissions: user.permissions = []
      case .departments: user.groups.removeAll { $0.kind == .department }
      case .teams: user.groups.removeAll { $0.kind == .team }
      case .groups: user.groups.removeAll { $0.kind == .group }
      case .tags: user.groups.removeAll { $0.kind == .tag }
      }
    }
    return user
  }
}
