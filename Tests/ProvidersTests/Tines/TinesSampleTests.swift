import DirectoryModel
import Testing

@testable import Providers

/// The documented users of https://www.tines.com/docs/api/admin/users/ as roster writes them.
@Suite struct TinesSampleTests {
  @Test func `the user that the get documents has exactly this JSON`() async throws {
    let tines = try ContractCase.named("tines")
    try expect(
      try await tines.get(answer: tines.example.answered),
      is: """
        {"schema":1,"kind":"user","source":"tines","provider":"tines","id":"2",
         "display_name":"Alice Smith","email":"alice@tines.xyz","username":null,
         "status":"active",
         "privileged":{"value":true,"because":["AUDIT_LOG_READ"]},
         "roles":[
          {"name":"EDITOR","kind":"team","id":null,"custom":null,"scope":{"team":"Security Ops"}},
          {"name":"CASE_MANAGER","kind":"team","id":null,"custom":null,"scope":{"team":"IR Cases"}}],
         "permissions":[
          {"id":null,"code":"AUDIT_LOG_READ","name":null,"description":null,"boolean":null,
           "via":null}],
         "mfa":{"state":"unknown","enforced":null,"raw":null},
         "sign_in":{"password":null,"sso":null,"social":null},
         "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},
         "groups":[
          {"kind":"team","id":"7","name":"Security Ops","description":null},
          {"kind":"team","id":"12","name":"IR Cases","description":null}],
         "last_seen":{"state":"at","at":"2019-10-31T21:40:42.000Z","kind":"activity","channels":{}},
         "created_at":"2019-07-08T14:16:11.967Z","updated_at":"2019-10-31T21:40:52.682Z",
         "attributes":{"scim_uid":"123","admin":false,"first_name":"Alice","last_name":"Smith"},
         "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
        """)
  }

  @Test func `a custom role, a scim_uid of null and a user never seen are taken as they are`()
    async throws
  {
    let tines = try ContractCase.named("tines")
    let user = try await tines.list([
      """
      {"id":3,"scim_uid":null,"email":"bo@tines.xyz","admin":false,"is_active":false,
       "first_name":"","last_name":"","last_seen":null,"tenant_permissions":[],
       "team_memberships":[{"team_id":9,"team_name":"Red","role":"Incident Wrangler ✦"}]}
      """
    ])[0]
    #expect(user.roles.map(\.name.original) == ["Incident Wrangler ✦"])
    #expect(user.attributes.first == .init("scim_uid", .null))
    #expect(user.lastSeen == LastSeen(state: .unknown, kind: .activity))
    #expect(user.status == .inactive)
    #expect(user.privilege == Privilege(value: false))
    #expect(user.label.original == "bo@tines.xyz")
    #expect(user.problems.isEmpty)
  }

  @Test func `a row without its teams is a list row, with them it is full`() async throws {
    let tines = try ContractCase.named("tines")
    let users = try await tines.list([
      tines.example.listed, #"{"id":3,"admin":false,"tenant_permissions":[]}"#,
    ])
    #expect(users.map(\.detail) == [.full, .list])
  }
}
