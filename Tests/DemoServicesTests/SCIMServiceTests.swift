import DemoServices
import Foundation
import Testing

@Suite struct SCIMServiceTests {
  private let list = "/scim/v2/Users"
  private let babs = "2819c223-7f76-453a-919d-413861904646"

  /// The users of a list that is read page by page, by cursor or by index.
  private func users(_ api: Api, byCursor: Bool, count: Int = 50) async throws -> [[String: Any]] {
    var found: [[String: Any]] = []
    var cursor = ""
    while true {
      let place = byCursor ? "cursor=\(cursor)" : "startIndex=\(found.count + 1)"
      let page = try await api.get("\(list)?\(place)&count=\(count)")
      #expect(page.headers["content-type"] == "application/scim+json")
      #expect(page.object["startIndex"] as? Int == (byCursor ? nil : found.count + 1))
      let rows = page.rows("Resources")
      #expect(page.object["itemsPerPage"] as? Int == rows.count)
      found += rows
      let next = page.object["nextCursor"] as? String
      #expect(byCursor || next == nil)
      if byCursor ? next == nil : rows.isEmpty {
        #expect(page.object["totalResults"] as? Int == found.count)
        return found
      }
      cursor = next ?? ""
      #expect(cursor.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" })
    }
  }

  private func ids(_ rows: [[String: Any]]) -> [String] { rows.compactMap { $0["id"] as? String } }

  @Test func `a missing and a wrong token are unauthorised everywhere`() async throws {
    try await Api.with("scim") { api in
      for target in [list, "/scim/v2/ServiceProviderConfig", "/nowhere"] {
        for headers in [[:], ["Authorization": api.source.credential]] {
          let answer = try await api.send(RawRequest(target: target, headers: headers))
          #expect(answer.status == 401)
          #expect(answer.object["status"] as? String == "401")
          #expect(answer.headers["www-authenticate"]?.hasPrefix("Bearer") == true)
        }
      }
    }
  }

  @Test func `cursors and indexes lead through the same users, each once`() async throws {
    try await Api.with("scim") { api in
      let byIndex = ids(try await users(api, byCursor: false))
      let byCursor = ids(try await users(api, byCursor: true))
      #expect(byIndex.count > 100)
      #expect(Set(byIndex).count == byIndex.count)
      #expect(byIndex == byCursor)
    }
  }

  @Test(arguments: [
    ("startIndex=0&count=2", 1, 2), ("startIndex=-7&count=2", 1, 2), ("count=0", 1, 0),
    ("count=-1", 1, 0), ("startIndex=100000", 100_000, 0), ("count=5000", 1, 200), ("", 1, 100),
  ])
  func `an index is bent to what there is`(query: String, start: Int, rows: Int) async throws {
    try await Api.with("scim", users: 400) { api in
      let page = try await api.get("\(list)?\(query)")
      #expect(page.object["startIndex"] as? Int == start)
      #expect(page.rows("Resources").count == rows)
      #expect((page.object["Resources"] == nil) == (rows == 0))
      #expect(page.object["totalResults"] as? Int == 338)
    }
  }

  @Test(arguments: [
    ("cursor=x", "invalidCursor"), ("cursor=&count=201", "invalidCount"),
    ("cursor=&startIndex=1", "invalidValue"), ("count=many", "invalidValue"),
    ("startIndex=%FF", "invalidValue"), ("filter=userName", "invalidFilter"),
    ("filter=userName%20sw%20%22a%22", "invalidFilter"),
    ("filter=userName%20eq%20bob", "invalidFilter"),
    ("filter=title%20eq%20%22Analyst%22", "invalidFilter"),
  ])
  func `what can't be served is refused with its keyword`(
    query: String, keyword: String
  ) async throws {
    try await Api.with("scim") { api in
      let answer = try await api.get("\(list)?\(query)")
      #expect(answer.status == 400)
      #expect(answer.object["status"] as? String == "400")
      #expect(answer.object["scimType"] as? String == keyword)
      let urn = "urn:ietf:params:scim:api:messages:2.0:Error"
      #expect(answer.object["schemas"] as? [String] == [urn])
    }
  }

  @Test func `a cursor is none of another query`() async throws {
    try await Api.with("scim") { api in
      let page = try await api.get("\(list)?cursor=&count=10")
      let cursor = try #require(page.object["nextCursor"] as? String)
      #expect(try await api.get("\(list)?cursor=\(cursor)&count=10").status == 200)
      #expect(try await api.get("\(list)?cursor=\(cursor)&count=11").status == 400)
    }
  }

  @Test func `every user is found by user name and e-mail, whatever the case`() async throws {
    try await Api.with("scim", users: 60) { api in
      for user in try await users(api, byCursor: true) {
        let name = try #require(user["userName"] as? String)
        for filter in [
          "userName eq \"\(name)\"", "EMAILS.VALUE EQ \"\(name.uppercased())\"",
          "id eq \"\(user["id"] ?? "")\"",
        ] {
          let escaped = try #require(
            filter.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
          let found = try await api.get("\(list)?filter=\(escaped)").rows("Resources")
          #expect(found as NSArray == [user] as NSArray, "\(filter)")
        }
      }
      let none = try await api.get("\(list)?filter=userName%20eq%20%22no%5C%22body%5C%5C%22")
      #expect(none.status == 200 && none.object["totalResults"] as? Int == 0)
    }
  }

  @Test func `a get returns the same user as the list`() async throws {
    try await Api.with("scim") { api in
      for row in try await api.get("\(list)?count=20").rows("Resources") {
        let answer = try await api.get("\(list)/\(row["id"] ?? "")")
        #expect(answer.object as NSDictionary == row as NSDictionary)
      }
      let none = try await api.get("\(list)/x")
      #expect(none.status == 404 && none.object["status"] as? String == "404")
    }
  }

  @Test func `the documented user is the first, and Alice has her usual address`() async throws {
    try await Api.with("scim", users: 0) { api in
      let rows = try await api.get(list).rows("Resources")
      #expect(rows.first?["id"] as? String == babs)
      #expect(rows.first?["displayName"] as? String == "Babs Jensen")
      #expect(
        rows.compactMap { $0["userName"] as? String } == [
          "bjensen@example.com", "alice@tines.xyz", "jon.doe@example.com",
          "danny.brown@document360.io",
        ])
    }
  }

  @Test func `users have all that the provider maps, some of them`() async throws {
    try await Api.with("scim") { api in
      let users = try await users(api, byCursor: true)
      let urn = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
      for name in ["groups", "roles", "entitlements", "emails", "meta", "name", urn] {
        #expect(users.contains { $0[name] != nil }, "\(name)")
      }
      for name in ["groups", "roles", "entitlements"] {
        #expect(users.contains { $0[name] == nil }, "\(name)")
      }
      #expect(users.contains { $0["active"] as? Bool == false })
      #expect(users.contains { ($0["emails"] as? [Any])?.count == 2 })
      #expect(!users.contains { $0["password"] != nil })
    }
  }

  @Test func `a group tells the users who say that they are in it`() async throws {
    try await Api.with("scim") { api in
      let users = try await users(api, byCursor: true)
      let groups = try await api.get("/scim/v2/Groups").rows("Resources")
      #expect(groups.count == 5)
      for id in ids(groups) {
        let group = try await api.get("/scim/v2/Groups/\(id)").object
        let members = (group["members"] as? [[String: Any]])?.compactMap { $0["value"] as? String }
        let expected = users.filter { user in
          (user["groups"] as? [[String: Any]])?.contains { $0["value"] as? String == id } == true
        }
        #expect(members == ids(expected) && members?.isEmpty == false)
      }
    }
  }

  @Test func `the service describes itself`() async throws {
    try await Api.with("scim") { api in
      let configuration = try await api.get("/scim/v2/ServiceProviderConfig").object
      #expect((configuration["filter"] as? [String: Any])?["maxResults"] as? Int == 200)
      let pagination = configuration["pagination"] as? [String: Any]
      #expect(pagination?["cursor"] as? Bool == true && pagination?["index"] as? Bool == true)
      for (endpoint, count) in [("ResourceTypes", 2), ("Schemas", 3)] {
        let all = try await api.get("/scim/v2/\(endpoint)").rows("Resources")
        #expect(all.count == count)
        for id in ids(all) {
          #expect(try await api.get("/scim/v2/\(endpoint)/\(id)").object["id"] as? String == id)
        }
      }
    }
  }

  @Test func `only GET is allowed, and only JSON is to be had`() async throws {
    try await Api.with("scim") { api in
      let post = try await api.send(
        RawRequest(method: "POST", target: list, headers: api.headers))
      #expect(post.status == 405)
      for (accept, status) in [
        ("application/scim+json, application/json", 200), ("*/*", 200), ("text/html", 406),
      ] {
        var headers = api.headers
        headers["Accept"] = accept
        let answer = try await api.send(RawRequest(target: list, headers: headers))
        #expect(answer.status == status, "\(accept)")
      }
    }
  }
}
