import DirectoryModel
import Testing

@testable import Providers

/// Facts that a service tells in an attribute that its API does not document.
@Suite struct PlainFactTests {
  /// Everybody who is told by a record of no more than an id and one member, by any provider.
  private static func users(_ member: String) async throws -> [User] {
    var users: [User] = []
    for contract in ContractCase.all {
      let id = contract.example.id
      let name = try JSON(parsing: Array(contract.example.listed.utf8)).idPath(id).map(\.text)
      users += try await contract.list([#"{"\#(name ?? "id")":"\#(id)",\#(member)}"#])
    }
    return users
  }

  @Test(
    arguments: [
      "lastLogin", "lastLoginTime", "last_login_date", "lastLogonTime", "LastSignInDateTime",
      "last-signed-in-at",
    ])
  func `A last login is when the user was seen last`(name: String) async throws {
    let users = try await Self.users(#""\#(name)":"2026-03-04T05:06:07+01:00""#)
    for user in users {
      #expect(user.lastSeen.time?.rfc3339 == "2026-03-04T04:06:07Z")
      #expect(user.origins == [.init(.lastSeen, attribute: name)])
      #expect(user.attributes.contains(.init(name, "2026-03-04T05:06:07+01:00")))
    }
  }

  @Test func `A department is one`() async throws {
    for user in try await Self.users(#""Department":"Sales""#) {
      #expect(user.groups == [Group(kind: .department, name: "Sales")], "\(user.provider)")
      #expect(!user.untold.contains(.departments))
    }
  }

  @Test(
    arguments: [
      ("mfaEnabled", "true", MFAStatus(state: .enabled)),
      ("is_mfa_enabled", "0", MFAStatus(state: .disabled)),
      ("twoFactorAuthentication", #""False""#, MFAStatus(state: .disabled)),
      ("two_factor_enabled", "true", MFAStatus(state: .enabled)),
      ("has2fa", "true", MFAStatus(state: .enabled)),
      ("mfaStatus", #""Disabled""#, MFAStatus(state: .disabled, raw: "Disabled")),
      ("isEnrolledIn2Sv", "true", MFAStatus(state: .enabled)),
      ("mfaRequired", "true", MFAStatus(state: .unknown, isEnforced: true)),
      ("mfaEnabled", #""perhaps""#, .unknown), ("mfaStatus", #""enforced""#, .unknown),
      ("mfaMethods", #"["sms"]"#, .unknown), ("mfaEnabled", "null", .unknown),
    ])
  func `A second factor is told where the word is plain, and only kept where it is not`(
    name: String, value: String, mfa: MFAStatus
  ) async throws {
    let json = try JSON(parsing: Array(value.utf8))
    for user in try await Self.users(#""\#(name)":\#(value)"#) {
      #expect(user.mfa == mfa, "\(user.provider)")
      #expect(user.origins == (mfa == .unknown ? [] : [.init(.mfa, attribute: name)]))
      #expect(user.attributes.contains(.init(name, json)) == (json != .null))
    }
  }

  @Test func `What a documented field tells counts first`() async throws {
    let user = try await scimUser(
      #"""
      {"id":"1","department":"Plain","title":"Guide","lastLogon":"soon",
       "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
        {"department":"Standard","site":"Rome","title":"Chief"}}
      """#)
    #expect(user.groups == [Group(kind: .department, name: "Standard")])
    #expect(user.origins.isEmpty && user.lastSeen == .unknown)
    #expect(
      user.attributes == [
        .init("title", "Guide"), .init("site", "Rome"),
        .init("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:title", "Chief"),
        .init("department", "Plain"), .init("lastLogon", "soon"),
      ])
  }

  @Test func `An attribute whose name is taken is a pointer into the record`() async throws {
    let user = try await scimUser(
      #"""
      {"id":"1","site":"Paris",
       "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"site":"Rome"}}
      """#)
    #expect(user.attributes == [.init("site", "Rome"), .init("/site", "Paris")])
  }

  @Test func `A last login that was never set is none, and named`() async throws {
    let user = try await scimUser(#"{"id":"1","lastLogin":"1601-01-01T00:00:00Z"}"#)
    #expect(user.lastSeen == .unknown && user.origins.isEmpty)
    #expect(user.unsetTimes == ["lastLogin"])
    #expect(user.attributes == [.init("lastLogin", "1601-01-01T00:00:00Z")])
  }

  @Test func `From where a fact is outlives the store`() async throws {
    let user = try await scimUser(
      #"""
      {"id":"1","mfa":true,"enforceMfa":1,"lastLogin":"2026-01-02","meta":{"created":"0001-01-01"}}
      """#)
    #expect(user.origins.count == 3 && user.mfa == MFAStatus(state: .enabled, isEnforced: true))
    let kept = User(
      content: user.content, reference: user.reference, provider: user.provider,
      detail: user.detail, fetchedAt: user.fetchedAt)
    #expect(kept.origins == user.origins)
    #expect(kept.unsetTimes == ["meta.created"])
  }
}
