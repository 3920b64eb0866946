import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What the groups of a SCIM service tell of users who do not tell it themselves.
@Suite struct SCIMGroupTests {
  private let groups = #"""
    {"totalResults":2,"Resources":[
     {"id":"g1","displayName":"One","members":[{"value":"a"},{"value":"b"}]},
     {"ID":"g2","DISPLAYNAME":"","Members":[{"VALUE":"a","type":"User"},{"value":"g1"},{}]}]}
    """#

  /// A server that has these groups.
  private func transport(
    _ list: ScriptedTransport, groups: HTTPAnswer? = nil, more: [String: HTTPAnswer] = [:]
  ) -> SupplementTransport {
    let answers: [String: HTTPAnswer] = [
      "/ServiceProviderConfig": .ok("{}"),
      "/Groups?startIndex=1&count=100": groups ?? .ok(self.groups),
      "/Groups?startIndex=3&count=100": .ok(#"{"totalResults":2,"Resources":[]}"#),
    ]
    return SupplementTransport(
      base: "https://example.com/v2", answers: answers.merging(more) { $1 }, next: list)
  }

  @Test func `users without groups get them from the groups, which are read once a run`()
    async throws
  {
    let list = ScriptedTransport(bodies: [
      page(["a", "b", "c"], total: 4), page(["d"], total: 4), page([], total: 4), user("a"),
    ])
    let transport = transport(list)
    let provider = try ContractCase.named("scim").bareProvider(on: transport)
    let first = try await provider.wholePage(after: nil)
    let second = try await provider.wholePage(after: first.next)
    _ = try await provider.wholePage(after: second.next)
    let one = Group(kind: .group, id: UserID("g1"), name: "One")
    let two = Group(kind: .group, id: UserID("g2"), name: "#g2")
    #expect(first.users.map(\.groups) == [[one, two], [one], []])
    #expect(first.notices.isEmpty && first.users.allSatisfy { $0.problems.isEmpty })
    #expect(first.users.allSatisfy { !$0.untold.contains(.groups) })
    #expect(try await provider.user(id: UserID("a")).groups == [one, two])
    #expect(transport.targets.filter { $0.hasPrefix("/Groups") }.count == 2)
  }

  @Test(arguments: [
    (HTTPAnswer.ok(#"{"totalResults":1,"Resources":[{"id":"g1","displayName":"One"}]}"#), true),
    (HTTPAnswer(status: 403, body: []), true),
    (.ok(#"{"totalResults":0,"Resources":[]}"#), false),
  ])
  func `groups without members, or that can't be read, leave open who is in none`(
    groups: HTTPAnswer, isUntold: Bool
  ) async throws {
    let list = ScriptedTransport(bodies: [page(["a"], total: 1)])
    let transport = transport(
      list, groups: groups,
      more: [
        "/Groups?startIndex=2&count=100": .ok(#"{"totalResults":1,"Resources":[]}"#)
      ])
    let provider = try ContractCase.named("scim").bareProvider(on: transport)
    let user = try #require(try await provider.wholePage(after: nil).users.first)
    #expect(user.untold.contains(.groups) == isUntold)
  }

  @Test func `where a user tells groups, or there is no user, the groups are not read`()
    async throws
  {
    let list = ScriptedTransport(bodies: [
      #"{"totalResults":2,"Resources":[{"id":"a","groups":[{"value":"g9"}]},{"id":"b"}]}"#,
      page([], total: 2),
    ])
    let transport = transport(list)
    let provider = try ContractCase.named("scim").bareProvider(on: transport)
    let first = try await provider.wholePage(after: nil)
    _ = try await provider.wholePage(after: first.next)
    #expect(first.users.map(\.groups.count) == [1, 0])
    #expect(transport.targets == ["/ServiceProviderConfig"])
  }

  @Test func `a get reads no groups by itself`() async throws {
    let transport = transport(ScriptedTransport(bodies: [user("a")]))
    let provider = try ContractCase.named("scim").bareProvider(on: transport)
    #expect(try await provider.user(id: UserID("a")).groups.isEmpty)
    #expect(transport.targets.isEmpty)
  }

  @Test(
    arguments: [
      (HTTPAnswer(status: 403), "groups can't be read (403)"),
      (HTTPAnswer(status: 404), "groups can't be read (404)"),
      (
        .ok(#"{"totalResults":3,"Resources":[{"id":"g1","members":[{"value":"a"}]},{"id":"g2"}]}"#),
        "the groups may not be all (2 of 3 came)"
      ),
    ])
  func `groups that can't be read, or not all of them, are a notice`(
    answer: HTTPAnswer, reason: String
  ) async throws {
    let transport = transport(
      ScriptedTransport(bodies: [page(["a"], total: 1)]), groups: answer,
      more: [
        "/Groups?startIndex=3&count=100": .ok(#"{"totalResults":3,"Resources":[]}"#),
        "/Groups?cursor=&count=100": HTTPAnswer(status: 400),
      ])
    let provider = try ContractCase.named("scim").bareProvider(on: transport)
    let first = try await provider.wholePage(after: nil)
    #expect(first.users.map(\.id.text) == ["a"])
    #expect(first.notices.count == 1)
    #expect(first.notices.first?.original.contains(reason) == true)
    // What came of them is kept.
    #expect(first.users.first?.groups.map(\.id) == (answer.status == 200 ? [UserID("g1")] : []))
    #expect(first.users.first?.untold.contains(.groups) == true)
  }
}
