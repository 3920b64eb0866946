import DirectoryModel
import Testing

@testable import Providers

/// The documented users of https://api-docs.amm-scalepad.com/users as roster writes them.
@Suite struct ScalePadSampleTests {
  /// A user whom no agent ever saw, with an id that is no UUID
  /// (https://api-docs.amm-scalepad.com/users/details).
  static let neverSeen = """
    { "id": "c3f19253-26g4-6129-c461-215h9658429d", "username": "newuser", "user_key": "newuser",
      "last_activity": { "at": null, "desktop_at": null, "web_at": null },
      "departments": [],
      "created_at": "2026-02-05T21:29:34.214Z", "updated_at": "2026-02-05T21:29:34.214Z" }
    """

  @Test func `the user that the get documents has exactly this JSON`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let users = [
      try await scalepad.get(answer: scalepad.example.answered),
      try await scalepad.list([scalepad.example.listed])[0],
    ]
    for user in users {
      try expect(
        user,
        is: """
          {"schema":1,"kind":"user","source":"scalepad","provider":"scalepad",
           "id":"a1d97031-04e2-4907-a249-093f7436207b",
           "display_name":"mikechang","email":null,"username":"mikechang",
           "status":"unknown",
           "privileged":{"value":null,"because":[]},
           "roles":[],
           "permissions":[],
           "mfa":{"state":"unknown","enforced":null,"raw":null},
           "sign_in":{"password":null,"sso":null,"social":null},
           "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},
           "groups":[
            {"kind":"department","id":"d1a2b3c4-e5f6-7890-abcd-ef1234567890","name":"Engineering",
             "description":"Software development and infrastructure teams"}],
           "last_seen":{"state":"at","at":"2026-02-24T21:23:53.082Z","kind":"agent",
            "channels":{"desktop":"2026-02-24T21:22:46.119Z","web":"2026-02-24T21:23:53.082Z"}},
           "created_at":"2026-02-05T21:29:34.214Z","updated_at":"2026-02-05T21:29:34.214Z",
           "attributes":{"user_key":"mikechang"},
           "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
          """)
    }
  }

  @Test func `the user whom no agent saw has exactly this JSON`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let id = UserID("c3f19253-26g4-6129-c461-215h9658429d")
    let users = [
      try await scalepad.get(id, answer: Self.neverSeen),
      try await scalepad.list([Self.neverSeen])[0],
    ]
    for user in users {
      try expect(
        user,
        is: """
          {"schema":1,"kind":"user","source":"scalepad","provider":"scalepad",
           "id":"c3f19253-26g4-6129-c461-215h9658429d",
           "display_name":"newuser","email":null,"username":"newuser",
           "status":"unknown",
           "privileged":{"value":null,"because":[]},
           "roles":[],
           "permissions":[],
           "mfa":{"state":"unknown","enforced":null,"raw":null},
           "sign_in":{"password":null,"sso":null,"social":null},
           "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},
           "groups":[],
           "last_seen":{"state":"never","at":null,"kind":"agent",
            "channels":{"desktop":null,"web":null}},
           "created_at":"2026-02-05T21:29:34.214Z","updated_at":"2026-02-05T21:29:34.214Z",
           "attributes":{"user_key":"newuser"},
           "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
          """)
    }
  }

  @Test(arguments: [
    (
      #"{"at":null,"desktop_at":"2026-02-24T21:22:46Z","web_at":"2026-02-25T21:22:46Z"}"#,
      LastSeen.State.at(Timestamp(seconds: 1_772_054_566))
    ),
    (#"{"desktop_at":null,"web_at":null}"#, .unknown),
    (#"{"at":"now","desktop_at":null,"web_at":null}"#, .unknown), ("null", .unknown),
  ])
  func `never is said only where the service says it`(
    activity: String, state: LastSeen.State
  ) async throws {
    let scalepad = try ContractCase.named("scalepad")
    let user = try await scalepad.list([#"{"id":"x","last_activity":\#(activity)}"#])[0]
    #expect(user.lastSeen.state == state)
  }

  @Test func `configured role names make no user unprivileged, since no role is reported`()
    async throws
  {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport(bodies: [scalepad.example.answered])
    let provider = scalepad.provider(on: transport) { $0.privilegedRoles = ["Admin"] }
    #expect(try await provider.user(id: scalepad.id).privilege == .unknown)
  }

  @Test func `a department without a name or description is there all the same`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let user = try await scalepad.list([
      #"{"id":"x","departments":[{"id":"d-1","name":null,"description":null}]}"#
    ])[0]
    #expect(user.groups == [Group(kind: .department, id: UserID("d-1"), name: "#d-1")])
    #expect(user.problems.isEmpty)
  }
}
