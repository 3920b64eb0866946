import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// The documented users of Scanova as roster writes them.
@Suite struct ScanovaSampleTests {
  /// The first row of https://docs.scanova.io/api-reference/endpoint/user_management/list
  static let owner = """
    { "id": 0,
      "shared_user": {
        "id": 560, "first_name": "Asha", "last_name": "", "full_name": "Asha",
        "email": "asha@example.com", "is_shared": false,
        "date_joined": "2022-07-15T15:36:23.251791+05:30",
        "is_social_signup": false, "is_sso_login": false, "has_usable_password": true,
        "language": "en", "last_login": "2023-09-12T15:32:09.549594+05:30",
        "first_login": false, "enforce_mfa": false, "mfa_enabled": false, "mfa_status": "Disabled" },
      "access_level": { "id": 0, "name": "OWNER" },
      "invitation_sent_on": null, "invitation_accepted_on": null,
      "is_invitation_sent": false, "is_invitation_accepted": false,
      "created": "2022-07-15T15:36:23.251791+05:30",
      "modified": "2022-07-15T15:36:23.251791+05:30",
      "tags": [] }
    """

  @Test func `the user that the get documents has exactly this JSON`() async throws {
    let scanova = try ContractCase.named("scanova")
    let users = [
      try await scanova.get(answer: scanova.example.answered),
      try await scanova.list([scanova.example.listed])[0],
    ]
    for user in users {
      try expect(
        user,
        is: """
          {"schema":1,"kind":"user","source":"scanova","provider":"scanova","id":"479",
           "display_name":"Jon Doe","email":"jon.doe@example.com","username":null,
           "status":"unknown",
           "privileged":{"value":false,"because":[]},
           "roles":[
            {"name":"Manager","kind":"access_level","id":"1","custom":false,"scope":{}}],
           "permissions":[
            {"id":"22","code":"QR_CODE_CAN_ADD","name":"Can Add QR Code",
             "description":"Can add QR Code","boolean":true,"via":"Manager"}],
           "mfa":{"state":"disabled","enforced":false,"raw":"Disabled"},
           "sign_in":{"password":true,"sso":false,"social":false},
           "invitation":{"state":"pending","sent_at":"2023-09-11T10:58:22.227002Z",
            "accepted_at":null},
           "groups":[
            {"kind":"tag","id":"2950","name":"SOCIAL ALL FIELDS","description":null}],
           "last_seen":{"state":"never","at":null,"kind":"login","channels":{}},
           "created_at":"2023-09-11T10:58:22.223671Z","updated_at":"2023-09-11T10:58:22.227109Z",
           "attributes":{"account_id":1452,"date_joined":"2023-09-11T10:58:22.113793Z",
            "language":"en","is_shared":true,"first_login":false,"first_name":"Jon",
            "last_name":"Doe"},
           "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
          """)
    }
  }

  @Test func `the owner that the list documents has exactly this JSON`() async throws {
    let scanova = try ContractCase.named("scanova")
    try expect(
      try await scanova.list([Self.owner])[0],
      is: """
        {"schema":1,"kind":"user","source":"scanova","provider":"scanova","id":"0",
         "display_name":"Asha","email":"asha@example.com","username":null,
         "status":"unknown",
         "privileged":{"value":true,"because":["OWNER"]},
         "roles":[{"name":"OWNER","kind":"access_level","id":"0","custom":null,"scope":{}}],
         "permissions":[],
         "mfa":{"state":"disabled","enforced":false,"raw":"Disabled"},
         "sign_in":{"password":true,"sso":false,"social":false},
         "invitation":{"state":"none","sent_at":null,"accepted_at":null},
         "groups":[],
         "last_seen":{"state":"at","at":"2023-09-12T10:02:09.549594Z","kind":"login",
          "channels":{}},
         "created_at":"2022-07-15T10:06:23.251791Z","updated_at":"2022-07-15T10:06:23.251791Z",
         "attributes":{"account_id":560,"date_joined":"2022-07-15T10:06:23.251791Z",
          "language":"en","is_shared":false,"first_login":false,"first_name":"Asha",
          "last_name":""},
         "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
        """)
  }

  @Test func `the documented page leads to page 2 and knows that there are 22 users`()
    async throws
  {
    let scanova = try ContractCase.named("scanova")
    let body = #"{"count": 22, "next": 2, "previous": null, "results": [ \#(Self.owner) ]}"#
    let transport = ScriptedTransport(bodies: [body])
    let page = try await scanova.provider(on: transport).wholePage(after: nil)
    #expect(page.users.map(\.id.text) == ["0"])
    #expect(page.next == PageCursor("2"))
    #expect(page.total == 22)
    #expect(transport.requests.map(\.url) == ["https://management.scanova.io/multi-users/"])
  }
}
