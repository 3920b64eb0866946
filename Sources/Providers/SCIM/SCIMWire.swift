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
    /// The value as an identifier.
    let id: UserID?
    let display: DisplayText?
    let isPrimary: Bool

    /// Reads a value; `written` is the same with its strings as they were written.
    fileprivate init(_ json: JSON, written: JSON) {
      value = json["value"]?.nonEmptyString
      id = written["value"]?.nonEmptyString.map { UserID($0) }
      display = json["display"]?.name
      isPrimary = json["primary"] == true
    }

    /// The value as a name, or an address.
    var name: DisplayText? { value.flatMap { $0.isEmptyInDisguise ? nil : DisplayText($0) } }
  }

  /// - Parameter record: a user with canonical names, see ``SCIMSchema/canonical(_:)``.
  init(reading record: Record) {
    let user = record.object(of: .user)
    let meta = user["meta"] ?? .null
    let enterprise = user[SCIMSchema.enterpriseURN] ?? .null
    func values(_ name: String) -> [Value] { user.values(name, written: record.writing(of: name)) }
    userName = user["userName"]?.name
    displayName = user["displayName"]?.name
    formattedName = user["name"]?["formatted"]?.name
    givenName = user["name"]?["givenName"]?.name
    familyName = user["name"]?["familyName"]?.name
    isActive = user["active"].flatMap { if case .bool(let value) = $0 { value } else { nil } }
    emails = values("emails")
    groups = values("groups")
    roles = record.json("roles") != nil ? values("roles") : nil
    entitlements = record.json("entitlements") != nil ? values("entitlements") : nil
    department = enterprise["department"]?.name
    tellsGroups = record.json("groups") != nil
    hasEnterprise = record.json(SCIMSchema.enterpriseURN) != nil
    created = meta["created"]?.time
    lastModified = meta["lastModified"]?.time
    attributes = Self.attributes(of: user) + Self.extensions(of: record)
  }

  /// What of the well-typed attributes has no place of its own in roster; `schemas` is about the
  /// answer and not the user.
  private static func attributes(of user: JSON) -> [User.Attribute] {
    guard case .object(let members) = user else { return [] }
    var attributes: [User.Attribute] = []
    attributes.reserveCapacity(members.count)
    for member in members {
      switch (member.name, member.value) {
      case ("schemas", _), ("id", _), ("active", _): break
      case ("userName", let value), ("displayName", let value):
        if value.isLeftAsName { attributes.append(.init(member.name, value)) }
      case ("groups", .array(let values)), ("entitlements", .array(let values)),
        ("roles", .array(let values)):
        if values.contains(where: \.hasMoreThanValue) {
          attributes.append(.init(member.name, member.value))
        }
      case (SCIMSchema.enterpriseURN, .object(let parts)):
        for part in parts where part.name != "department" || part.value.isLeftAsName {
          // A part that a service added may be called as an attribute is.
          let isTaken = attributes.contains { $0.name == part.name }
          let name = isTaken ? "\(SCIMSchema.enterpriseURN):\(part.name)" : part.name
          attributes.append(.init(name, part.value))
        }
      case ("meta", .object(let parts)):
        let rest = parts.filter {
          ($0.name != "created" && $0.name != "lastModified") || $0.value.time == nil
        }
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
  /// What the record has of a schema's attributes and is well-typed; what is not is in its problems.
  fileprivate func object(of schema: SCIMSchema) -> JSON {
    .object(members(of: schema))
  }

  /// The same with what the schema does not know and what is not well-typed, as it came.
  private func whole(of schema: SCIMSchema) -> JSON {
    if isStray { return [:] }
    let known = members(of: schema)
    let rest = takeRest()
    return .object(rest.isEmpty ? known : known + rest)
  }

  private func members(of schema: SCIMSchema) -> [JSON.Member] {
    schema.attributes.compactMap { attribute in
      // The id is read, and missed, elsewhere.
      guard attribute.name != "id", let value = value(of: attribute) else { return nil }
      return JSON.Member(attribute.name, value)
    }
  }

  private func value(of attribute: SCIMAttribute) -> JSON? {
    guard let json = json(attribute.name) else { return nil }
    if attribute.kind.isExact(json) { return json }
    return switch attribute.kind {
    case .text: string(attribute.name).map { .string($0) }
    case .boolean: bool(attribute.name).map { .bool($0) }
    case .dateTime: timestamp(attribute.name).map { JSON($0) }
    case .texts: strings(attribute.name).map { .array($0.map { .string($0) }) }
    case .complex(let schema): record(attribute.name)?.whole(of: schema).nonEmpty
    case .list(let schema):
      records(attribute.name).flatMap { records in
        JSON.array(zip(records, json.elements).compactMap { $0.element(of: schema, $1).nonEmpty })
          .nonEmpty
      }
    }
  }

  /// An element of a multi-valued attribute; something else in its place stays as it came.
  private func element(of schema: SCIMSchema, _ json: JSON) -> JSON {
    if case .object = json { return whole(of: schema) }
    _ = takeRest()
    return json == .null ? [] : json
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

  /// The text of a string that somebody or something may be called by.
  var name: DisplayText? {
    nonEmptyString.flatMap { $0.isEmptyInDisguise ? nil : DisplayText($0) }
  }

  /// Whether it is neither a name nor nothing at all.
  fileprivate var isLeftAsName: Bool { name == nil && self != "" }

  /// The time that a string tells; nil also where that was never set.
  fileprivate var time: Timestamp? {
    guard let text = nonEmptyString, let time = Timestamp(parsing: text) else { return nil }
    return time.isNeverSet ? nil : time
  }

  fileprivate var elements: [JSON] { if case .array(let elements) = self { elements } else { [] } }

  /// Whether the value of a multi-valued attribute says more than what it is and is called.
  fileprivate var hasMoreThanValue: Bool {
    guard case .object(let members) = self else { return true }
    return members.contains { member in
      switch (member.name, member.value) {
      case ("value", .string), ("display", .string), ("$ref", .string): false
      default: true
      }
    }
  }

  /// The values of a multi-valued attribute.
  fileprivate func values(_ name: String, written: JSON?) -> [SCIMUser.Value] {
    let elements = self[name]?.elements ?? []
    let all = written?.elements ?? []
    let written = all.count == elements.count ? all : elements
    return zip(elements, written).map { SCIMUser.Value($0, written: $1) }
  }
}
