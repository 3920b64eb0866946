import Foundation
import Testing

@testable import DemoServices

@Suite struct ChaosTests {
  private static let services = ["tines", "scanova", "document360", "scalepad", "scim"]
  private static let seeds: [UInt64] = Array(0..<40)

  /// What befalls the requests to a service, in words that can be compared.
  private func schedule(seed: UInt64, _ service: String, count: Int = Chaos.length) -> [String] {
    let chaos = Chaos(seed: seed)
    return (0..<count).map { number in
      chaos.fault(at: service, request: number).map { "\($0)" } ?? ""
    }
  }

  @Test func `the same seed brings the same troubles, another one and another service others`() {
    #expect(schedule(seed: 1, "tines") == schedule(seed: 1, "tines"))
    #expect(schedule(seed: 1, "tines") != schedule(seed: 2, "tines"))
    #expect(schedule(seed: 1, "tines") != schedule(seed: 1, "scim"))
  }

  @Test(arguments: services)
  func `every service recovers for good`(service: String) {
    for seed in Self.seeds {
      let troubles = schedule(seed: seed, service, count: 1_000)
      #expect(troubles.prefix(Chaos.length).contains { !$0.isEmpty })
      #expect(troubles.dropFirst(Chaos.length).allSatisfy { $0.isEmpty })
    }
  }

  @Test(arguments: services)
  func `a service is wholly down for a while, and all kinds of trouble come`(service: String) {
    var stalls = 0
    var statuses: Set<Int> = []
    var malformed = 0
    for seed in Self.seeds {
      let chaos = Chaos(seed: seed)
      let faults = (0..<Chaos.length).map { chaos.fault(at: service, request: $0) }
      var longest = 0
      var down = 0
      for fault in faults {
        let isDown = fault.map { $0.isCut || $0.status.map { $0 >= 500 } == true } ?? false
        down = isDown ? down + 1 : 0
        longest = max(longest, down)
      }
      #expect((4...Chaos.longestOutage + 4).contains(longest))
      stalls += faults.count { $0.map { $0.delay > .zero } ?? false }
      #expect(faults.allSatisfy { ($0?.delay ?? .zero) <= .seconds(3) })
      statuses.formUnion(faults.compactMap { $0?.status })
      malformed += faults.count { $0?.malformedRecord != nil }
    }
    #expect(stalls > 0)
    #expect(statuses == [429, 500, 502, 503])
    #expect(malformed > 0)
  }

  @Test func `too many requests say after how many seconds to come back, in the vendor's way`() {
    for (service, header) in [("document360", "X-RateLimit-Reset"), ("tines", "Retry-After")] {
      let chaos = Chaos(seed: 1)
      let faults = (0..<Chaos.length).compactMap { chaos.fault(at: service, request: $0) }
      let refusals = faults.filter { $0.status == 429 }
      #expect(!refusals.isEmpty)
      #expect(refusals.allSatisfy { ["1", "2"].contains($0.headers[header]) })
    }
  }

  @Test func `one record of a list is malformed, and keeps its id`() {
    let records: [JSON] = (0..<3).map {
      ["id": .int($0), "user_id": "u", "name": "Bob", "ok": true]
    }
    let answer: JSON = ["count": 3, "results": .array(records + [.text("{}")])]
    func text(_ json: JSON) -> String { String(decoding: json.bytes, as: UTF8.self) }
    let well = text(answer)
    for number in 0..<9 {
      let spoiled = text(answer.malformed(record: number))
      #expect(spoiled.components(separatedBy: "\"Bob\"").count == 3)
      let wrong = ["7", "[]", "null"][number / 3]
      let expected = well.replacingOccurrences(
        of: "{\"id\":\(number % 3),\"user_id\":\"u\",\"name\":\"Bob\"",
        with: "{\"id\":\(number % 3),\"user_id\":\"u\",\"name\":\(wrong)")
      #expect(spoiled == expected)
    }
    #expect(text(JSON.object([("id", 1), ("name", "Bob")]).malformed(record: 1)).contains("Bob"))
  }

  /// A target whose answer has users, for each service.
  private static let targets = [
    ("tines", "/api/v1/admin/users?include=team_memberships"), ("scanova", "/multi-users/"),
    ("document360", "/v2/Teams?skip=20"),
    ("scalepad", "/v2/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50/users"),
    ("scim", "/scim/v2/Users"),
  ]

  @Test(arguments: targets)
  func `a service without chaos answers all requests well`(
    service: String, target: String
  ) async throws {
    try await Api.with(service) { api in
      let request = RawRequest(target: target, headers: api.headers)
      let answers = try await RawClient.send(
        Array(repeating: request, count: Chaos.length), to: api.source)
      #expect(answers.allSatisfy { $0.status == 200 && $0.body == answers[0].body })
    }
  }

  @Test(arguments: targets)
  func `with chaos a client that asks again gets the answer, in the end always the same`(
    service: String, target: String
  ) async throws {
    let options = DemoOptions(seed: 3, isChaotic: true)
    try await DemoServer.run(options) { server in
      let source = try #require(server.source(service))
      let api = Api(server: server, source: source, headers: Api.headers(for: source))
      let failures = await withTaskGroup(of: Bool.self) { group in
        for _ in 0..<Chaos.length {
          group.addTask { (try? await api.get(target))?.status != 200 }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect((5..<Chaos.length / 2).contains(failures))
      let first = try await api.get(target)
      let second = try await api.get(target)
      #expect(first.status == 200)
      #expect(first.body == second.body)
    }
  }

  @Test func `a malformed record and a broken connection come on request`() async throws {
    try await Api.with("tines") { api in
      let path = "/api/v1/admin/users?per_page=2"
      let well = try await api.get(path)
      api.server.inject(DemoFault(service: "tines", malformedRecord: 0))
      let malformed = try await api.get(path)
      #expect(malformed.status == 200)
      #expect(malformed.body != well.body)
      let ids = { (answer: RawResponse) in
        answer.rows("admin/users").compactMap { $0["id"] as? Int }
      }
      #expect(ids(malformed) == ids(well))
      api.server.inject(DemoFault(service: "tines", isCut: true))
      await #expect(throws: RawClient.Failure.self) { try await api.get(path) }
      let healed = try await api.get(path)
      #expect(healed.body == well.body)
    }
  }
}
