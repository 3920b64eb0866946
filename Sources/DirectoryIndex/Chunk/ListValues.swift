import DirectoryModel

/// The values of users in the list columns, worked out once for users that are alike.
struct ListValues {
  /// Columns that follow from the same parts of a user.
  private enum Kind: UInt8, CaseIterable {
    case plain, roles, permissions, groups
  }

  /// What a list column shows and sorts by, and the field whose texts are its entries; neither for
  /// the roles with their kinds.
  private typealias Column = (column: UserColumn?, field: TextField?)

  /// In the order of ``ChunkSection/lists``.
  private static let columns: [Column] = [
    (.source, .source), (.provider, .provider), (.status, nil), (.privileged, nil), (.mfa, nil),
    (.invite, nil), (.roles, .role), (nil, nil), (.permissions, .permission), (.groups, .group),
    (.dept, .dept), (.team, .team), (.tag, .tag),
  ]
  /// By the raw value of the kind, the numbers of its columns.
  private static let ranges = [0..<6, 6..<8, 8..<9, 9..<13]

  private var known: [ListKey: [Int]] = [:]

  /// Sets the values of a place in all columns to those of a user.
  mutating func set(_ slot: Int, to user: User, in builder: inout ChunkBuilder) {
    for kind in Kind.allCases {
      let range = Self.ranges[Int(kind.rawValue)]
      let key = Self.key(kind, user)
      let numbers: [Int]
      if let known = known[key] {
        numbers = known
      } else {
        numbers = range.map { index in
          let (column, field) = Self.columns[index]
          let value = Self.value(of: user, column, field, &builder)
          return builder.lists[index].number(of: value)
        }
        known[key] = numbers
      }
      for index in range { builder.lists[index].set(slot, to: numbers[index - range.lowerBound]) }
    }
  }

  private static func value(
    of user: User, _ column: UserColumn?, _ field: TextField?, _ builder: inout ChunkBuilder
  ) -> ListValue {
    guard let column else { return roles(of: user, &builder) }
    var value = ListValue()
    let text = column.value(of: user)
    if !text.isEmpty { value.sortString = builder.strings.number(of: text.original.folded) }
    guard let field else { return value }
    if field == .permission {
      // A permission's code is another word for its name.
      for permission in user.permissions {
        let texts = [permission.name, permission.code].compactMap { $0?.original }
        for (index, text) in (texts.isEmpty ? [permission.label.original] : texts).enumerated() {
          append(text, isAlias: index > 0, to: &value, &builder)
        }
      }
    } else {
      for text in user.texts(of: field) { append(text, isAlias: false, to: &value, &builder) }
    }
    return value
  }

  /// Each role once, told apart by kind and by the name as it came; they are not searched.
  private static func roles(of user: User, _ builder: inout ChunkBuilder) -> ListValue {
    let item = builder.items.number(of: "")
    var value = ListValue()
    for role in user.roles {
      let string = builder.strings.number(of: RoleEntry.text(of: role))
      let entry = ListValue.Entry(item: item, string: string)
      if !value.entries.contains(entry) { value.entries.append(entry) }
    }
    return value
  }

  private static func append(
    _ text: String, isAlias: Bool, to value: inout ListValue, _ builder: inout ChunkBuilder
  ) {
    let item = builder.items.number(of: text.folded)
    let string = isAlias ? nil : builder.strings.number(of: text)
    if let index = value.entries.firstIndex(where: { $0.item == item }) {
      if value.entries[index].string == nil { value.entries[index].string = string }
    } else {
      value.entries.append(ListValue.Entry(item: item, string: string))
    }
  }

  /// The bytes of what the values follow from.
  private static func key(_ kind: Kind, _ user: User) -> ListKey {
    var key = ListKey(kind.rawValue)
    switch kind {
    case .plain:
      key.append(user.reference.source)
      key.append(user.provider)
      key.append(user.status == .unknown ? "" : user.status.word.original)
      key.append(user.invitation.state.rawValue)
      key.append(user.mfa.state.rawValue)
      key.append(user.privilege.value.map { $0 ? "yes" : "no" } ?? "")
      key.append(user.mfa.isGap ? "gap" : "")
    case .roles:
      for role in user.roles {
        key.append(role.name.original)
        key.append(role.kind.rawValue)
        for bound in role.scope { key.append(bound.value.original) }
        key.append(count: role.scope.count)
      }
    case .permissions:
      for permission in user.permissions {
        key.append(permission.label.original)
        key.append(permission.name?.original)
        key.append(permission.code?.original)
      }
    case .groups:
      for group in user.groups {
        key.append(group.name.original)
        key.append(group.kind.rawValue)
      }
    }
    return key
  }
}

/// Texts one after the other, to look up what follows from them.
private struct ListKey: Hashable {
  private var bytes: [UInt8]

  init(_ kind: UInt8) { bytes = [kind] }

  mutating func append(_ text: String?) {
    bytes.append(contentsOf: (text ?? "").utf8)
    append(count: text.map(\.utf8.count) ?? -1)
  }

  mutating func append(count: Int) { bytes.append32(count) }

  func hash(into hasher: inout Hasher) { bytes.withUnsafeBytes { hasher.combine(bytes: $0) } }
}
