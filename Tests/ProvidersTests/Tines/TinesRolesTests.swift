import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What the list of roles adds to users of Tines, and how far their list tells of its pages.
@Suite struct TinesRolesTests {
  private func user(
    _ members: String, adjust: (inout SourceConfiguration) -> Void = { _ in }
  ) async throws -> User {
    let tines = try ContractCase.named("tines")
    let record = #"{"id":3,"admin":false,\#(members)}"#
    let body = #"{"admin/users":[\#(record)],"meta":{"next_page":null}}"#
    return try await tines.provider(on: ScriptedTransport(bodies: [body]), adjust: adjust)
      .wholePage(after: nil).users[0]
  }

  private func memberships(_ roles: String...) -> String {
    let rows = roles.enumerated().map {
      #"{"team_id":\#($0.offset + 50),"team_name":"T\#($0.offset)","role":"\#($0.element)"}"#
    }
    return
      #""tenant_permissions":["AUDIT_LOG_READ"],"team_memberships":[\#(rows.joined(separator: ","))]"#
  }

  @Test func `a team role is custom or not and brings its permissions once`() async throws {
    let user = try await user(memberships("MY_ROLE", "TEAM_ADMIN", "MY_ROLE", "Unheard of"))
    #expect(user.roles.map(\.isCustom) == [true, false, true, nil])
    #expect(user.roles.map(\.id?.text) == ["123", "TEAM_ADMIN", "123", nil])
    #expect(
      user.permissions == [
        Permission(code: "AUDIT_LOG_READ"), Permission(code: "STORY_CREATE", via: "MY_ROLE"),
        Permission(code: "ALLOW_ALL", via: "TEAM_ADMIN"),
      ])
    #expect(user.untold.contains(.permissions), "what an unheard of role permits nobody tells")
    let known = try await self.user(memberships("MY_ROLE"))
    #expect(!known.untold.contains(.permissions))
  }

  @Test func `permissions of a team role make nobody privileged but by configuration`()
    async throws
  {
    let members = memberships("MY_ROLE").replacing("\"AUDIT_LOG_READ\"", with: "")
    #expect(try await user(members).privilege == Privilege(value: false))
    let configured = try await user(members) { $0.privilegedRoles = ["STORY_CREATE"] }
    #expect(configured.privilege == Privilege(value: true, because: ["STORY_CREATE"]))
  }

  @Test func `the admin of the tenant has no team role`() async throws {
    let user = try await user(#""admin":true,"team_memberships":[]"#)
    #expect(user.roles == [Role(name: "admin", kind: .tenant)])
  }

  @Test(
    arguments: [
      (#""next_page":"https://x/?page=2","pages":3"#, ["2", "3"]),
      (#""next_page":null,"pages":3"#, []), (#""next_page":"https://x/?page=2""#, []),
      (#""next_page":"https://x/?page=2","pages":1"#, []),
      (#""next_page":"https://x/?page=2","pages":4000000000"#, []),
      (#""next_page":"https://x/?page=2","pages":"3""#, []),
    ] as [(String, [String])])
  func `the first page announces the pages that meta counts`(
    meta: String, expected: [String]
  ) async throws {
    let tines = try ContractCase.named("tines")
    let body = #"{"admin/users":[{"id":1}],"meta":{\#(meta)}}"#
    let page = try await tines.provider(on: ScriptedTransport(bodies: [body])).wholePage(after: nil)
    #expect(page.following.map(\.text) == expected)
  }

  @Test(
    arguments: [
      #""next_page":"https://x/?page=9","next_page_number":2"#,
      #""next_page":"https://x/users?per_page=500&page=2","next_page_number":null"#,
      #""next_page":"https://x/users?page=1""#,
    ])
  func `a next page that leads back is an error and not a loop`(meta: String) async throws {
    let tines = try ContractCase.named("tines")
    let body = #"{"admin/users":[{"id":1}],"meta":{\#(meta)}}"#
    let error = await #expect(throws: ProviderError.self) {
      try await tines.provider(on: ScriptedTransport(bodies: [body])).wholePage(
        after: PageCursor("2"))
    }
    #expect(error?.code == .malformed(path: "meta.next_page"))
  }

  @Test func `a list that is not found is a mistake of the configuration`() async throws {
    let tines = try ContractCase.named("tines")
    let error = await tines.error(ContractCase.calls[0], answer: HTTPAnswer(status: 404))
    #expect(error?.code == .misconfigured)
  }

  @Test func `it can't be asked for a name`() async throws {
    let tines = try ContractCase.named("tines")
    #expect(try await tines.bareProvider(on: ScriptedTransport([])).lookUp("alice") == nil)
  }
}
