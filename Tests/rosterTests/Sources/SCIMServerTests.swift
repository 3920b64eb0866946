import DirectoryModel
import Foundation
import TestSupport
import Testing

/// The built program against a SCIM service that others wrote.
@Suite("roster and a public SCIM server", .timeLimit(.minutes(10)))
struct SCIMServerTests {
  /// How many users the service is filled with.
  private static let count = 230

  /// Fills the service and prints the ids of the users in the order of their numbers.
  private static let seed = """
    import json, sys, urllib.request
    base, token = sys.argv[1:]
    def post(path, body):
        request = urllib.request.Request(base + path, json.dumps(body).encode(), {
            "Authorization": "Bearer " + token, "Content-Type": "application/scim+json"})
        return json.load(urllib.request.urlopen(request))
    core = "urn:ietf:params:scim:schemas:core:2.0:"
    enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
    ids = [post("/Users", {
        "schemas": [core + "User", enterprise], "userName": f"user{n:03}@example.org",
        "displayName": f"Üser {n:03} \\u5c71", "active": n % 7 != 0, "title": "Tester",
        "emails": [{"value": f"home{n:03}@example.net", "type": "home"},
            {"value": f"User{n:03}@example.com", "type": "work", "primary": True}],
        "roles": [{"value": "admin", "display": "Administrator"}] if n % 10 == 0 else [],
        "entitlements": [{"value": "vpn", "display": "Remote access"}],
        enterprise: {"department": f"Department {n % 3}", "employeeNumber": str(n)},
    })["id"] for n in range(\(count))]
    for name, members in ("Everybody", ids), ("Odd", ids[1::2]), ("Nobody", []):
        post("/Groups", {"schemas": [core + "Group"], "displayName": name,
            "members": [{"value": id} for id in members]})
    sys.stdout.write("\\n".join(ids))
    """

  /// An announcement of cursors, and of pages smaller than roster would ask for.
  private static let cursors = """
    {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
     "patch": {"supported": true}, "bulk": {"supported": false, "maxOperations": 0,
      "maxPayloadSize": 0}, "filter": {"supported": true, "maxResults": 1000},
     "changePassword": {"supported": false}, "sort": {"supported": true},
     "etag": {"supported": true},
     "pagination": {"cursor": true, "index": true, "defaultPaginationMethod": "index",
      "defaultPageSize": 20, "maxPageSize": 50, "cursorTimeout": 300}}
    """

  /// Runs a body with a service that has users and groups, and the users' ids.
  private func withUsers<Result>(
    announcing configuration: String? = nil,
    _ body: (SCIMServer, _ ids: [String], TestFolder) async throws -> Result
  ) async throws -> Result {
    try await SCIMServer.with(configuration: configuration) { server in
      let ids = try await server.python(Self.seed).split(separator: "\n").map(String.init)
      #expect(ids.count == Self.count)
      let folder = try TestFolder()
      defer { folder.remove() }
      return try await body(server, ids, folder)
    }
  }

  /// Expects a listing to have every user as it was put in, once.
  private func expectAll(_ run: CommandRun, ids: [String]) throws {
    #expect(run.status == 0, "\(run.errors)")
    let json = try run.json()
    guard case .array(let items)? = json["items"], case .array(let sources)? = json["sources"]
    else {
      Issue.record("no items: \(run.output.prefix(300))")
      return
    }
    #expect(sources.first?["state"] == "complete")
    #expect(sources.first?["got"] == JSON(Self.count))
    #expect(sources.first?["expected"] == JSON(Self.count))
    let byID = Dictionary(grouping: items) { $0["id"] ?? nil }
    #expect(byID.count == Self.count && items.count == Self.count)
    for (number, id) in ids.enumerated() {
      let digits = String(String(1000 + number).dropFirst())
      let user = byID[.string(id)]?.first ?? .null
      #expect(user["username"] == .string("user\(digits)@example.org"))
      #expect(user["email"] == .string("User\(digits)@example.com"))
      #expect(user["display_name"] == .string("Üser \(digits) 山"))
      #expect(user["status"] == (number % 7 == 0 ? "inactive" : "active"))
      #expect(user["privileged"]?["value"] == .bool(number % 10 == 0))
      guard case .array(let groups)? = user["groups"] else { continue }
      let names = Set(groups.compactMap { $0["name"] })
      let expected: Set<JSON> = ["Everybody", .string("Department \(number % 3)")]
      #expect(names == expected.union(number % 2 == 1 ? ["Odd"] : []))
    }
  }

  @Test func `By index every user is listed once, with groups, however the pages fall`()
    async throws
  {
    try await withUsers { server, ids, folder in
      for size in [40, 230, 1000] {
        let configuration = try server.configuration(
          in: folder, "page_size = \(size)\nprivileged_roles = [\"Administrator\"]")
        let run = try await CommandRun.of(
          "list", "--format", "json", configuration: configuration)
        try expectAll(run, ids: ids)
      }
      #expect(try server.requests(with: "GET /v2/Users?startIndex=") == 7 + 2 + 2)
      // Only where one full page was all, and then the server says that it knows none.
      #expect(try server.requests(with: "cursor=") == 1)
      #expect(try server.requests(with: "GET /v2/Groups?") == 3 * 2)
      #expect(try server.requests(with: "GET /v2/ServiceProviderConfig") == 3)
    }
  }

  @Test func `By cursor every user is listed once, in pages no larger than is announced`()
    async throws
  {
    try await withUsers(announcing: Self.cursors) { server, ids, folder in
      for more in ["", "page_size = 33\n"] {
        let configuration = try server.configuration(
          in: folder, more + "privileged_roles = [\"admin\"]")
        let run = try await CommandRun.of(
          "list", "--format", "json", configuration: configuration)
        try expectAll(run, ids: ids)
      }
      #expect(try server.requests(with: "GET /v2/Users?cursor=") == 5 + 7)
      // Beside each announcement.
      #expect(try server.requests(with: "startIndex=") == 2)
    }
  }

  @Test
  func `One user is shown in one request, and what does not exist or is not allowed is told apart`()
    async throws
  {
    try await withUsers { server, ids, folder in
      let configuration = try server.configuration(in: folder)
      let before = try server.requests(with: "GET /v2/")
      let shown = try await CommandRun.of(
        "show", "scim/\(ids[7])", "--format", "json", configuration: configuration)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(try server.requests(with: "GET /v2/") == before + 1)
      let user = try shown.json()
      #expect(user["username"] == "user007@example.org" && user["status"] == "inactive")
      #expect(user["permissions"]?.first?["code"] == "vpn")
      #expect(user["attributes"]?["employeeNumber"] == "7")
      #expect(user["problems"] == [])

      let missing = try await CommandRun.of("show", "scim/nobody", configuration: configuration)
      #expect(missing.status == 67)
      let refused = try await CommandRun.of(
        "list", configuration: try changed(configuration, SCIMServer.token, "wrong"))
      #expect(refused.status == 77 && refused.errors.contains("Authorization failure"))
      let elsewhere = try await CommandRun.of(
        "list", configuration: try changed(configuration, "/v2\"", "/v2/nowhere\""))
      #expect(elsewhere.status == 78)
    }
  }
}

extension JSON {
  fileprivate var first: JSON? {
    if case .array(let elements) = self { elements.first } else { nil }
  }
}
