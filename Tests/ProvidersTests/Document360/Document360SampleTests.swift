import DirectoryModel
import Testing

@Suite struct Document360SampleTests {
  @Test func `the older sample becomes roster's own JSON`() async throws {
    let user = try await document360User(Document360Sample.danny, id: Document360Sample.dannyID)
    #expect(
      user.json.text() == """
        {"schema":1,"kind":"user","source":"docs","provider":"document360",\
        "id":"5ad03d2b6d59890e8635a596","display_name":"Danny Brown",\
        "email":"danny.brown@document360.io","username":null,"status":"unknown",\
        "privileged":{"value":true,"because":["Owner"]},\
        "roles":[{"name":"Owner","kind":"portal","id":"c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8",\
        "custom":null,"scope":{}},\
        {"name":"Editor","kind":"content","id":"62810dc1-2d21-422e-bdfb-c3daebf91dd3",\
        "custom":null,"scope":{"level":"project"}}],"permissions":[],\
        "mfa":{"state":"unknown","enforced":null,"raw":null},\
        "sign_in":{"password":null,"sso":null,"social":null},\
        "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},"groups":[],\
        "last_seen":{"state":"at","at":"2021-08-20T15:16:54.475Z","kind":"login","channels":{}},\
        "created_at":null,"updated_at":null,\
        "attributes":{"first_name":"Danny","last_name":"Brown","profile_logo_url":\
        "https://cdn.document360.io/users/87bdf6bf-aa19-480f-aab3-2c6bba1dd5c1.JPG"},\
        "gone_since":null,"fetched_at":"2026-05-28T20:26:40Z","detail":"full","problems":[]}
        """)
  }

  @Test func `the sample of version 2 becomes roster's own JSON`() async throws {
    let user = try await document360User(Document360Sample.peter, id: Document360Sample.peterID)
    #expect(
      user.json.text() == """
        {"schema":1,"kind":"user","source":"docs","provider":"document360",\
        "id":"f11efc6f-e968-4e95-82eb-85ad61559de8","display_name":"peter jone",\
        "email":"peter.jone@example.com","username":null,"status":"unknown",\
        "privileged":{"value":true,"because":["Owner"]},\
        "roles":[{"name":"Owner","kind":"portal","id":"c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8",\
        "custom":null,"scope":{}},\
        {"name":"Editor","kind":"content","id":"62810dc1-2d21-422e-bdfb-c3daebf91dd3",\
        "custom":null,"scope":{"level":"project"}}],"permissions":[],\
        "mfa":{"state":"unknown","enforced":null,"raw":null},\
        "sign_in":{"password":null,"sso":null,"social":null},\
        "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},\
        "groups":[{"kind":"group","id":"c08e52df-1de9-44e7-8c02-be0e41826c24",\
        "name":"MyGroupName","description":"This is my group description."}],\
        "last_seen":{"state":"at","at":"2024-06-13T14:30:00Z","kind":"login","channels":{}},\
        "created_at":null,"updated_at":null,\
        "attributes":{"first_name":"peter","last_name":"jone","profile_logo_url":\
        "https://www.gravatar.com/avatar/FE29D578CBEC3945FC88BF4F10906A3E"},\
        "gone_since":null,"fetched_at":"2026-05-28T20:26:40Z","detail":"full","problems":[]}
        """)
  }

  @Test func `a row of the list says that a get would tell more`() async throws {
    let user = try await document360ListedUser(Document360Sample.listedPeter)
    #expect(user.detail == .list)
    #expect(user.displayName == "Peter Jone")
    #expect(user.roles == [Role(name: "Owner", kind: .portal)])
    #expect(user.privilege == Privilege(value: true, because: ["Owner"]))
    #expect(user.lastSeen.time?.rfc3339 == "2026-05-18T08:22:00Z")
    #expect(user.problems.isEmpty)
  }

  @Test(arguments: ["email", "email_id"])
  func `an address is read by either name`(name: String) async throws {
    let user = try await document360ListedUser(#"{"user_id":"1","\#(name)":"a@example.com"}"#)
    #expect(user.email == "a@example.com")
  }

  @Test(arguments: ["last_login_at", "last_sign_in"])
  func `seven digits of a login's second survive`(name: String) async throws {
    let time = "2023-09-26T06:34:59.6215437Z"
    let user = try await document360ListedUser(#"{"user_id":"1","\#(name)":"\#(time)"}"#)
    #expect(user.lastSeen.time?.rfc3339 == time)
    #expect(user.lastSeen.kind == .login)
  }

  @Test(arguments: ["null", #""0001-01-01T00:00:00""#])
  func `a login that is not told is unknown and not never`(time: String) async throws {
    let user = try await document360ListedUser(#"{"user_id":"1","last_login_at":\#(time)}"#)
    #expect(user.lastSeen == LastSeen(state: .unknown, kind: .login))
    #expect(user.problems.isEmpty)
  }

  @Test func `a record of nulls is a user without a problem`() async throws {
    let user = try await document360User(
      """
      {"user_id":"1","first_name":null,"last_name":null,"email_id":null,"profile_logo_url":null,\
      "last_login_at":null,"portal_role":null,"content_roles":null,"associated_groups":null}
      """)
    #expect(user.displayName.isEmpty)
    #expect(user.email == nil)
    #expect(user.roles.isEmpty && user.groups.isEmpty)
    #expect(user.privilege == .unknown)
    #expect(user.problems.isEmpty)
  }
}
