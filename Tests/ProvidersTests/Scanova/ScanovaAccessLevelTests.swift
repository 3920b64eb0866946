import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What Scanova's list of access levels adds to users, and how far its list tells of its pages.
@Suite struct ScanovaAccessLevelTests {
  private static let levels = """
    [
      {"id":0,"name":"OWNER","is_custom":false,
       "permissions":[{"id":25,"code":"QR_CODE_CAN_DELETE","name":"Can Delete QR Code",
         "description":"Can delete QR Code","is_boolean":true}]},
      {"id":41,"name":"Campaigns","is_custom":true,"permissions":[{"id":22,"code":"ADD"}]},
      {"id":42,"name":"Admin","is_custom":true,"permissions":[]}
    ]
    """

  private func page(_ records: String..., next: String = "null", count: Int = 1) -> String {
    """
    {"count":\(count),"next":\(next),"previous":null,"results":[\(records.joined(separator: ","))]}
    """
  }

  private func user(
    _ level: String, adjust: (inout SourceConfiguration) -> Void = { _ in }
  ) async throws -> User {
    let scanova = try ContractCase.named("scanova")
    let transport = RoutedTransport(
      scanova,
      [
        "/multi-users/": page(#"{"id":5,"access_level":\#(level)}"#),
        "/multi-users/access-levels/": Self.levels,
      ])
    return try await scanova.bareProvider(on: transport, adjust: adjust).wholePage(after: nil)
      .users[0]
  }

  @Test func `the owner's short level gets what the list of levels tells`() async throws {
    let owner = try await user(#"{"id":0,"name":"OWNER"}"#)
    #expect(
      owner.roles == [Role(name: "OWNER", kind: .accessLevel, id: UserID("0"), isCustom: false)])
    #expect(
      owner.permissions == [
        Permission(
          id: UserID("25"), code: "QR_CODE_CAN_DELETE", name: "Can Delete QR Code",
          description: "Can delete QR Code", isBoolean: true, via: "OWNER")
      ])
    #expect(owner.privilege == Privilege(value: true, because: ["OWNER"]))
  }

  @Test func `what a record says of its level stays`() async throws {
    let named = try await user(
      #"{"id":41,"name":"Old name","is_custom":false,"permissions":[{"id":7,"code":"SEVEN"}]}"#)
    #expect(named.roles.map(\.name) == ["Old name"])
    #expect(named.roles[0].isCustom == false)
    #expect(named.permissions.map(\.code) == ["SEVEN"])
    let builtIn = try await user(#"{"id":41,"name":"Old name","is_custom":false}"#)
    #expect(builtIn.roles[0].isCustom == false)
    #expect(builtIn.permissions.map(\.code) == ["ADD"])
    #expect(builtIn.permissions.map(\.via) == ["Old name"])
    let partial = try await user(#"{"id":41,"permissions":[{"id":7,"code":"SEVEN"}]}"#)
    #expect(partial.roles.map(\.name) == ["Campaigns"])
    #expect(partial.roles[0].isCustom == true)
    #expect(partial.permissions.map(\.code) == ["SEVEN"])
  }

  @Test func `who is privileged follows from what the list adds`() async throws {
    #expect(try await user(#"{"id":42,"name":"Admin"}"#).privilege == .unknown)
    let byCode = try await user(#"{"id":41}"#) { $0.privilegedRoles = ["ADD"] }
    #expect(byCode.privilege == Privilege(value: true, because: ["ADD"]))
  }

  @Test func `a level that is told whole is not asked for`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = RoutedTransport(scanova, ["/multi-users/": page(scanova.example.listed)])
    let page = try await scanova.bareProvider(on: transport).wholePage(after: nil)
    #expect(transport.targets == ["/multi-users/"])
    #expect(page.notices.isEmpty)
  }

  @Test func `levels that can't be read leave a notice, asked for once`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = RoutedTransport(
      scanova,
      answers: [
        "/multi-users/": .text(page(#"{"id":0,"access_level":{"id":0,"name":"OWNER"}}"#)),
        "/multi-users/?page=2": .text(page(#"{"id":5,"access_level":{"id":41}}"#)),
        "/multi-users/access-levels/": HTTPAnswer(status: 403),
      ])
    let provider = scanova.bareProvider(on: transport)
    let first = try await provider.wholePage(after: nil)
    let second = try await provider.wholePage(after: PageCursor("2"))
    #expect(
      first.notices == [
        """
        access levels can't be read (403): what a level told in short permits stays \
        unknown
        """
      ])
    #expect(second.notices == first.notices)
    #expect(first.users[0].permissions.isEmpty && first.users[0].roles[0].isCustom == nil)
    #expect(transport.targets.count == 3)
  }

  @Test func `a level that can't be understood is said`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = RoutedTransport(
      scanova,
      [
        "/multi-users/": page(#"{"id":0,"access_level":{"id":41}}"#),
        "/multi-users/access-levels/": #"[7,{"name":"x"},{"id":41,"name":"Campaigns"}]"#,
      ])
    let page = try await scanova.bareProvider(on: transport).wholePage(after: nil)
    #expect(page.users[0].roles.map(\.name) == ["Campaigns"])
    #expect(page.notices.first?.original.hasPrefix("2 of the access levels") == true)
  }

  @Test func `a get and the owner use levels that are known and ask for none`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = RoutedTransport(
      scanova,
      [
        "/multi-users/": page(#"{"id":0,"access_level":{"id":0,"name":"OWNER"}}"#),
        "/multi-users/5/": #"{"id":5,"access_level":{"id":41}}"#,
        "/multi-users/access-levels/": Self.levels,
      ])
    let provider = scanova.bareProvider(on: transport)
    let before = try await provider.user(id: ScanovaProvider.ownerID)
    #expect(before.permissions.isEmpty)
    #expect(transport.targets == ["/multi-users/"])
    _ = try await provider.wholePage(after: nil)
    #expect(try await provider.user(id: ScanovaProvider.ownerID).permissions.count == 1)
    #expect(try await provider.user(id: UserID("5")).roles.map(\.name) == ["Campaigns"])
    #expect(transport.targets.count { $0 == "/multi-users/access-levels/" } == 1)
  }

  @Test(
    arguments: [
      (7, "2", ["2", "3", "4"]), (6, "2", ["2", "3"]), (3, "2", ["2"]), (2, "null", []),
      (2, "2", []), (7, "3", []), (7, "\"https://management.scanova.io/multi-users/?page=2\"", []),
      (1_000_000_000, "2", []),
    ] as [(Int, String, [String])])
  func `the first page announces as many as its length and the count make`(
    count: Int, next: String, expected: [String]
  ) async throws {
    let scanova = try ContractCase.named("scanova")
    let body = page(#"{"id":1}"#, #"{"id":2}"#, next: next, count: count)
    let first = try await scanova.provider(on: ScriptedTransport(bodies: [body])).wholePage(
      after: nil)
    #expect(first.following.map(\.text) == expected)
  }

  @Test func `a page that is gone by now is an empty one`() async throws {
    let scanova = try ContractCase.named("scanova")
    let gone = HTTPAnswer.text(#"{"detail":"Invalid page."}"#, status: 404)
    let page = try await scanova.provider(on: ScriptedTransport([gone])).page(
      after: PageCursor("4"))
    #expect(page.users.isEmpty && page.next == nil && page.total == nil)
    for (cursor, answer) in [(nil, gone), (PageCursor("4"), scanova.example.unknownUser)] {
      let error = await #expect(throws: ProviderError.self) {
        try await scanova.provider(on: ScriptedTransport([answer])).wholePage(after: cursor)
      }
      #expect(error?.code == .misconfigured)
    }
  }

  @Test func `it can't be asked for a name`() async throws {
    let scanova = try ContractCase.named("scanova")
    #expect(try await scanova.bareProvider(on: ScriptedTransport([])).lookUp("jon@x.io") == nil)
  }
}
