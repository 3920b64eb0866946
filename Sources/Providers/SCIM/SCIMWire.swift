import DirectoryModel

/// A user as `/Users` writes it (RFC 7643 sections 4.1 and 4.3).
///
/// An attribute that is null, empty or absent is unassigned, which are all the same (RFC 7643
/// section 2.5).
struct SCIMUser {
  let userName: DisplayText?
  let displayName: DisplayText?
  let formattedName: DisplayText?
  let givenName: DisplayText?
  let familyName: DisplayText?
  let isActive: Bool?
  let emails: [Value]
  let groups: [Value]
  /// Nil where the answer has none, be it for a lack of roles or of words for them.
  let roles: [Value]?
  let entitlements: [Value]?
  let department: DisplayText?
  /// Whether the answer has an attribute `groups`, and the enterprise extension.
  let tellsGroups: Bool
  let hasEnterprise: Bool
  let created: Timestamp?
  let lastModified: Timestamp?
  /// Every attribute without a place above, well-typed, in the order of the schema.
  let attributes: [User.Attribute]

  /// One value of a multi-valued attribute (RFC 7643 section 2.4).
  struct Value {
    let value: String?
    let display: DisplayText?
    let isPrimary: Bool

    fileprivate init(_ json: JSON) {
      value = json["value"]?.nonEmptyString
      display = json["display"]?.nonEmptyString.map { DisplayText($0) }
      isPrimary = json["primary"] == true
    }
  }

  /// - Parameter record: a user with canonical names, see ``SCIMSchema/canonical(_:)``.
  init(reading record: Record) {
    let user = record.object(of: .user)
    let meta = user["meta"] ?? .null
    let enterprise = user[SCIMSchema.enterpriseURN] ?? .null
    userName = user.text("userName")
    displayName = user.text("displayName")
    formattedName = user["name"]?.text("formatted")
    givenName = user["name"]?.text("givenName")
    familyName = user["name"]?.text("familyName")
    isActive = user["active"].flatMap { if case .bool(let value) = $0 { value } else { nil } }
    emails = user.elements("emails").map { Value($0) }
    groups = user.elements("groups").map { Value($0) }
    roles = record.json("roles") != nil ? user.elements("roles").map { Value($0) } : nil
    entitlements =
      record.json("entitlements") != nil ? user.elements("entitlements").map { Value($0) } : nil
    department = enterprise.text("department")
    tellsGroups = record.json("groups") != nil
    hasEnterprise = record.json(SCIMSchema.enterpriseURN) != nil
    created = meta["created"]?.nonEmptyString.flatMap { Timestamp(parsing: $0) }
    lastModified = meta["lastModified"]?.nonEmptyString.flatMap { Timestamp(parsing: $0) }
    attributes = Self.attributes(of: user) + Self.extensions(of: record)
  }

  /// What has a place of its own in roster; `schemas` is about the answer and not the user.
  private static let placed = ["schemas", "id", "userName", "displayName", "active"]

  private static func attributes(of user: JSON) -> [User.Attribute] {
    guard case .object(let members) = user else { return [] }
    var attributes: [User.Attribute] = []
    attributes.reserveCapacity(members.count)
    for member in members {
      switch (member.name, member.value) {
      case (let name, _) where placed.contains(name): break
      case ("groups", .array(let values)), ("entitlements", .array(let values)),
        ("roles", .array(let values)):
        let hasMore = values.contains { $0["type"] != nil || $0["primary"] != nil }
        if hasMore { attributes.append(.init(member.name, member.value)) }
      case (SCIMSchema.enterpriseURN, .object(let parts)):
        for part in parts where part.name != "department" {
          attributes.append(.init(part.name, part.value))
        }
      case ("meta", .object(let parts)):
        let rest = parts.filter { $0.name != "created" && $0.name != "lastModified" }
        if !rest.isEmpty { attributes.append(.init("meta", .object(rest))) }
      default: attributes.append(.init(member.name, member.value))
      }
    }
    return attributes
  }

  /// The attributes of other extensions, each under the URN of its schema and its name, as RFC 7644
  /// section 3.10 writes them.
  private static func extensions(of record: Record) -> [User.Attribute] {
    let names = record.names { $0.utf8.first.map { $0 | 0x20 } == UInt8(ascii: "u") }
    return names.flatMap { name -> [User.Attribute] in
      guard name != SCIMSchema.enterpriseURN, name.lowercased().hasPrefix("urn:"),
        let value = record.json(name)
      else { return [] }
      guard case .object(let members) = value else { return [.init(name, value)] }
      return members.filter { $0.value != .null }.map { .init("\(name):\($0.name)", $0.value) }
    }
  }
}

extension Record {
  /// What the record has of a schema's attributes and is well-typed; the rest is in its problems.
  fileprivate func object(of schema: SCIMSchema) -> JSON {
    .object(
      schema.attributes.compactMap { attribute in
        // The id is read, and missed, elsewhere.
        guard attribute.name != "id", let value = value(of: attribute) else { return nil }
        return JSON.Member(attribute.name, value)
      })
  }

  private func value(of attribute: SCIMAttribute) -> JSON? {
    guard let json = json(attribute.name) else { return nil }
    if attribute.kind.isExact(json) { return json }
    return switch attribute.kind {
    case .text: string(attribute.name).map { .string($0) }
    case .boolean: bool(attribute.name).map { .bool($0) }
    case .dateTime: timestamp(attribute.name).map { JSON($0) }
    case .texts: strings(attribute.name).map { .array($0.map { .string($0) }) }
    case .complex(let schema): record(attribute.name)?.object(of: schema).nonEmpty
    case .list(let schema):
      JSON.array((records(attribute.name) ?? []).compactMap { $0.object(of: schema).nonEmpty })
        .nonEmpty
    }
  }
}

extension JSON {
  /// The value, unless it is an array or an object with nothing in it.
  fileprivate var nonEmpty: JSON? {
    // A bare `nil` would be the null of JSON.
    self == .array([]) || self == .object([]) ? JSON?.none : self
  }

  /// The text of a string that is not empty.
  var nonEmptyString: String? {
    if case .string(let text) = self, !text.isEmpty { text } else { nil }
  }

  fileprivate func text(_ name: String) -> DisplayText? {
    self[name]?.nonEmptyString.map { DisplayText($0) }
  }

  fileprivate func elements(_ name: String) -> [JSON] {
    if case .array(let elements)? = self[name] { elements } else { [] }
  }
}
