import DirectoryModel

/// An attribute of a SCIM schema, as far as reading it takes (RFC 7643 section 2).
struct SCIMAttribute: Sendable {
  /// What its value is in JSON.
  enum Kind: Sendable {
    /// A string, a reference or binary data: a JSON string each (RFC 7643 section 2.3).
    case text
    case boolean
    case dateTime
    case texts
    case complex(SCIMSchema)
    /// Multi-valued and complex (RFC 7643 section 2.4).
    case list(SCIMSchema)
  }

  let name: String
  let kind: Kind

  init(_ name: String, _ kind: Kind = .text) {
    self.name = name
    self.kind = kind
  }
}

/// The attributes of a resource or of a complex attribute.
final class SCIMSchema: Sendable {
  let attributes: [SCIMAttribute]
  /// The sub-attribute that a bare string stands for where an object belongs: servers in the wild
  /// write `"roles": ["admin"]`.
  let bareName: String?
  private let names: [String]
  /// The places in ``attributes`` by the lower-cased names.
  private let places: [String: Int]

  init(_ attributes: [SCIMAttribute], bare bareName: String? = nil) {
    self.attributes = attributes
    self.bareName = bareName
    names = attributes.map(\.name)
    places = Dictionary(
      attributes.enumerated().map { ($1.name.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same JSON with the names as the schema writes them, and objects for bare strings.
  ///
  /// Names of attributes and schemas are the same whatever their case (RFC 7643 section 2.1). What
  /// the schema does not know stays as it is.
  func canonical(_ json: JSON) -> JSON { corrected(json) ?? json }

  /// Whether a value holds attributes of the schema and nothing else, each with a value of its type,
  /// in the order of the schema: reading it would make the same of it.
  func isExact(_ json: JSON) -> Bool {
    guard case .object(let members) = json, !members.isEmpty else { return false }
    var last = -1
    return members.allSatisfy { member in
      guard let place = place(of: member.name, after: last), place > last else { return false }
      last = place
      return attributes[place].kind.isExact(member.value)
    }
  }

  /// ``canonical(_:)``; nil where that is the same.
  private func corrected(_ json: JSON) -> JSON? {
    guard case .object(let members) = json else { return nil }
    var changed: [JSON.Member]?
    var last = -1
    for (index, member) in members.enumerated() {
      let place = place(of: member.name, after: last)
      last = place ?? last
      let attribute = (place ?? places[member.name.lowercased()]).map { attributes[$0] }
      let value = attribute?.kind.corrected(member.value)
      if changed == nil, place == nil && attribute != nil || value != nil {
        changed = Array(members[..<index])
      }
      changed?.append(JSON.Member(attribute?.name ?? member.name, value ?? member.value))
    }
    return changed.map { .object($0) }
  }

  /// The place of the attribute that is written so; looked for first where it is if the members
  /// stand in the order of the schema.
  private func place(of name: String, after last: Int) -> Int? {
    for place in last + 1..<names.count where names[place] == name { return place }
    for place in 0..<last + 1 where names[place] == name { return place }
    return nil
  }

  fileprivate func correctedElement(_ json: JSON) -> JSON? {
    if case .string = json, let bareName { return .object([.init(bareName, json)]) }
    return corrected(json)
  }
}

extension SCIMAttribute.Kind {
  fileprivate func corrected(_ json: JSON) -> JSON? {
    switch (self, json) {
    case (.complex(let schema), _): return schema.correctedElement(json)
    case (.list(let schema), .array(let elements)):
      if elements.allSatisfy({ schema.correctedElement($0) == nil }) { return nil }
      return .array(elements.map { schema.correctedElement($0) ?? $0 })
    case (.list(let schema), .object), (.list(let schema), .string):
      return .array([schema.correctedElement(json) ?? json])
    default: return nil
    }
  }

  /// Whether reading a value would make the same of it.
  func isExact(_ json: JSON) -> Bool {
    switch (self, json) {
    case (.text, .string), (.boolean, .bool): true
    case (.dateTime, .string(let text)):
      Timestamp(parsing: text).map { $0.rfc3339 == text && !$0.isNeverSet } ?? false
    case (.texts, .array(let elements)):
      elements.allSatisfy { if case .string = $0 { true } else { false } }
    case (.complex(let schema), _): schema.isExact(json)
    case (.list(let schema), .array(let elements)):
      !elements.isEmpty && elements.allSatisfy(schema.isExact)
    default: false
    }
  }
}

extension SCIMSchema {
  /// The key of the enterprise extension in a user (RFC 7643 section 4.3).
  static let enterpriseURN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

  /// The user (RFC 7643 sections 3.1 and 4.1) with the enterprise extension.
  ///
  /// `password` is not among it: it is never returned, and never read.
  static let user = SCIMSchema([
    .init("schemas", .texts), .init("id"), .init("externalId"), .init("userName"),
    .init(
      "name",
      .complex(
        SCIMSchema([
          .init("formatted"), .init("familyName"), .init("givenName"), .init("middleName"),
          .init("honorificPrefix"), .init("honorificSuffix"),
        ]))),
    .init("displayName"), .init("nickName"), .init("profileUrl"), .init("title"),
    .init("userType"), .init("preferredLanguage"), .init("locale"), .init("timezone"),
    .init("active", .boolean),
    .init("emails", .list(values)), .init("phoneNumbers", .list(values)),
    .init("ims", .list(values)), .init("photos", .list(values)),
    .init("addresses", .list(address)), .init("groups", .list(group)),
    .init("entitlements", .list(values)), .init("roles", .list(values)),
    .init("x509Certificates", .list(values)), .init(enterpriseURN, .complex(enterprise)),
    .init("meta", .complex(meta)),
  ])

  /// The sub-attributes that multi-valued attributes have unless they say otherwise (RFC 7643
  /// section 2.4).
  private static let values = SCIMSchema(
    [
      .init("value"), .init("display"), .init("type"), .init("primary", .boolean), .init("$ref"),
    ], bare: "value")

  private static let address = SCIMSchema(
    [
      .init("formatted"), .init("streetAddress"), .init("locality"), .init("region"),
      .init("postalCode"), .init("country"), .init("type"), .init("primary", .boolean),
    ], bare: "formatted")

  /// A bare string can't be told to be the id, so it is taken for the name, which says less.
  private static let group = SCIMSchema(
    [.init("value"), .init("$ref"), .init("display"), .init("type")], bare: "display")

  private static let enterprise = SCIMSchema([
    .init("employeeNumber"), .init("costCenter"), .init("organization"), .init("division"),
    .init("department"),
    .init(
      "manager",
      .complex(
        SCIMSchema([.init("value"), .init("$ref"), .init("displayName")], bare: "value"))),
  ])

  /// RFC 7643 section 3.1.
  private static let meta = SCIMSchema([
    .init("resourceType"), .init("created", .dateTime), .init("lastModified", .dateTime),
    .init("location"), .init("version"),
  ])
}
