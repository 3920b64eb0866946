import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How version 3 of Document360's API is asked and read.
@Suite struct Document360V3Tests {
  private static let base = "/v3/projects/d7a8b9c0-1e2f-3a4b-5c6d-7e8f9a0b1c2d/users"

  private func v3() throws -> ContractCase {
    try #require(
      ContractCase.all.first { $0.example.configuration.options["api_version"] == "v3" })
  }

  private func page(
    _ ids: String..., number: Int = 1, more: String = "false", total: String = "null"
  ) -> String {
    let rows = ids.map { #"{"id":"\#($0)","email":"\#($0)@x.io"}"# }.joined(separator: ",")
    return """
      {"data":[\(rows)],"success":true,
       "pagination":{"page":\(number),"page_size":2,"total_count":\(total),"has_more":\(more)}}
      """
  }

  private func list(_ number: Int, size: Int = 100) -> String {
    "\(Self.base)?page=\(number)&page_size=\(size)"
  }

  private func ids(_ provider: any UserProvider) async throws -> [String] {
    var read: [String] = []
    var cursor: PageCursor?
    repeat {
      let page = try await provider.wholePage(after: cursor)
      read += page.users.map(\.id.text)
      cursor = page.next
    } while cursor != nil
    return read
  }

  @Test(arguments: [(nil, 100), (30, 30), (500, 100)] as [(Int?, Int)])
  func `a page has the configured size, at most and by default the largest`(
    configured: Int?, asked: Int
  ) async throws {
    let transport = RoutedTransport(try v3(), [list(1, size: asked): page("a")])
    let provider = try v3().bareProvider(on: transport) { $0.pageSize = configured }
    #expect(try await ids(provider) == ["a"])
  }

  @Test func `the list ends where there are no more, and else with an empty page`() async throws {
    let told = RoutedTransport(
      try v3(), [list(1): page("a", "b", more: "true"), list(2): page("c", number: 2)])
    #expect(try await ids(try v3().bareProvider(on: told)) == ["a", "b", "c"])
    let untold = RoutedTransport(
      try v3(),
      [
        list(1): #"{"data":[{"id":"a"}]}"#, list(2): #"{"data":[{"id":"b"}]}"#,
        list(3): #"{"data":[]}"#,
      ])
    #expect(try await ids(try v3().bareProvider(on: untold)) == ["a", "b"])
  }

  @Test func `a service that disregards the page is not read for ever`() async throws {
    let same = #"{"data":[{"id":"a"}]}"#
    for second in [page("z", number: 1, more: "true"), same] {
      let transport = RoutedTransport(try v3(), [list(1): same, list(2): second])
      let error = await #expect(throws: ProviderError.self) {
        _ = try await ids(try v3().bareProvider(on: transport))
      }
      #expect(error?.code == .malformed(path: "data"))
    }
  }

  @Test(
    arguments: [
      ("5", "true", ["2", "3"]), ("4", "true", ["2"]), ("2", "true", []), ("null", "true", []),
      ("5", "false", []),
    ])
  func `the first page announces as many as its length and the total make`(
    total: String, more: String, expected: [String]
  ) async throws {
    let transport = RoutedTransport(
      try v3(), [list(1): page("a", "b", more: more, total: total)])
    let first = try await v3().bareProvider(on: transport).wholePage(after: nil)
    #expect(first.following.map(\.text) == expected)
    #expect(first.total == Int(total))
  }

  @Test func `roles and groups are read in the names of version 2`() async throws {
    let body = """
      {"data":[{"id":"a","email":"a@x.io","portal_role":"Owner","associated_groups":[{"id":"g"}]}],
       "pagination":{"has_more":false}}
      """
    let groups = #"{"data":[{"id":"g","title":"Writers","description":"All"}],"success":true}"#
    let transport = RoutedTransport(try v3(), [list(1): body, Self.base + "/groups": groups])
    let user = try await v3().bareProvider(on: transport).wholePage(after: nil).users[0]
    #expect(user.roles == [Role(name: "Owner", kind: .portal)])
    #expect(
      user.groups == [Group(kind: .group, id: UserID("g"), name: "Writers", description: "All")])
    #expect(user.detail == .list)
  }

  @Test func `a look-up takes whole names and addresses out of what search finds`() async throws {
    let transport = RoutedTransport(
      try v3(),
      [
        "\(Self.base)?search=A%40x.io&page=1&page_size=100": page("ba", "a", more: "true"),
        "\(Self.base)?search=A%40x.io&page=2&page_size=100": page("aa", number: 2),
      ])
    let found = try await v3().bareProvider(on: transport).lookUp("A@x.io")
    #expect(found?.users.map(\.id.text) == ["a"])
    #expect(found?.asked == "users whose name or e-mail address matches A@x.io")
    #expect(try await v3().bareProvider(on: transport).lookUp(" ") == nil)
  }

  @Test func `a problem says what and by which code`() async throws {
    let body = """
      {"type":"about:blank","title":"Forbidden","status":403,"detail":"Not in your plan.",
       "trace_id":"t","errors":[{"code":"FEATURE_NOT_IN_LICENSE","message":"Not in your plan."}]}
      """
    for call in ContractCase.calls {
      let error = try await v3().error(call, answer: .text(body, status: 403))
      #expect(error?.code == .forbidden)
      #expect(error?.detail == "Not in your plan. (FEATURE_NOT_IN_LICENSE)")
    }
  }

  @Test func `without a project nothing is asked`() async throws {
    for project in [nil, ""] {
      let provider = try v3().bareProvider(on: ScriptedTransport([])) {
        $0.options["project_id"] = project.map { .text($0) }
      }
      for call in ContractCase.calls {
        let error = await #expect(throws: ProviderError.self) {
          try await call.make(provider, UserID("x"))
        }
        #expect(error?.code == .misconfigured)
      }
    }
  }

  @Test func `the list of groups is not taken for a user`() async throws {
    let error = await #expect(throws: ProviderError.self) {
      _ = try await v3().bareProvider(on: ScriptedTransport([])).user(id: UserID("groups"))
    }
    #expect(error?.code == .notFound)
  }
}
