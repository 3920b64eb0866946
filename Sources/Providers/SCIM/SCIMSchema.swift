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
struct SCIMSchema: Sendable {
  let attributes: [SCIMAttribute]
  /// The sub-attribute that a bare string stands for where an object belongs: servers in the wild
  /// write `"roles": ["admin"]`.
  let bareName: String?
  private let byName: [String: SCIMAttribute]

  init(_ attributes: [SCIMAttribute], bare bareName: String? = nil) {
    self.attributes = attributes
    self.bareName = bareName
    byName = Dictionary(
      attributes.flatMap { [($0.name, $0), ($0.name.lowercased(), $0)] },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same JSON with the names as the schema writes them, and objects for bare strings.
  ///
  /// Names of attributes and schemas are the same whatever their case (RFC 7643 section 2.1). What
  /// the schema does not know stays as it is.
  func canonical(_ json: JSON) -> JSON {
    guard case .object(let members) = json else { return json }
    return .object(
      members.map { member in
        guard let attribute = byName[member.name] ?? byName[member.name.lowercased()] else {
          return member
        }
        return JSON.Member(attribute.name, attribute.canonical(member.value))
      })
  }

  fileprivate func element(_ json: JSON) -> JSON {
    if case .string = json, let bareName { return .object([.init(bareName, json)]) }
    return canonical(json)
  }
}

extension SCIMAttribute {
  fileprivate func canonical(_ json: JSON) -> JSON {
    switch (kind, json) {
    case (.complex(let schema), _): schema.element(json)
    case (.list(let schema), .array(let elements)): .array(elements.map(schema.element))
    case (.list(let schema), .object), (.list(let schema), .string): .array([schema.element(json)])
    default: json
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
