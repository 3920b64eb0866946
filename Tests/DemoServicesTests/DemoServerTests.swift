import Glibc
import Testing

@testable import DemoServices

@Suite struct DemoServerTests {
  /// The first page and a later page of each service's list.
  private static let pages = [
    ("tines", "/api/v1/admin/users?include=team_memberships"), ("scanova", "/multi-users/?page=4"),
    ("document360", "/v2/Teams?skip=40"),
    ("scalepad", "/v2/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50/users"),
    ("scim", "/scim/v2/Users?startIndex=41"),
  ]

  @Test(arguments: pages)
  func `the same seed gives the same bytes and another seed other ones`(
    name: String, target: String
  ) async throws {
    let port = try Regex("127\\.0\\.0\\.1:[0-9]+")
    func bytes(seed: UInt64) async throws -> String {
      let text = try await Api.with(name, seed: seed) { try await $0.get(target).text }
      return text.replacing(port, with: "")
    }
    let first = try await bytes(seed: 1)
    #expect(first.count > 1000)
    #expect(try await bytes(seed: 1) == first)
    #expect(try await bytes(seed: 2) != first)
  }

  @Test func `with 100,000 people the last page of each list is served`() async throws {
    try await DemoServer.run(DemoOptions(users: 100_000)) { server in
      func api(_ name: String, _ headers: (String) -> [String: String]) throws -> Api {
        let source = try #require(server.source(name))
        return Api(server: server, source: source, headers: headers(source.credential))
      }
      let tines = try api("tines") { ["Authorization": "Bearer \($0)"] }
      let last = try await tines.get("/api/v1/admin/users?per_page=500&page=150")
      #expect(last.rows("admin/users").count > 400)
      let scanova = try api("scanova") { ["Authorization": $0] }
      let page = try await scanova.get("/multi-users/?page=3000")
      #expect(page.object["previous"] as? Int == 2999)
      let document360 = try api("document360") { ["api_token": $0] }
      let rest = try await document360.get("/v2/Teams?skip=69990&take=100")
      #expect((1..<100).contains(rest.rows("result").count))
      let scalepad = try api("scalepad") { ["Authorization": "Bearer \($0)"] }
      let path = "/v2/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50/users"
      let end = try await scalepad.get(path + "?sort_order=desc&page_size=1")
      #expect(end.object["total_count"] as? Int == 59_998)
    }
  }

  @Test func `one connection serves many requests`() async throws {
    try await Api.with("tines") { api in
      let request = RawRequest(target: "/api/v1/admin/users/2", headers: api.headers)
      let answers = try await RawClient.send(
        Array(repeating: request, count: 20), to: api.source)
      #expect(answers.map(\.status) == Array(repeating: 200, count: 20))
    }
  }

  @Test func `requests are recorded with what a test asks about`() async throws {
    try await Api.with("scanova") { api in
      _ = try await api.get("/multi-users/?page=2")
      let expected = RequestRecord(
        service: "scanova", method: "GET", path: "/multi-users/", query: "page=2",
        authorization: "demo-scanova")
      #expect(api.server.requests(to: "scanova") == [expected])
      #expect(api.server.requests(to: "tines").isEmpty)
      api.server.forgetRequests()
      #expect(api.server.requests().isEmpty)
    }
  }

  @Test func `a fault meets the next requests of its path and then no more`() async throws {
    try await Api.with("tines") { api in
      let path = "/api/v1/admin/users"
      api.server.inject(
        DemoFault(
          service: "tines", pathPrefix: path, count: 2, status: 429, body: "slow down",
          headers: ["Retry-After": "7"]))
      let other = try await api.get("/api/v1/teams")
      #expect(other.status == 200)
      for _ in 0..<2 {
        let answer = try await api.get(path)
        #expect(answer.status == 429)
        #expect(answer.text == "slow down")
        #expect(answer.headers["retry-after"] == "7")
      }
      let healed = try await api.get(path)
      #expect(healed.status == 200)
    }
  }

  @Test func `a fault without a status delays the true answer`() async throws {
    try await Api.with("tines") { api in
      api.server.inject(DemoFault(service: "tines", delay: .milliseconds(30)))
      let clock = ContinuousClock()
      let start = clock.now
      let answer = try await api.get("/api/v1/admin/users/2")
      #expect(answer.status == 200)
      #expect(clock.now - start >= .milliseconds(30))
    }
  }

  @Test func `the ports are closed when the body has returned`() async throws {
    let source = try await Api.with("tines") { $0.source }
    await #expect(throws: RawClient.Failure.self) {
      try await RawClient.send([RawRequest(target: "/", headers: [:])], to: source)
    }
  }

  @Test func `connections that wait for a next request are closed with the services`() async throws
  {
    let socket = try await Api.with("tines") { api in
      let socket = try RawClient.open(api.source)
      _ = try await api.get("/api/v1/teams")
      return socket
    }
    #expect(RawClient.isClosed(socket))
    close(socket)
  }

  @Test func `without other people the samples are served`() async throws {
    try await Api.with("scanova", users: 0) { api in
      let page = try await api.get("/multi-users/")
      #expect(page.rows("results").compactMap { $0["id"] as? Int } == [0, 479, 480, 481])
    }
  }

  @Test func `every person but ScalePad's and SCIM's own is met elsewhere by e-mail`() async throws
  {
    let tines = try await Api.with("tines") { api in
      try await api.get("/api/v1/admin/users?per_page=500").rows("admin/users")
        .compactMap { $0["email"] as? String }
    }
    let scanova = try await Api.with("scanova") { api in
      var found: [String] = []
      for page in 1...6 {
        for row in try await api.get("/multi-users/?page=\(page)").rows("results") {
          found += [(row["shared_user"] as? [String: Any])?["email"] as? String].compactMap { $0 }
        }
      }
      return found
    }
    let document360 = try await Api.with("document360") { api in
      let first = try await api.get("/v2/Teams?take=100").rows("result")
      let rest = try await api.get("/v2/Teams?skip=100&take=100").rows("result")
      return (first + rest).compactMap { $0["email_id"] as? String }
    }
    #expect(Set(tines + scanova + document360).count == 197)
    #expect(Set(tines).intersection(scanova).count > 50)
  }

  @Test func `Alice has the same e-mail wherever she has one`() async throws {
    let tines = try await Api.with("tines") { try await $0.get("/api/v1/admin/users/2").text }
    let scanova = try await Api.with("scanova") { try await $0.get("/multi-users/480/").text }
    let document360 = try await Api.with("document360") { try await $0.get("/v2/Teams").text }
    for text in [tines, scanova, document360] {
      #expect(text.contains("\"alice@tines.xyz\""))
    }
  }

  @Test func `an error of the body comes out`() async throws {
    struct Oops: Error {}
    await #expect(throws: Oops.self) {
      try await DemoServer.run { _ in throw Oops() }
    }
  }

  @Test func `cancelling the task stops the services`() async throws {
    let (sources, found) = AsyncStream.makeStream(of: DemoSource.self)
    let running = Task {
      try await DemoServer.run { server in
        server.sources.forEach { found.yield($0) }
        try await Task.sleep(for: .seconds(600))
      }
    }
    var waiting = sources.makeAsyncIterator()
    let source = try #require(await waiting.next())
    running.cancel()
    let result = await running.result
    #expect(throws: CancellationError.self) { try result.get() }
    await #expect(throws: RawClient.Failure.self) {
      try await RawClient.send([RawRequest(target: "/", headers: [:])], to: source)
    }
  }

  @Test func `the configuration names every source`() async throws {
    let sources = [
      DemoSource(
        name: "tines", provider: "tines", baseURL: "http://127.0.0.1:7001",
        credential: "demo-tines", clientID: nil),
      DemoSource(
        name: "scalepad", provider: "scalepad", baseURL: "http://127.0.0.1:7002/v2",
        credential: "demo-scalepad", clientID: "aa7c"),
    ]
    #expect(
      DemoConfig.text(for: sources) == """
        [[source]]
        name = "tines"
        provider = "tines"
        url = "http://127.0.0.1:7001"
        credential = { command = ["printf", "%s", "demo-tines"] }
        max_requests_per_minute = 0

        [[source]]
        name = "scalepad"
        provider = "scalepad"
        url = "http://127.0.0.1:7002/v2"
        credential = { command = ["printf", "%s", "demo-scalepad"] }
        client_id = "aa7c"
        max_requests_per_minute = 0

        """)
  }
}
