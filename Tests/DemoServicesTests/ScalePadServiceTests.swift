import DemoServices
import Foundation
import Testing

@Suite struct ScalePadServiceTests {
  private let client = "/v2/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50"
  private var list: String { client + "/users" }

  private func names(_ api: Api, _ query: String) async throws -> [String] {
    var names: [String] = []
    var cursor: String?
    repeat {
      let page = try await api.get(list + "?\(query)" + (cursor.map { "&cursor=\($0)" } ?? ""))
      #expect(Set(page.object.keys) == ["data", "total_count", "next_cursor"])
      names += page.rows("data").compactMap { $0["username"] as? String }
      cursor = page.object["next_cursor"] as? String
      if cursor == nil { #expect(page.object["total_count"] as? Int == names.count) }
    } while cursor != nil
    return names
  }

  @Test func `a missing and a wrong token are unauthorised`() async throws {
    try await Api.with("scalepad") { api in
      for headers in [[:], ["Authorization": api.source.credential]] {
        let answer = try await api.send(RawRequest(target: list, headers: headers))
        #expect(answer.status == 401)
        let error = answer.object["error"] as? [String: Any]
        #expect(error?["code"] as? String == "unauthorized")
      }
    }
  }

  @Test func `cursors lead through all users in the order of their names`() async throws {
    try await Api.with("scalepad", users: 3000) { api in
      let all = try await names(api, "page_size=500")
      #expect(all.count > 1700)
      #expect(all == all.sorted())
      #expect(Set(all).count == all.count)
      #expect(all.contains("mikechang"))
      let descending = try await names(api, "page_size=499&sort_order=desc")
      #expect(descending == all.reversed())
    }
  }

  @Test func `100 are a page without a word`() async throws {
    try await Api.with("scalepad") { api in
      let page = try await api.get(list)
      #expect(page.rows("data").count == 100)
      #expect(page.object["next_cursor"] is String)
    }
  }

  @Test func `search, department and order select and sort`() async throws {
    try await Api.with("scalepad", users: 1000) { api in
      let all = try await names(api, "page_size=500")
      let found = try await names(api, "page_size=7&q=%41N")
      #expect(found == all.filter { $0.contains("an") })
      #expect(found.count > 7)
      let engineering = "d1a2b3c4-e5f6-7890-abcd-ef1234567890"
      let engineers = try await names(api, "department_id=\(engineering)")
      let department = try await api.get("\(client)/departments/\(engineering)").object
      #expect(department["member_count"] as? Int == engineers.count)
      #expect(engineers.contains("mikechang"))
      let created = try await api.get(list + "?sort_by=created_at&page_size=500").rows("data")
      let dates = created.compactMap { $0["created_at"] as? String }
      #expect(dates == dates.sorted())
      #expect(dates.count == 500)
    }
  }

  @Test(arguments: [
    ("page_size=501", "page_size"), ("page_size=0", "page_size"), ("cursor=abc", "cursor"),
    ("sort_by=email", "sort_by"), ("sort_order=up", "sort_order"),
  ])
  func `a malformed parameter is refused with its name`(query: String, field: String) async throws {
    try await Api.with("scalepad") { api in
      let answer = try await api.get("\(list)?\(query)")
      #expect(answer.status == 400)
      let error = answer.object["error"] as? [String: Any]
      #expect(error?["code"] as? String == "invalid_request")
      #expect((error?["details"] as? [String: String])?["field"] == field)
    }
  }

  @Test func `a cursor of another selection is refused`() async throws {
    try await Api.with("scalepad") { api in
      let cursor = try #require(try await api.get(list).object["next_cursor"] as? String)
      let answer = try await api.get("\(list)?q=a&cursor=\(cursor)")
      #expect(answer.status == 400)
    }
  }

  @Test func `both samples have the documented values`() async throws {
    try await Api.with("scalepad") { api in
      let expected = """
        {"id":"a1d97031-04e2-4907-a249-093f7436207b","username":"mikechang",\
        "user_key":"mikechang","last_activity":{"at":"2026-02-24T21:23:53.082Z",\
        "desktop_at":"2026-02-24T21:22:46.119Z","web_at":"2026-02-24T21:23:53.082Z"},\
        "departments":[{"id":"d1a2b3c4-e5f6-7890-abcd-ef1234567890","name":"Engineering",\
        "description":"Software development and infrastructure teams"}],\
        "created_at":"2026-02-05T21:29:34.214Z","updated_at":"2026-02-05T21:29:34.214Z"}
        """
      let mike = try await api.get(list + "/a1d97031-04e2-4907-a249-093f7436207b")
      #expect(mike.text == expected)
      #expect(mike.headers["content-type"] == "application/json")
      let new = try await api.get(list + "/c3f19253-26g4-6129-c461-215h9658429d").object
      let never: NSDictionary = ["at": NSNull(), "desktop_at": NSNull(), "web_at": NSNull()]
      #expect(new["last_activity"] as? NSDictionary == never)
      #expect((new["departments"] as? [Any])?.isEmpty == true)
    }
  }

  @Test func `a get returns the same user as the list`() async throws {
    try await Api.with("scalepad") { api in
      for row in try await api.get(list + "?page_size=20").rows("data") {
        let id = try #require(row["id"] as? String)
        let user = try await api.get("\(list)/\(id)").object
        #expect(user as NSDictionary == row as NSDictionary)
      }
    }
  }

  @Test(arguments: [
    ("/users/ffffffff-ffff-ffff-ffff-ffffffffffff", "User not found"),
    ("/departments/x", "Department not found"), ("/apps", "Resource not found"),
  ])
  func `what is unknown is not found`(path: String, message: String) async throws {
    try await Api.with("scalepad") { api in
      let answer = try await api.get(client + path)
      #expect(answer.status == 404)
      let error = answer.object["error"] as? [String: Any]
      #expect(error?["code"] as? String == "not_found")
      #expect(error?["message"] as? String == message)
    }
  }

  @Test func `an unknown client is not found`() async throws {
    try await Api.with("scalepad") { api in
      let answer = try await api.get("/v2/clients/aa7cf840/users")
      #expect(answer.status == 404)
      let error = answer.object["error"] as? [String: Any]
      #expect((error?["details"] as? [String: String])?["client_id"] == "aa7cf840")
    }
  }

  @Test func `only GET is allowed`() async throws {
    try await Api.with("scalepad") { api in
      let answer = try await api.send(
        RawRequest(method: "PATCH", target: list, headers: api.headers))
      #expect(answer.status == 405)
    }
  }

  @Test func `active and stale users are all users`() async throws {
    try await Api.with("scalepad") { api in
      let summary = try await api.get(list + "/summary").object
      let active = try #require(summary["active_users"] as? Int)
      let stale = try #require(summary["stale_users"] as? Int)
      #expect(active > 0)
      #expect(active + stale == (try await names(api, "page_size=500")).count)
      #expect(summary["stale_threshold"] as? Int == 172_800)
      #expect(try await api.get(list + "/summary?stale_threshold=0").status == 400)
    }
  }
}
