import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What becomes of the attributes of RFC 7643 in roster.
@Suite struct SCIMMappingTests {
  @Test(
    arguments: [
      (#""displayName":"D","name":{"formatted":"F"},"userName":"u""#, "D"),
      (#""displayName":"","name":{"formatted":"F","givenName":"G"},"userName":"u""#, "F"),
      (#""name":{"givenName":"G","familyName":"N"},"userName":"u""#, "G N"),
      (#""name":{"familyName":"N"}"#, "N"), (#""name":{},"userName":"u""#, "u"), (#""x":1"#, ""),
    ])
  func `a user is called what is nearest to a name for showing`(
    members: String, name: String
  ) async throws {
    #expect(try await scimUser("{\"id\":\"1\",\(members)}").displayName.original == name)
  }

  @Test(
    arguments: [
      (#""emails":[{"value":"a@x"},{"value":"b@x","primary":true}],"userName":"u@x""#, "b@x"),
      (#""emails":[{"type":"work"},{"value":""},{"value":"c@x"}]"#, "c@x"),
      (#""emails":["d@x"]"#, "d@x"), (#""emails":{"value":"e@x"}"#, "e@x"),
      (#""emails":[],"userName":"u@x""#, "u@x"), (#""userName":"u""#, nil),
    ] as [(String, String?)])
  func `the e-mail address is the primary one, else the first, else the user name if it is one`(
    members: String, email: String?
  ) async throws {
    let user = try await scimUser("{\"id\":\"1\",\(members)}")
    #expect(user.email?.original == email)
    #expect(user.problems.isEmpty)
  }

  @Test func `a user is active, inactive or not reported`() async throws {
    #expect(try await scimUser(#"{"id":"1","active":true}"#).status == .active)
    #expect(try await scimUser(#"{"id":"1","active":false}"#).status == .inactive)
    #expect(try await scimUser(#"{"id":"1","active":null}"#).status == .unknown)
    let odd = try await scimUser(#"{"id":"1","active":"yes"}"#)
    #expect(odd.status == .unknown && odd.problems == ["active is no boolean: \"yes\""])
    #expect(odd.attributes == [.init("active", "yes")], "what is not understood is kept")
  }

  @Test func `roles and entitlements are objects or strings, with a name where there is one`()
    async throws
  {
    let user = try await scimUser(
      #"""
      {"id":"1",
       "roles":[{"value":"r1","display":"Admin","type":"t","primary":true},{"value":"r2"},"r3",
        {"display":"Named"},{"type":"empty"}],
       "entitlements":[{"value":"e1","display":"VPN"},"e2"]}
      """#)
    #expect(
      user.roles == [
        Role(name: "Admin", kind: .scim, id: UserID("r1")), Role(name: "r2", kind: .scim),
        Role(name: "r3", kind: .scim), Role(name: "Named", kind: .scim),
      ])
    #expect(
      user.permissions == [Permission(code: "e1", name: "VPN"), Permission(code: "e2")])
    #expect(user.attributes.map(\.name) == ["roles"], "only roles have more than has a place")
    #expect(user.problems.isEmpty)
  }

  @Test func `groups keep id and name, and a department is one without an id`() async throws {
    let user = try await scimUser(
      #"""
      {"id":"1","groups":[{"value":"g1","display":"One"},{"value":"g2"},"Three"],
       "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Sales"}}
      """#)
    #expect(
      user.groups == [
        Group(kind: .group, id: UserID("g1"), name: "One"),
        Group(kind: .group, id: UserID("g2"), name: "#g2"), Group(kind: .group, name: "Three"),
        Group(kind: .department, name: "Sales"),
      ])
    #expect(user.attributes.isEmpty)
  }

  @Test func `names of attributes and schemas are the same whatever their case`() async throws {
    let user = try await scimUser(
      #"""
      {"ID":"1","USERNAME":"u","Name":{"FAMILYNAME":"N"},"Active":true,
       "EMAILS":[{"Value":"a@x","PRIMARY":true}],
       "URN:ietf:params:SCIM:schemas:extension:ENTERPRISE:2.0:user":
        {"Department":"Sales","MANAGER":{"displayname":"M"}},
       "META":{"CREATED":"2010-01-23T04:56:22Z","lastmodified":"2011-05-13T04:42:34Z"}}
      """#)
    #expect(user.id.text == "1" && user.username == "u" && user.displayName == "N")
    #expect(user.status == .active && user.email == "a@x")
    #expect(user.groups == [Group(kind: .department, name: "Sales")])
    #expect(user.createdAt?.rfc3339 == "2010-01-23T04:56:22Z")
    #expect(user.updatedAt?.rfc3339 == "2011-05-13T04:42:34Z")
    #expect(
      user.attributes.map(\.name) == ["name", "emails", "manager"])
    #expect(user.attributes.last?.value == ["displayName": "M"])
  }

  @Test func `another extension's attributes are there under their whole names`() async throws {
    let user = try await scimUser(
      #"""
      {"id":"1","urn:example:2.0:User":{"badge":17,"floors":["1",2],"none":null},
       "urn:example:flag":true}
      """#)
    #expect(
      user.attributes == [
        .init("urn:example:2.0:User:badge", 17), .init("urn:example:2.0:User:floors", ["1", 2]),
        .init("urn:example:flag", true),
      ])
  }

  @Test func `nobody is privileged unless the configuration says by what`() async throws {
    let admin = #"{"id":"1","roles":[{"value":"r1","display":"Admin"}],"entitlements":["root"]}"#
    #expect(try await scimUser(admin).privilege == .unknown)
    for (names, expected) in [
      (["Admin"], Privilege(value: true, because: ["Admin"])),
      (["r1", "root"], Privilege(value: true, because: ["r1", "root"])),
      (["Owner"], Privilege(value: false)),
    ] {
      #expect(try await scimUser(admin) { $0.privilegedRoles = names }.privilege == expected)
    }
    let silent = try await scimUser(#"{"id":"1","roles":null}"#) {
      $0.privilegedRoles = ["Admin"]
    }
    #expect(silent.privilege == .unknown, "a role that is not reported is not known to be absent")
    let none = try await scimUser(#"{"id":"1","roles":[]}"#) { $0.privilegedRoles = ["Admin"] }
    #expect(none.privilege == Privilege(value: false))
  }

  @Test func `neither a password nor the signature of a picture is kept anywhere`() async throws {
    let user = try await scimUser(
      #"""
      {"id":"1","Password":"s3cret","photos":[{"value":"https:\/\/x/p.png?sig=s3cret","type":"a?b"},
       "https://x/q.png\u003fs3cret"],"profileUrl":"https://x/?u=1"}
      """#)
    #expect(!user.json.text().contains("s3cret"))
    let raw = String(decoding: user.raw, as: UTF8.self)
    #expect(!raw.contains("s3cret") && raw.contains(#""Password":null"#))
    #expect(raw.contains(#""value":"https:\/\/x/p.png","type":"a""#))
    #expect(raw.contains("https://x/?u=1"), "an address that is no picture's stays whole")
    #expect(user.rawJSON != nil)
    let broken = try await scimUser(#"{"photos":["https://x/p?s3cret"] "id":1}"#)
    #expect(!String(decoding: broken.raw, as: UTF8.self).contains("s3cret"))
  }

  @Test func `the credential is a bearer token, or user and password where it is configured`()
    async throws
  {
    for (scheme, sent) in [
      ("bearer" as SourceOption.Value, "Bearer us:er"), ("basic", "Basic dXM6ZXI="),
    ] {
      let contract = try ContractCase.named("scim")
      var configuration = contract.example.configuration
      configuration.options["auth"] = scheme
      let transport = ScriptedTransport(bodies: [user("1")])
      let provider = contract.service.provider(
        configuration,
        credential: { () throws(HTTPTransportError) -> Secret in Secret("us:er") },
        transport: transport, now: { ContractCase.now })
      _ = try await provider.user(id: UserID("1"))
      #expect(transport.requests.first?.headers[named: "Authorization"] == sent)
      #expect(
        transport.requests.first?.headers[named: "Accept"]?.hasPrefix("application/scim+json")
          == true)
    }
  }

  @Test(
    arguments: [
      (#"{"scimType":"tooMany","detail":"Too many."}"#, "tooMany: Too many. ("),
      (#"{"detail":"No.","status":404}"#, "No."), (#"{"DETAIL":"No."}"#, "No."),
      (#"{"error":"invalid_token","error_description":"Expired"}"#, "Expired"),
    ])
  func `an error says what the service said`(body: String, detail: String) async throws {
    let contract = try ContractCase.named("scim")
    let error = await contract.error(
      ContractCase.calls[1], answer: HTTPAnswer(status: 409, body: Array(body.utf8)))
    #expect(error?.code == .server(status: 409))
    #expect(error?.detail?.original.hasPrefix(detail) == true)
  }
}
