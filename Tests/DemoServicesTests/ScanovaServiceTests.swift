import DemoServices
import Foundation
import Testing

@Suite struct ScanovaServiceTests {
  private let list = "/multi-users/"

  @Test func `a missing key, a wrong key and a prefixed key are unauthorised`() async throws {
    try await Api.with("scanova") { api in
      let key = api.source.credential
      for headers in [[:], ["Authorization": "x"], ["Authorization": "Bearer \(key)"]] {
        let answer = try await api.send(RawRequest(target: list, headers: headers))
        #expect(answer.status == 401)
        #expect(answer.object["detail"] is String)
      }
    }
  }

  @Test func `following next meets every user once`() async throws {
    try await Api.with("scanova") { api in
      var page: Int? = 1
      var ids: [Int] = []
      var count = 0
      while let number = page {
        let answer = try await api.get("\(list)?page=\(number)")
        #expect(Set(answer.object.keys) == ["count", "next", "previous", "results"])
        #expect(answer.object["previous"] as? Int == (number > 1 ? number - 1 : nil))
        ids += answer.rows("results").compactMap { $0["id"] as? Int }
        count = try #require(answer.object["count"] as? Int)
        page = answer.object["next"] as? Int
      }
      #expect(ids.count == count)
      #expect(Set(ids).count == count)
      #expect(count > 100)
    }
  }

  @Test func `the owner comes first with the documented bytes and can't be asked for`() async throws
  {
    try await Api.with("scanova") { api in
      let owner = """
        "results":[{"id":0,"shared_user":{"id":560,"first_name":"Asha","last_name":"",\
        "full_name":"Asha","email":"asha@example.com","is_shared":false,\
        "date_joined":"2022-07-15T15:36:23.251791+05:30","is_social_signup":false,\
        "is_sso_login":false,"has_usable_password":true,"language":"en",\
        "last_login":"2023-09-12T15:32:09.549594+05:30","first_login":false,\
        "enforce_mfa":false,"mfa_enabled":false,"mfa_status":"Disabled"},\
        "access_level":{"id":0,"name":"OWNER"},"invitation_sent_on":null,\
        "invitation_accepted_on":null,"is_invitation_sent":false,\
        "is_invitation_accepted":false,"created":"2022-07-15T15:36:23.251791+05:30",\
        "modified":"2022-07-15T15:36:23.251791+05:30","tags":[]},
        """
      #expect(try await api.get(list).text.contains(owner))
      let asked = try await api.get("/multi-users/0/")
      #expect(asked.status == 404)
    }
  }

  @Test func `user 479 has the documented bytes`() async throws {
    try await Api.with("scanova") { api in
      let expected = """
        {"id":479,"shared_user":{"id":1452,"first_name":"Jon","last_name":"Doe",\
        "full_name":"Jon Doe","email":"jon.doe@example.com","is_shared":true,\
        "date_joined":"2023-09-11T16:28:22.113793+05:30","is_social_signup":false,\
        "is_sso_login":false,"has_usable_password":true,"language":"en","last_login":null,\
        "first_login":false,"enforce_mfa":false,"mfa_enabled":false,"mfa_status":"Disabled"},\
        "access_level":{"id":1,"name":"Manager","permissions":[{"id":22,\
        "code":"QR_CODE_CAN_ADD","name":"Can Add QR Code","description":"Can add QR Code",\
        "is_boolean":true}],"is_custom":false},\
        "invitation_sent_on":"2023-09-11T16:28:22.227002+05:30","invitation_accepted_on":null,\
        "is_invitation_sent":true,"is_invitation_accepted":false,\
        "created":"2023-09-11T16:28:22.223671+05:30",\
        "modified":"2023-09-11T16:28:22.227109+05:30",\
        "tags":[{"id":2950,"name":"SOCIAL ALL FIELDS"}]}
        """
      let answer = try await api.get("/multi-users/479/")
      #expect(answer.text == expected)
      #expect(answer.headers["content-type"] == "application/json")
    }
  }

  @Test func `a get returns the same user as the list`() async throws {
    try await Api.with("scanova") { api in
      let row = try #require(try await api.get(list + "?page=2").rows("results").last)
      let id = try #require(row["id"] as? Int)
      let user = try await api.get("/multi-users/\(id)/").object
      #expect(user as NSDictionary == row as NSDictionary)
    }
  }

  @Test(arguments: ["/multi-users/1/", "/multi-users/x/", "/shared-user/", "/multi-users/1/2/"])
  func `an unknown user or path is not found`(target: String) async throws {
    try await Api.with("scanova") { api in
      let answer = try await api.get(target)
      #expect(answer.status == 404)
      #expect(answer.object["detail"] as? String == "Not found.")
    }
  }

  @Test(arguments: ["0", "99", "x"])
  func `a page that does not exist is not found`(page: String) async throws {
    try await Api.with("scanova") { api in
      let answer = try await api.get("\(list)?page=\(page)")
      #expect(answer.status == 404)
      #expect(answer.object["detail"] as? String == "Invalid page.")
    }
  }

  @Test func `a path without its slash is redirected`() async throws {
    try await Api.with("scanova") { api in
      let answer = try await api.get("/multi-users?page=2")
      #expect(answer.status == 301)
      #expect(answer.headers["location"] == "/multi-users/?page=2")
    }
  }

  @Test func `only GET is allowed`() async throws {
    try await Api.with("scanova") { api in
      let answer = try await api.send(
        RawRequest(method: "DELETE", target: "/multi-users/479/", headers: api.headers))
      #expect(answer.status == 405)
    }
  }

  @Test func `access levels are a bare array`() async throws {
    try await Api.with("scanova") { api in
      let answer = try await api.get("/multi-users/access-levels/")
      let levels = try JSONSerialization.jsonObject(with: Data(answer.body)) as? [[String: Any]]
      let names = levels?.compactMap { $0["name"] as? String }
      #expect(names == ["Manager", "Admin", "Viewer", "Kampagnen-Prüfer"])
    }
  }

  @Test func `every kind of invitation and of MFA occurs`() async throws {
    try await Api.with("scanova") { api in
      var invitations: Set<String> = []
      var factors: Set<String> = []
      for page in 1...5 {
        for row in try await api.get("\(list)?page=\(page)").rows("results") {
          let user = row["shared_user"] as? [String: Any] ?? [:]
          let invitation = ["is_invitation_sent", "is_invitation_accepted"].map { row[$0] as? Bool }
          invitations.insert("\(invitation)")
          factors.insert("\(["enforce_mfa", "mfa_enabled"].map { user[$0] as? Bool })")
          #expect((row["invitation_accepted_on"] is NSNull) == (invitation[1] == false))
        }
      }
      #expect(invitations.count == 3)
      #expect(factors.count == 4)
    }
  }
}
