import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How a SCIM server is asked for one user by name.
@Suite struct SCIMLookUpTests {
  private let canFilter = #"{"filter":{"supported":true,"maxResults":200}}"#

  private func target(_ filter: String) -> String {
    "https://example.com/v2/Users?filter=\(filter)&count=200"
  }

  private func list(_ users: String...) -> HTTPAnswer {
    .ok(#"{"totalResults":\#(users.count),"Resources":[\#(users.joined(separator: ","))]}"#)
  }

  @Test func `a name is asked for as a user name, an address as an e-mail as well`()
    async throws
  {
    let byName = ScriptedTransport([list(#"{"id":"1","userName":"Bob"}"#)])
    let found = try await scim(canFilter, on: byName).lookUp("bob")
    #expect(found?.users.map(\.id.text) == ["1"])
    #expect(found?.asked == "users whose userName is bob")
    #expect(byName.requests.map(\.url) == [target("userName%20eq%20%22bob%22")])

    let byAddress = ScriptedTransport([
      list(#"{"id":"1","userName":"a@b.c"}"#),
      list(
        #"{"id":"1","userName":"a@b.c"}"#,
        #"{"id":"2","emails":[{"value":"x@y.z"},{"value":"A@b.c"}]}"#),
    ])
    let both = try await scim(canFilter, on: byAddress).lookUp("a@b.c")
    #expect(both?.users.map(\.id.text) == ["1", "2"])
    #expect(both?.asked == "users whose userName or emails.value is a@b.c")
    #expect(
      byAddress.requests.map(\.url) == [
        target("userName%20eq%20%22a%40b.c%22"), target("emails.value%20eq%20%22a%40b.c%22"),
      ])
  }

  @Test(
    arguments: [
      (#"a"b\c"#, #"userName eq "a\"b\\c""#), ("a\nb\u{1}", #"userName eq "a\nb\u0001""#),
      ("\u{202E}é", "userName eq \"\\u202eé\""),
    ])
  func `a value can't leave its place in the filter`(value: String, filter: String) {
    #expect(SCIMProvider.filter("userName", is: value) == filter)
  }

  @Test(arguments: ["{}", #"{"filter":{"supported":false}}"#, #"{"filter":true}"#])
  func `a server that announces no filter is not asked`(announced: String) async throws {
    let transport = ScriptedTransport([])
    #expect(try await scim(announced, on: transport).lookUp("bob") == nil)
    #expect(try await scim(canFilter, on: transport).lookUp("") == nil)
  }

  @Test func `a server that disregards the filter has not found anybody`() async throws {
    let anybody = list(#"{"id":"1","userName":"alice"}"#, #"{"id":"2","userName":"carl"}"#)
    #expect(try await scim(canFilter, on: ScriptedTransport([anybody])).lookUp("bob") == nil)
    let some = list(#"{"id":"1","userName":"alice"}"#, #"{"id":"2","userName":"BOB"}"#)
    let found = try await scim(canFilter, on: ScriptedTransport([some])).lookUp("bob")
    #expect(found?.users.map(\.id.text) == ["2"])
  }

  @Test func `a filter that is refused is not among what was asked`() async throws {
    let refusal = HTTPAnswer(
      status: 400, body: Array(#"{"status":"400","scimType":"invalidFilter"}"#.utf8))
    let transport = ScriptedTransport([list(), refusal])
    let found = try await scim(canFilter, on: transport).lookUp("a@b.c")
    #expect(found == UserLookUp(users: [], asked: "users whose userName is a@b.c"))
    #expect(try await scim(canFilter, on: ScriptedTransport([refusal])).lookUp("bob") == nil)
  }

  @Test func `nobody is found where the answer has no Resources or is a 404`() async throws {
    for answer in [HTTPAnswer.ok(#"{"totalResults":0}"#), HTTPAnswer(status: 404)] {
      let found = try await scim(canFilter, on: ScriptedTransport([answer])).lookUp("bob")
      #expect(found?.users.isEmpty == true)
    }
  }

  @Test(arguments: [401, 429, 500])
  func `any other failure is one`(status: Int) async throws {
    let provider = try scim(canFilter, on: ScriptedTransport([HTTPAnswer(status: status)]))
    await #expect(throws: ProviderError.self) { try await provider.lookUp("bob") }
  }
}
