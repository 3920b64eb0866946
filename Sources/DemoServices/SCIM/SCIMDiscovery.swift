/// What the SCIM service says of itself (RFC 7643 sections 5 to 7, RFC 9865 section 4).
enum SCIMDiscovery {
  /// The schema of users.
  static let userURN = "urn:ietf:params:scim:schemas:core:2.0:User"
  /// The schema of groups.
  static let groupURN = "urn:ietf:params:scim:schemas:core:2.0:Group"
  /// The schema of what companies know of their users.
  static let enterpriseURN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

  /// The service provider configuration.
  static func configuration(base: String) -> JSON {
    [
      "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
      "patch": ["supported": false],
      "bulk": ["supported": false, "maxOperations": 0, "maxPayloadSize": 0],
      "filter": ["supported": true, "maxResults": .int(SCIMQuery.maximumPageSize)],
      "changePassword": ["supported": false], "sort": ["supported": false],
      "etag": ["supported": false],
      "pagination": [
        "cursor": true, "index": true, "defaultPaginationMethod": "index",
        "defaultPageSize": .int(SCIMQuery.defaultPageSize),
        "maxPageSize": .int(SCIMQuery.maximumPageSize), "cursorTimeout": 3600,
      ],
      "authenticationSchemes": [
        [
          "name": "OAuth Bearer Token", "type": "oauthbearertoken", "primary": true,
          "description": "Authentication scheme using the OAuth Bearer Token Standard",
          "specUri": "https://www.rfc-editor.org/info/rfc6750",
        ]
      ],
      "meta": meta("ServiceProviderConfig", "\(base)/ServiceProviderConfig"),
    ]
  }

  /// Which kinds of resource there are, by id.
  static func resourceTypes(base: String) -> [(id: String, json: JSON)] {
    [("User", "/Users", userURN), ("Group", "/Groups", groupURN)].map { name, endpoint, schema in
      let extensions: JSON =
        schema == userURN ? [["schema": .string(enterpriseURN), "required": false]] : []
      return (
        name,
        [
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": .string(name),
          "name": .string(name), "endpoint": .string(endpoint), "schema": .string(schema),
          "schemaExtensions": extensions,
          "meta": meta("ResourceType", "\(base)/ResourceTypes/\(name)"),
        ]
      )
    }
  }

  /// What the resources are made of, by id: the attributes that this service writes.
  static func schemas(base: String) -> [(id: String, json: JSON)] {
    [
      (userURN, "User", user), (groupURN, "Group", group),
      (enterpriseURN, "EnterpriseUser", enterprise),
    ].map { id, name, attributes in
      (
        id,
        [
          "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": .string(id),
          "name": .string(name), "attributes": .array(attributes.map(\.json)),
          "meta": meta("Schema", "\(base)/Schemas/\(id)"),
        ]
      )
    }
  }

  private struct Attribute {
    var name: String
    var type = "string"
    var isMultiple = false
    var parts: [Attribute] = []

    var json: JSON {
      var members: [(String, JSON)] = [
        ("name", .string(name)), ("type", .string(type)), ("multiValued", .bool(isMultiple)),
        ("required", .bool(name == "userName")), ("caseExact", false),
        ("mutability", "readOnly"), ("returned", "default"),
        ("uniqueness", name == "userName" ? "server" : "none"),
      ]
      if !parts.isEmpty { members.append(("subAttributes", .array(parts.map(\.json)))) }
      return .object(members)
    }
  }

  private static func strings(_ names: String...) -> [Attribute] {
    names.map { Attribute(name: $0) }
  }

  private static func values(_ name: String, _ parts: [Attribute]) -> Attribute {
    Attribute(name: name, type: "complex", isMultiple: true, parts: parts)
  }

  private static let plural =
    strings("value", "display", "type") + [Attribute(name: "primary", type: "boolean")]
  private static let link =
    strings("value", "display", "type") + [Attribute(name: "$ref", type: "reference")]

  private static let user =
    strings("userName", "displayName", "nickName", "title", "userType", "locale", "timezone")
    + [
      Attribute(
        name: "name", type: "complex", parts: strings("formatted", "givenName", "familyName")),
      Attribute(name: "active", type: "boolean"), values("emails", plural),
      values("phoneNumbers", plural), values("entitlements", plural), values("roles", plural),
      values("groups", link),
    ]
  private static let group = strings("displayName") + [values("members", link)]
  private static let enterprise =
    strings("employeeNumber", "costCenter", "organization", "division", "department")
    + [
      Attribute(
        name: "manager", type: "complex",
        parts: strings("value", "displayName") + [Attribute(name: "$ref", type: "reference")])
    ]

  private static func meta(_ type: String, _ location: String) -> JSON {
    ["resourceType": .string(type), "location": .string(location)]
  }
}
