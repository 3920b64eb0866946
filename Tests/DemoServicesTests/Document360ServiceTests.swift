import DemoServices
import Foundation
import Testing

@Suite struct Document360ServiceTests {
  private let list = "/v2/Teams"
  private static let envelope: Set<String> = [
    "result", "extension_data", "success", "errors", "warnings", "information",
  ]

  @Test func `a missing token and a bearer are unauthorised`() async throws {
    try await Api.with("document360") { api in
      let bearer = ["Authorization": "Bearer \(api.source.credential)"]
      for headers in [[:], bearer] {
        let answer = try await api.send(RawRequest(target: list, headers: headers))
        #expect(answer.status == 401)
        #expect(answer.object["success"] as? Bool == false)
      }
    }
  }

  @Test func `skipping what was received until an empty page meets every user once`() async throws {
    try await Api.with("document360") { api in
      var ids: [String] = []
      while true {
        let page = try await api.get("\(list)?skip=\(ids.count)&take=1000")
        #expect(Set(page.object.keys) == Self.envelope)
        let rows = page.rows("result")
        #expect(rows.count <= 100)
        if rows.isEmpty { break }
        ids += rows.compactMap { $0["user_id"] as? String }
        #expect(rows.allSatisfy { $0["portal_role"] is String })
      }
      #expect(Set(ids).count == ids.count)
      #expect(ids.count > 120)
    }
  }

  @Test func `20 are taken without a word`() async throws {
    try await Api.with("document360") { api in
      let page = try await api.get(list)
      #expect(page.rows("result").count == 20)
      #expect(page.headers["x-ratelimit-remaining"] != nil)
    }
  }

  @Test(arguments: ["skip=-1", "skip=x", "take=0", "take=9999999999"])
  func `a malformed parameter is refused`(query: String) async throws {
    try await Api.with("document360") { api in
      let answer = try await api.get("\(list)?\(query)")
      #expect(answer.status == 400)
      #expect(answer.object["success"] as? Bool == false)
    }
  }

  @Test func `the older sample has the documented bytes`() async throws {
    try await Api.with("document360") { api in
      let expected = """
        {"result":{"id":"5ad03d2b6d59890e8635a596","first_name":"Danny","last_name":"Brown",\
        "email_id":"danny.brown@document360.io",\
        "profile_logo_url":"https://cdn.document360.io/users/87bdf6bf-aa19-480f-aab3-2c6bba1dd5c1\
        .JPG?sv=2020-08-04&st=2021-12-27T10%3A04%3A48Z&se=2021-12-27T10%3A05%3A18Z&sr=b&sp=r\
        &sig=GnTDMCRKT%2FjHiHLNx7tEgt2gYpD3DO8sJmIkmrGU75c%3D",\
        "last_sign_in":"2021-08-20T15:16:54.475Z","portal_role_infos":[{"role_name":"Owner",\
        "role_id":"c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8","group_name":null}],\
        "content_role_infos":[{"version_access_info":null,"language_access_info":null,\
        "category_access_info":null,"article_access_info":null,"access_scope_level":3,\
        "role_name":"Editor","role_id":"62810dc1-2d21-422e-bdfb-c3daebf91dd3",\
        "group_name":null}],"associated_groups":[]},"extension_data":null,"context":null,\
        "success":true,"errors":[],"warnings":[],"information":[]}
        """
      let answer = try await api.get(list + "/5ad03d2b6d59890e8635a596")
      #expect(answer.text == expected)
      #expect(answer.headers["content-type"] == "application/json")
    }
  }

  @Test func `the v2 sample has the documented values`() async throws {
    try await Api.with("document360") { api in
      let id = "f11efc6f-e968-4e95-82eb-85ad61559de8"
      let result = try #require(
        try await api.get("\(list)/\(id)").object["result"] as? [String: Any])
      #expect(result["last_login_at"] as? String == "2024-06-13T14:30:00")
      let portal = result["portal_role"] as? [String: String]
      #expect(portal?["role_name"] == " Owner")
      #expect(portal?["role_id"] == "c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8")
      let row = try await api.get(list).rows("result").first
      #expect(row?["user_id"] as? String == id)
      #expect(row?["portal_role"] as? String == "Owner")
    }
  }

  @Test func `a get has the list's user with its roles as objects`() async throws {
    try await Api.with("document360") { api in
      for row in try await api.get(list).rows("result").dropFirst(2) {
        let id = try #require(row["user_id"] as? String)
        let user = try #require(
          try await api.get("\(list)/\(id)").object["result"] as? [String: Any])
        #expect(user["email_id"] as? String == row["email_id"] as? String)
        let role = user["portal_role"] as? [String: Any]
        #expect(role?["role_name"] as? String == row["portal_role"] as? String)
        #expect(user["content_roles"] is [[String: Any]])
        #expect(user["associated_groups"] is [[String: Any]])
      }
    }
  }

  @Test(arguments: ["x", "00000000-0000-4000-8000-000000000000", ""])
  func `an unknown user is a 400 with a success that is none`(id: String) async throws {
    try await Api.with("document360") { api in
      let answer = try await api.get("\(list)/\(id)")
      #expect(answer.status == 400)
      let error = answer.rows("errors").first
      #expect(error?["description"] as? String == "The user id does not exist.")
      #expect(answer.object["success"] as? Bool == true)
    }
  }

  @Test func `only GET is allowed`() async throws {
    try await Api.with("document360") { api in
      let answer = try await api.send(
        RawRequest(method: "POST", target: list, headers: api.headers))
      #expect(answer.status == 405)
    }
  }

  @Test func `roles and groups are listed under their own ids`() async throws {
    try await Api.with("document360") { api in
      let roles = try await api.get("/v2/Teams/roles").rows("result")
      #expect(Set(roles.compactMap { $0["role_type"] as? Int }) == [0, 1])
      let groups = try await api.get("/v2/Teams/groups").rows("result")
      #expect(groups.first?["group_id"] as? String == "c08e52df-1de9-44e7-8c02-be0e41826c24")
    }
  }

  @Test func `an address is known whatever its letter case, and only without single sign-on`()
    async throws
  {
    try await Api.with("document360") { api in
      let row = try #require(try await api.get("\(list)?take=40").rows("result").last)
      let email = try #require(row["email_id"] as? String)
      func holder(_ query: String) async throws -> [String: Any] {
        let answer = try await api.get("\(list)/email-exists?\(query)")
        return try #require(answer.object["data"] as? [String: Any])
      }
      for address in [email, email.uppercased()] {
        let found = try await holder("emailId=\(address)&isAnSsoUser=false")
        #expect(found["exists"] as? Bool == true)
        #expect(found["user_id"] as? String == row["user_id"] as? String)
      }
      for query in ["emailId=\(email)&isAnSsoUser=true", "emailId=nobody@example.com"] {
        #expect(try await holder(query)["exists"] as? Bool == false)
      }
      #expect(try await api.get("\(list)/email-exists").status == 400)
    }
  }
}
