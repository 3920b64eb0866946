import DirectoryModel

/// A team account, in the names of the present documentation or of its older rendering.
///
/// Present: https://apidocs.document360.com/apidocs/get-user and `CompleteUserInfoCustomer` of the
/// vendor's OpenAPI document. Older: the sample of https://apidocs.document360.com/docs/get-user,
/// with `id`, `last_sign_in`, `portal_role_infos` and names that end in `_info`. Everything may be
/// null.
struct Document360User {
  let email: DisplayText?
  let firstName: DisplayText?
  let lastName: DisplayText?
  let pictureURL: DisplayText?
  let lastLogin: Timestamp?
  let portalRoles: [PortalRole]
  /// Nil where the answer has none, as in the list.
  let contentRoles: [ContentRole]?
  let groups: [AssociatedGroup]
  /// Whether the answer has groups, as a list has not.
  let tellsGroups: Bool

  /// A role in the portal: a name in the list, an object or an array of objects in a get.
  struct PortalRole {
    let id: UserID?
    /// `Owner`, `Admin`, `Contributor`, `None` or another; without the blanks that may surround it.
    let name: DisplayText?
    /// The group through which the user has the role.
    let group: DisplayText?
  }

  /// A role over content, and over which content.
  struct ContentRole {
    let id: UserID?
    let name: DisplayText?
    /// The number of the scope's level as written, or a word in its place.
    let level: String?
    /// The parts of the knowledge base in which the role holds.
    let bounds: [Role.Bound]
    /// The group through which the user has the role.
    let group: DisplayText?
  }

  /// A group with the content roles that come with it.
  struct AssociatedGroup {
    let id: UserID?
    let title: DisplayText?
    let description: DisplayText?
    let roles: [ContentRole]
  }

  init(reading record: Record) {
    email = record.trimmed("email_id") ?? record.trimmed("email")
    firstName = record.text("first_name")
    lastName = record.text("last_name")
    pictureURL = record.text("profile_logo_url")
    lastLogin = record.timestamp("last_login_at") ?? record.timestamp("last_sign_in")
    portalRoles = Self.portalRoles(in: record)
    contentRoles = ContentRole.all(in: record)
    tellsGroups = record.json("associated_groups") != nil
    groups = (record.records("associated_groups") ?? []).map { group in
      AssociatedGroup(
        id: group.id("id") ?? group.id("group_id"), title: group.trimmed("title"),
        description: group.text("description"), roles: ContentRole.all(in: group) ?? [])
    }
  }

  private static func portalRoles(in record: Record) -> [PortalRole] {
    let names = ["portal_role", "portal_roles", "portal_role_infos"]
    guard let name = names.first(where: { record.json($0) != nil }),
      let value = record.json(name)
    else { return [] }
    guard case .array(let elements) = value else {
      let role = PortalRole(reading: value, at: name, of: record) { record.record(name) }
      if role == nil { record.leave(name) }
      return [role].compactMap(\.self)
    }
    return elements.enumerated().compactMap { index, element in
      let role = PortalRole(reading: element, at: "\(name)[\(index)]", of: record) {
        record.record(index, of: name)
      }
      if role == nil, element != .null { record.leave(element, of: name) }
      return role
    }
  }
}

extension Document360User.PortalRole {
  /// Reads one role; nil where it says nothing.
  fileprivate init?(
    reading json: JSON, at path: String, of user: Record, part: () -> Record?
  ) {
    switch json {
    case .null: return nil
    case .string(let text): self.init(id: nil, name: text.trimmed, group: nil)
    case .object where ["role_id", "role_name", "title"].contains { json[$0] != nil }:
      guard let record = part() else { return nil }
      self.init(
        id: record.id("role_id"), name: record.trimmed("role_name") ?? record.trimmed("title"),
        group: record.trimmed("group_name"))
    case .object, .bool, .number, .array:
      user.addProblem(at: path, "is no role: \(json.kind)")
      return nil
    }
    if self.name == nil, id == nil { return nil }
  }
}

extension Document360User.ContentRole {
  /// The keys of a scope and the members that hold them.
  private static let parts = [
    ("version", "version_name"), ("version_id", "version_id"), ("language", "language_name"),
    ("language_id", "language_id"), ("language_code", "language_code"),
    ("category", "category_name"), ("category_id", "category_id"), ("article", "article_name"),
  ]

  /// The content roles of a user or a group.
  fileprivate static func all(in record: Record) -> [Self]? {
    let records = record.records("content_roles") ?? record.records("content_role_infos")
    return records?.map { Self(reading: $0) }
  }

  /// The narrowest object that names a part of the content counts: it names all that it lies in.
  private init(reading record: Record) {
    id = record.id("role_id")
    name = record.trimmed("role_name")
    group = record.trimmed("group_name")
    level =
      if case .string(let text) = record.json("access_scope_level") {
        text
      } else {
        record.integer("access_scope_level").map { String($0) }
      }
    let places = ["article", "category", "language", "version"].compactMap {
      Self.place("\($0)_access", in: record) ?? Self.place("\($0)_access_info", in: record)
    }
    bounds = Self.parts.compactMap { key, member in
      // All are read: what the wider ones name as well is nothing else.
      let texts = places.compactMap { place in
        member.hasSuffix("_id")
          ? place.id(member).map { DisplayText($0.text) } : place.trimmed(member)
      }
      return texts.first.map { Role.Bound(key, $0) }
    }
  }

  /// The object that names a part of the content.
  private static func place(_ name: String, in role: Record) -> Record? {
    guard let json = role.json(name) else { return nil }
    if case .object = json, !parts.contains(where: { json[$0.1] != nil }) {
      role.addProblem(at: name, "names no part of the content")
    }
    return role.record(name)
  }
}

extension Record {
  /// A name without the white space around it; nil where there is nothing else, be it in disguise.
  func trimmed(_ name: String) -> DisplayText? { self.name(name)?.original.trimmed }
}

extension String {
  /// The text without the white space around it; nil where nothing else is in it that says
  /// anything.
  fileprivate var trimmed: DisplayText? {
    if isEmptyInDisguise { return nil }
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return nil }
    return DisplayText(String(start[...last]))
  }
}
