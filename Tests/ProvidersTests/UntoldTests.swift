import DirectoryModel
import Testing

@testable import Providers

/// Which empty lists of a record mean none, and which only that nobody says.
@Suite struct UntoldTests {
  private func record(_ json: String) throws -> Record { Record(try JSON(parsing: json.utf8)) }

  private func blank() -> User {
    User(
      reference: UserReference(source: "s", id: UserID("1")), provider: "p",
      fetchedAt: Timestamp(seconds: 0))
  }

  @Test(arguments: [
    (
      #"{"access_level":{"name":"A","permissions":[]},"tags":[]}"#,
      [.departments, .teams, .groups]
    ),
    (
      #"{"access_level":{"name":"OWNER"},"tags":[]}"#,
      [.departments, .teams, .groups, .permissions]
    ),
    ("{}", UserFact.allCases),
  ])
  func `scanova tells the access level, what it permits if not in short, and tags`(
    json: String, untold: [UserFact]
  ) throws {
    var user = blank()
    ScanovaUser(reading: try record(json)).fill(&user, privilegedRoles: nil)
    #expect(user.untold == Set(untold))
  }

  @Test(arguments: [
    (#"{"departments":[]}"#, [.roles, .permissions, .teams, .groups, .tags]),
    (#"{"departments":null}"#, UserFact.allCases),
  ])
  func `scalepad tells departments`(json: String, untold: [UserFact]) throws {
    var user = blank()
    ScalePadUser(reading: try record(json)).fill(&user)
    #expect(user.untold == Set(untold))
  }

  @Test(
    arguments: [
      (
        #"{"portal_role":"Owner"}"#, [.permissions, .departments, .teams, .tags, .roles, .groups]
      ),
      (
        #"{"portal_role":{"role_name":"Owner"},"content_roles":[],"associated_groups":[]}"#,
        [.permissions, .departments, .teams, .tags]
      ),
      (
        #"{"portal_role":null,"content_roles":[],"associated_groups":null}"#,
        [.permissions, .departments, .teams, .tags, .roles, .groups]
      ),
    ] as [(String, [UserFact])])
  func `document360 tells all roles and groups in a get only`(
    json: String, untold: [UserFact]
  ) throws {
    var user = blank()
    Document360User(reading: try record(json)).fill(&user, privilegedRoles: nil)
    #expect(user.untold == Set(untold))
  }

  @Test(arguments: [
    (
      #"{"admin":false,"tenant_permissions":[],"team_memberships":[]}"#,
      [.departments, .groups, .tags]
    ),
    (
      #"{"admin":false,"tenant_permissions":[],"team_memberships":[{"team_id":1}]}"#,
      [.departments, .groups, .tags, .roles]
    ),
    (
      #"{"admin":null,"tenant_permissions":[],"team_memberships":[]}"#,
      [.departments, .groups, .tags, .roles]
    ),
    (#"{"admin":true}"#, UserFact.allCases),
  ])
  func `tines tells teams, roles in them and permissions where they are in the record`(
    json: String, untold: [UserFact]
  ) throws {
    var user = blank()
    TinesUser(reading: try record(json)).fill(&user, privilegedRoles: nil)
    #expect(user.untold == Set(untold))
  }

  @Test(arguments: [
    ("", UserFact.allCases),
    (#","roles":[],"entitlements":[],"groups":[]"#, [.departments, .teams, .tags]),
    (
      #","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"division":"x"}"#,
      [.roles, .permissions, .groups, .teams, .tags]
    ),
    (#","roles":null"#, UserFact.allCases),
  ])
  func `scim tells what has an attribute, and departments with the enterprise extension`(
    members: String, untold: [UserFact]
  ) throws {
    var user = blank()
    let json = SCIMSchema.user.canonical(try JSON(parsing: Array(#"{"id":"1"\#(members)}"#.utf8)))
    SCIMUser(reading: Record(json)).fill(&user, privilegedRoles: nil)
    #expect(user.untold == Set(untold))
  }
}
