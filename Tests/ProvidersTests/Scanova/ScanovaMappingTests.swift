import DirectoryModel
import Testing

@testable import Providers

/// How Scanova's records become users, beyond the documented ones.
@Suite struct ScanovaMappingTests {
  private func user(
    _ json: String, adjust: (inout SourceConfiguration) -> Void = { _ in }
  ) async throws -> User {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [#"{"count":1,"next":null,"results":[\#(json)]}"#])
    return try await scanova.provider(on: transport, adjust: adjust).wholePage(after: nil).users[0]
  }

  @Test(
    arguments: [
      (#"{"id":0,"name":"OWNER"}"#, true, ["OWNER"]),
      (#"{"id":2,"name":"Admin","is_custom":false}"#, true, ["Admin"]),
      (#"{"id":1,"name":"Manager","is_custom":false}"#, false, []),
      (#"{"id":3,"name":"Viewer","is_custom":false}"#, false, []),
      (#"{"id":41,"name":"Campaigns","is_custom":true}"#, nil, []),
      (#"{"id":42,"name":"Admin","is_custom":true}"#, nil, []),
      (#"{"id":9,"name":"Auditor","is_custom":false}"#, nil, []),
      (#"{"id":9}"#, nil, []),
      ("null", nil, []),
    ] as [(String, Bool?, [String])])
  func `who is privileged follows from the access level, and is open for a custom one`(
    level: String, value: Bool?, because: [String]
  ) async throws {
    let privilege = try await user(#"{"id":5,"access_level":\#(level)}"#).privilege
    #expect(privilege.value == value)
    #expect(privilege.because.map(\.original) == because)
  }

  @Test func `configured names decide instead, by role or permission`() async throws {
    let level = """
      {"id":41,"name":"Campaigns","is_custom":true,
       "permissions":[{"id":25,"code":"QR_CODE_CAN_DELETE","name":"Can Delete QR Code"}]}
      """
    let record = #"{"id":5,"access_level":\#(level)}"#
    let byRole = try await user(record) { $0.privilegedRoles = ["Campaigns"] }
    #expect(byRole.privilege == Privilege(value: true, because: ["Campaigns"]))
    let byCode = try await user(record) { $0.privilegedRoles = ["QR_CODE_CAN_DELETE"] }
    #expect(byCode.privilege == Privilege(value: true, because: ["QR_CODE_CAN_DELETE"]))
    let neither = try await user(record) { $0.privilegedRoles = ["Admin"] }
    #expect(neither.privilege == Privilege(value: false))
    let unknown = try await user(#"{"id":5}"#) { $0.privilegedRoles = ["Admin"] }
    #expect(unknown.privilege == .unknown)
  }

  @Test(arguments: [
    (#""is_invitation_sent":false,"is_invitation_accepted":false"#, InvitationState.State.none),
    (#""is_invitation_sent":true,"is_invitation_accepted":false"#, .pending),
    (#""is_invitation_sent":true,"is_invitation_accepted":true"#, .accepted),
    (#""invitation_accepted_on":"2024-01-02T10:30:00Z""#, .accepted),
    (
      #""invitation_sent_on":"2024-01-02T10:30:00Z","is_invitation_accepted":false"#, .pending
    ),
    (#""is_invitation_accepted":false"#, .unknown),
    (#""is_invitation_sent":true"#, .unknown),
    (#""is_invitation_sent":null,"is_invitation_accepted":null"#, .unknown),
  ])
  func `an invitation is accepted, else pending where sent, else none`(
    members: String, state: InvitationState.State
  ) async throws {
    #expect(try await user("{\"id\":5,\(members)}").invitation.state == state)
  }

  @Test(arguments: [
    (#"{"full_name":"Jon D.","first_name":"Jon","last_name":"Doe"}"#, "Jon D."),
    (#"{"full_name":"","first_name":"Jon","last_name":"Doe"}"#, "Jon Doe"),
    (#"{"first_name":"Jon Doe","last_name":""}"#, "Jon Doe"), (#"{"last_name":"Doe"}"#, "Doe"),
    (#"{}"#, ""),
  ])
  func `the name is the full name, else first and last`(
    account: String, name: String
  ) async throws {
    let user = try await user(#"{"id":5,"shared_user":\#(account)}"#)
    #expect(user.displayName.original == name)
    #expect(user.problems.isEmpty)
  }

  @Test func `a second factor keeps the service's word, known or not`() async throws {
    let account = #"{"mfa_enabled":false,"enforce_mfa":true,"mfa_status":"Grace period"}"#
    let user = try await user(#"{"id":5,"shared_user":\#(account)}"#)
    #expect(user.mfa == MFAStatus(state: .disabled, isEnforced: true, raw: "Grace period"))
    #expect(user.mfa.isGap)
    #expect(user.problems.isEmpty)
  }

  @Test(arguments: [
    (#"{"last_login":null}"#, LastSeen.State.never), (#"{}"#, .unknown),
    (#"{"last_login":"yesterday"}"#, .unknown),
    (
      #"{"last_login":"2023-09-12T15:32:09.549594+05:30"}"#,
      .at(Timestamp(seconds: 1_694_512_929, nanoseconds: 549_594_000, digits: 6))
    ),
    (#"{"last_login":"2024-01-02T10:30:00Z"}"#, .at(Timestamp(seconds: 1_704_191_400))),
    (#"{"last_login":"2024-01-02T10:30:00"}"#, .at(Timestamp(seconds: 1_704_191_400))),
  ])
  func `a login of null is never, one that is not reported is unknown`(
    account: String, state: LastSeen.State
  ) async throws {
    let user = try await user(#"{"id":5,"shared_user":\#(account)}"#)
    #expect(user.lastSeen == LastSeen(state: state, kind: .login))
  }

  @Test func `what has no name is called by its id`() async throws {
    let user = try await user(#"{"id":5,"access_level":{"id":41},"tags":[{"id":7},{}]}"#)
    #expect(user.roles.map(\.name.original) == ["#41"])
    #expect(user.groups.map(\.name.original) == ["#7", "#?"])
  }
}
