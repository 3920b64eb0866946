import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What Document360's lists of roles and groups add to users.
@Suite struct Document360SupplementTests {
  private static let list = "/v2/Teams?skip=0&take=100"

  private static let roles = """
    [{"id":"o","title":"Owner","description":"","is_system_role":true,"role_type":0},
     {"id":"e","title":" Editor","is_system_role":true,"role_type":1},
     {"id":"r","title":"Reviewer","is_system_role":false,"role_type":1},
     {"id":"c","title":"Contributor","is_system_role":true,"role_type":0}]
    """
  private static let groups = """
    [{"group_id":"g","title":"Writers","description":"All writers"}]
    """

  private func page(
    _ record: String, roles: HTTPAnswer? = nil, groups: HTTPAnswer? = nil,
    privilegedRoles: [String]? = nil
  ) async throws -> UserPage {
    let stub = Document360Stub(Self.list, Document360Sample.envelope("[\(record)]"))
    let provider = stub.provider(
      privilegedRoles: privilegedRoles,
      supplements: [
        "/v2/Teams/roles": roles ?? .document360(Document360Sample.envelope(Self.roles)),
        "/v2/Teams/groups": groups ?? .document360(Document360Sample.envelope(Self.groups)),
      ])
    return try await provider.wholePage(after: nil)
  }

  @Test func `a role gets its id and who made it, by id or by kind and name`() async throws {
    let page = try await page(
      """
      {"user_id":"1","portal_role":"owner","content_roles":[
        {"role_id":"r","role_name":"Reviewer"},{"role_name":"Editor"},
        {"role_name":"Owner"},{"role_id":"x","role_name":"Editor"}]}
      """)
    let roles = page.users[0].roles
    #expect(roles.map(\.name) == ["owner", "Reviewer", "Editor", "Owner", "Editor"])
    #expect(roles.map(\.id?.text) == ["o", "r", "e", nil, "x"])
    #expect(roles.map(\.isCustom) == [false, true, false, nil, nil], "an id is not overruled")
    #expect(page.notices.isEmpty)
  }

  @Test func `a name that two roles have says neither id nor maker`() async throws {
    let twice = """
      [{"id":"1","title":"Editor","is_system_role":true,"role_type":1},
       {"id":"2","title":"Editor","is_system_role":false,"role_type":1}]
      """
    let page = try await page(
      #"{"user_id":"1","content_roles":[{"role_name":"Editor"}]}"#,
      roles: .document360(Document360Sample.envelope(twice)))
    #expect(page.users[0].roles == [Role(name: "Editor", kind: .content)])
  }

  @Test(
    arguments: [
      ("o", "Owner", Privilege(value: true, because: ["Owner"])),
      ("c", "Contributor", Privilege(value: false)), ("x", "#x", .unknown),
    ])
  func `a portal role without a name gets it, and with it a meaning`(
    id: String, name: String, privilege: Privilege
  ) async throws {
    let user = try await page(#"{"user_id":"1","portal_role":{"role_id":"\#(id)"}}"#).users[0]
    #expect(user.roles.map(\.name.original) == [name])
    #expect(user.privilege == privilege)
  }

  @Test func `a group gets its title and description, also where a role comes through it`()
    async throws
  {
    let page = try await page(
      """
      {"user_id":"1","associated_groups":[
        {"id":"g","content_role_infos":[{"role_name":"Editor"}]},
        {"id":"h","title":"Ours","description":"Us"}]}
      """)
    #expect(
      page.users[0].groups == [
        Group(kind: .group, id: UserID("g"), name: "Writers", description: "All writers"),
        Group(kind: .group, id: UserID("h"), name: "Ours", description: "Us"),
      ])
    #expect(page.users[0].roles.map { $0.scope("via_group") } == ["Writers"])
  }

  @Test func `what can't be read stays unknown and is said`() async throws {
    let page = try await page(
      #"{"user_id":"1","portal_role":"Owner","associated_groups":[{"id":"g"}]}"#,
      roles: HTTPAnswer(status: 403),
      groups: .document360(Document360Sample.envelope("null", success: "false")))
    #expect(page.users[0].roles == [Role(name: "Owner", kind: .portal)])
    #expect(page.users[0].groups.map(\.name) == ["#g"])
    #expect(
      page.notices == [
        "roles can't be read (403): which are custom stays unknown",
        "groups can't be read (200): their names and descriptions stay unknown",
      ])
  }

  @Test func `groups are not asked for where the list has none`() async throws {
    let page = try await page(#"{"user_id":"1"}"#, groups: HTTPAnswer(status: 500))
    #expect(page.notices.isEmpty)
  }

  @Test(arguments: [("false", 2), ("true", 3)])
  func `an e-mail address is looked up among the accounts without and with single sign-on`(
    sso: String, requests: Int
  ) async throws {
    func target(_ isSSO: String) -> String {
      "/v2/Teams/email-exists?emailId=p%2Bx%40y.io&isAnSsoUser=\(isSSO)"
    }
    func answer(_ exists: Bool) -> HTTPAnswer {
      .document360(
        #"{"data":{"exists":\#(exists),"user_id":\#(exists ? "\"1\"" : "null")},"success":true}"#)
    }
    let stub = Document360Stub([
      target("false"): answer(sso == "false"), target("true"): answer(sso == "true"),
      "/v2/Teams/1": .document360(Document360Sample.envelope(#"{"user_id":"1"}"#)),
    ])
    let found = try await stub.provider().lookUp("p+x@y.io")
    #expect(found?.users.map(\.id.text) == ["1"])
    #expect(found?.users.first?.detail == .full)
    #expect(found?.asked == "the team account whose e-mail address is p+x@y.io")
    #expect(stub.targets.count == requests)
  }

  @Test(
    arguments: [
      #"{"data":{"exists":false,"user_id":null},"success":true}"#,
      #"{"data":{"exists":false,"user_id":"1"},"success":true,"errors":null}"#,
    ])
  func `an address that nobody has is an answer`(body: String) async throws {
    let stub = Document360Stub([
      "/v2/Teams/email-exists?emailId=a%40b.c&isAnSsoUser=false": .document360(body),
      "/v2/Teams/email-exists?emailId=a%40b.c&isAnSsoUser=true": .document360(body),
    ])
    let found = try await stub.provider().lookUp("a@b.c")
    #expect(found?.users == [] && stub.targets.count == 2)
  }

  @Test(
    arguments: [
      .document360(Document360Sample.unknownUser, status: 400),
      .document360(#"{"success":true,"errors":null}"#, status: 400),
      HTTPAnswer(status: 404), .document360(#"{"data":null,"success":true}"#),
      .document360(#"{"data":{},"success":true}"#), .document360(#"{"data":7,"success":true}"#),
    ])
  func `an answer that is neither yes nor no is no no`(answer: HTTPAnswer) async throws {
    let stub = Document360Stub([
      "/v2/Teams/email-exists?emailId=a%40b.c&isAnSsoUser=false": answer
    ])
    #expect(try await stub.provider().lookUp("a@b.c") == nil)
    #expect(stub.targets.count == 1)
  }

  @Test func `an address that is taken by nobody in particular is an error`() async throws {
    let stub = Document360Stub(
      "/v2/Teams/email-exists?emailId=a%40b.c&isAnSsoUser=false",
      #"{"data":{"exists":true},"success":true}"#)
    let error = await #expect(throws: ProviderError.self) {
      _ = try await stub.provider().lookUp("a@b.c")
    }
    #expect(error?.code == .malformed(path: "data.user_id"))
  }

  @Test func `version 2 can't be asked for a name`() async throws {
    #expect(try await Document360Stub([:]).provider().lookUp("Peter Jone") == nil)
  }
}
