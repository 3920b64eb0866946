import DemoServices
import Foundation
import Testing

@Suite struct TinesServiceTests {
  private let list = "/api/v1/admin/users"

  @Test func `a missing and a wrong key are unauthorised`() async throws {
    try await Api.with("tines") { api in
      let missing = try await api.send(RawRequest(target: list, headers: [:]))
      #expect(missing.status == 401)
      let bare = try await api.send(
        RawRequest(target: list, headers: ["Authorization": api.source.credential]))
      #expect(bare.status == 401)
      #expect(bare.rows("errors").first?["message"] as? String == "Unauthorized")
    }
  }

  @Test func `the older key header is accepted`() async throws {
    try await Api.with("tines") { api in
      let older = ["X-User-Token": api.source.credential]
      let answer = try await api.send(RawRequest(target: list, headers: older))
      #expect(answer.status == 200)
    }
  }

  @Test func `following next_page to the end meets every user once`() async throws {
    try await Api.with("tines") { api in
      var target: String? = "\(list)?per_page=50&include=team_memberships"
      var ids: [Int] = []
      var count = 0
      while let next = target {
        let page = try await api.get(next)
        #expect(Set(page.object.keys) == ["admin/users", "meta"])
        ids += page.rows("admin/users").compactMap { $0["id"] as? Int }
        #expect(page.rows("admin/users").allSatisfy { $0["team_memberships"] != nil })
        let meta = try #require(page.object["meta"] as? [String: Any])
        count = try #require(meta["count"] as? Int)
        let url = meta["next_page"] as? String
        #expect(url?.hasPrefix(api.source.baseURL + "/") ?? true)
        target = url.map { String($0.dropFirst(api.source.baseURL.count)) }
      }
      #expect(ids.count == count)
      #expect(Set(ids).count == count)
      #expect(count > 100)
    }
  }

  @Test func `the meta of a first page has full addresses`() async throws {
    try await Api.with("tines") { api in
      let meta = try #require(try await api.get(list).object["meta"] as? [String: Any])
      let address = api.source.baseURL + list
      #expect(meta["current_page"] as? String == address + "?page=1&per_page=20")
      #expect(meta["previous_page"] is NSNull)
      #expect(meta["next_page"] as? String == address + "?page=2&per_page=20")
      #expect(meta["next_page_number"] as? Int == 2)
      #expect(meta["per_page"] as? Int == 20)
    }
  }

  @Test func `more than 500 a page are lowered to 500`() async throws {
    try await Api.with("tines", users: 2000) { api in
      let page = try await api.get(list + "?per_page=501")
      #expect(page.rows("admin/users").count == 500)
    }
  }

  @Test(arguments: ["page=0", "page=x", "per_page=-1", "filter=ADMIN", "include=teams", "page=%zz"])
  func `a malformed parameter is refused`(query: String) async throws {
    try await Api.with("tines") { api in
      let answer = try await api.get("\(list)?\(query)")
      #expect(answer.status == 400)
    }
  }

  @Test func `user 2 has the documented bytes`() async throws {
    try await Api.with("tines") { api in
      let expected = """
        {"id":2,"scim_uid":"123","email":"alice@tines.xyz",\
        "created_at":"2019-07-08T14:16:11.967Z","updated_at":"2019-10-31T21:40:52.682Z",\
        "admin":false,"is_active":true,"first_name":"Alice","last_name":"Smith",\
        "last_seen":"2019-10-31T21:40:42.000Z","tenant_permissions":["AUDIT_LOG_READ"]
        """
      let plain = try await api.get(list + "/2")
      #expect(plain.text == expected + "}")
      #expect(plain.headers["content-type"] == "application/json")
      let teams = """
        ,"team_memberships":[{"team_id":7,"team_name":"Security Ops","role":"EDITOR"},\
        {"team_id":12,"team_name":"IR Cases","role":"CASE_MANAGER"}]}
        """
      let included = try await api.get(list + "/2?include=team_memberships")
      #expect(included.text == expected + teams)
    }
  }

  @Test func `a get returns the same user as the list`() async throws {
    try await Api.with("tines") { api in
      let rows = try await api.get(list + "?page=3").rows("admin/users")
      let id = try #require(rows.last?["id"] as? Int)
      let user = try await api.get("\(list)/\(id)").object
      #expect(user as NSDictionary == rows.last as NSDictionary?)
    }
  }

  @Test(arguments: [
    "/api/v1/admin/users/4", "/api/v1/admin/users/-9223372036854775808",
    "/api/v1/admin/users/x", "/api/v2/admin/users", "/",
  ])
  func `an unknown user or path is not found`(target: String) async throws {
    try await Api.with("tines") { api in
      let answer = try await api.get(target)
      #expect(answer.status == 404)
      #expect(answer.rows("errors").first?["message"] as? String == "Not Found")
    }
  }

  @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "HEAD"])
  func `only GET is allowed`(method: String) async throws {
    try await Api.with("tines") { api in
      let answer = try await api.send(
        RawRequest(method: method, target: list + "/2", headers: api.headers))
      #expect(answer.status == 405)
      #expect(answer.headers["allow"] == "GET")
    }
  }

  @Test func `owners alone are listed on request and are all admins`() async throws {
    try await Api.with("tines", users: 1000) { api in
      let owners = try await api.get(list + "?filter=TENANT_OWNER&per_page=500")
      let all =
        try await api.get(list + "?per_page=500").rows("admin/users")
        + api.get(list + "?per_page=500&page=2").rows("admin/users")
      let admins = all.filter { $0["admin"] as? Bool == true }.compactMap { $0["id"] as? Int }
      #expect(!admins.isEmpty)
      #expect(owners.rows("admin/users").compactMap { $0["id"] as? Int } == admins)
    }
  }

  @Test func `the members of a team are those whose memberships name it`() async throws {
    try await Api.with("tines", users: 500) { api in
      let users = try await api.get(list + "?per_page=500&include=team_memberships")
      let inTeam = users.rows("admin/users").filter { user in
        let teams = user["team_memberships"] as? [[String: Any]] ?? []
        return teams.contains { $0["team_id"] as? Int == 7 }
      }
      let members = try await api.get("/api/v1/teams/7/members?per_page=500").rows("members")
      #expect(members.compactMap { $0["id"] as? Int } == inTeam.compactMap { $0["id"] as? Int })
      #expect(members.first?["email"] as? String == "alice@tines.xyz")
      #expect(members.count > 20)
    }
  }

  @Test func `teams and roles are listed in their envelopes`() async throws {
    try await Api.with("tines") { api in
      let teams = try await api.get("/api/v1/teams").rows("teams")
      #expect(teams.first?["name"] as? String == "Security Ops")
      let roles = try await api.get("/api/v1/admin/roles").rows("admin/roles")
      #expect(roles.compactMap { $0["id"] as? String }.contains("123"))
      let role = try await api.get("/api/v1/admin/roles/TEAM_ADMIN").object
      #expect(role["permissions"] as? [String] == ["ALLOW_ALL"])
      #expect(role["created_at"] is NSNull)
    }
  }
}
