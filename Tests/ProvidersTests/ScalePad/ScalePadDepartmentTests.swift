import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What ScalePad's departments add to users, and how it is asked for a name.
@Suite struct ScalePadDepartmentTests {
  private let client = "/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50"
  private var users: String { "\(client)/users?page_size=500" }
  private var departments: String { "\(client)/departments?page_size=500" }

  private func search(_ query: String, cursor: String = "") -> String {
    "\(client)/users?q=\(query)&page_size=500\(cursor)"
  }

  private func list(_ elements: String..., next: String = "null") -> String {
    #"{"data":[\#(elements.joined(separator: ","))],"total_count":1,"next_cursor":\#(next)}"#
  }

  @Test func `a department told in part gets its name and description`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = RoutedTransport(
      scalepad,
      [
        users: list(
          #"{"id":"u","departments":[{"id":"a"},{"id":"b","name":"Ours","description":"Us"}]}"#),
        departments: list(#"{"id":"a","name":"Sales","description":null}"#, next: "\"on\""),
        departments + "&cursor=on": list(#"{"id":"b","name":"B","description":"b"}"#),
      ])
    let page = try await scalepad.bareProvider(on: transport).wholePage(after: nil)
    #expect(
      page.users[0].groups == [
        Group(kind: .department, id: UserID("a"), name: "Sales"),
        Group(kind: .department, id: UserID("b"), name: "Ours", description: "Us"),
      ])
    #expect(transport.targets.count == 3)
  }

  @Test func `departments told whole are not asked for`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = RoutedTransport(scalepad, [users: list(scalepad.example.listed)])
    let page = try await scalepad.bareProvider(on: transport).wholePage(after: nil)
    #expect(transport.targets == [users] && page.notices.isEmpty)
  }

  @Test(arguments: [403, 404])
  func `departments that can't be read leave a notice`(status: Int) async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = RoutedTransport(
      scalepad,
      answers: [
        users: .text(list(#"{"id":"u","departments":[{"id":"a"}]}"#)),
        departments: HTTPAnswer(status: status),
      ])
    let page = try await scalepad.bareProvider(on: transport).wholePage(after: nil)
    #expect(page.users[0].groups.map(\.name) == ["#a"])
    #expect(
      page.notices.map(\.original) == [
        """
        departments can't be read (\(status)): their names and descriptions stay unknown
        """
      ])
  }

  @Test func `departments that go round in a circle are not read for ever`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = RoutedTransport(
      scalepad,
      [
        users: list(#"{"id":"u","departments":[{"id":"a"}]}"#),
        departments: list(#"{"id":"a"}"#, next: "\"1\""),
        departments + "&cursor=1": list(#"{"id":"a"}"#, next: "\"2\""),
        departments + "&cursor=2": list(#"{"id":"a"}"#, next: "\"1\""),
      ])
    let page = try await scalepad.bareProvider(on: transport).wholePage(after: nil)
    #expect(page.notices.count == 1 && transport.targets.count == 4)
  }

  @Test func `a look-up takes whole names out of what q finds, on all pages`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = RoutedTransport(
      scalepad,
      [
        search("Bob%20%26%20co"): list(
          #"{"id":"1","username":"bob & co"}"#, #"{"id":"2","username":"bob & company"}"#,
          next: "\"on\""),
        search("Bob%20%26%20co", cursor: "&cursor=on"): list(
          #"{"id":"3","username":"x","user_key":"BOB & CO"}"#),
      ])
    let found = try await scalepad.bareProvider(on: transport).lookUp("Bob & co")
    #expect(found?.users.map(\.id.text) == ["1", "3"])
    #expect(found?.asked == "users whose username or user key contains Bob & co")
    #expect(transport.targets.count == 2)
  }

  @Test(arguments: ["", "  \t"])
  func `nothing is not looked up`(reference: String) async throws {
    let scalepad = try ContractCase.named("scalepad")
    let provider = scalepad.bareProvider(on: ScriptedTransport([]))
    #expect(try await provider.lookUp(reference) == nil)
  }
}
