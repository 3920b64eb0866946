import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How ScalePad is asked, beyond what every provider has in common.
@Suite struct ScalePadCallsTests {
  private let base =
    "https://api.example.com/v2/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50/users"

  private func error(
    _ call: ContractCase.Call, status: Int, _ body: String
  ) async throws -> ProviderError? {
    try await ContractCase.named("scalepad").error(
      call, answer: HTTPAnswer(status: status, body: Array(body.utf8)))
  }

  @Test(arguments: [(nil, 500), (50, 50), (500, 500), (2000, 500)] as [(Int?, Int)])
  func `a page has the configured size, at most and by default the largest`(
    configured: Int?, asked: Int
  ) async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport(bodies: [#"{"data":[],"next_cursor":null}"#])
    _ = try await scalepad.provider(on: transport) { $0.pageSize = configured }.wholePage(
      after: nil)
    #expect(transport.requests.map(\.url) == ["\(base)?page_size=\(asked)"])
  }

  @Test func `a cursor is sent back byte for byte, whatever is in it`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport(bodies: [
      #"{"data":[{"id":"a"}],"total_count":2,"next_cursor":" 1 /+=é&"}"#,
      #"{"data":[{"id":"b"}],"total_count":2,"next_cursor":null}"#,
    ])
    let provider = scalepad.provider(on: transport)
    let first = try await provider.wholePage(after: nil)
    let second = try await provider.wholePage(after: first.next)
    #expect(second.next == nil)
    #expect(
      transport.requests.map(\.url) == [
        "\(base)?page_size=500", "\(base)?page_size=500&cursor=%201%20%2F%2B%3D%C3%A9%26",
      ])
  }

  @Test func `an empty page with a cursor is not the end`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport(bodies: [#"{"data":[],"next_cursor":"on"}"#])
    #expect(try await scalepad.provider(on: transport).wholePage(after: nil).next != nil)
  }

  @Test(arguments: [#""next_cursor":null"#, #""next_cursor":"""#, #""other":1"#])
  func `a list without a cursor is at its end`(member: String) async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport(bodies: ["{\"data\":[{\"id\":\"a\"}],\(member)}"])
    #expect(try await scalepad.provider(on: transport).wholePage(after: nil).next == nil)
  }

  @Test(arguments: ["7", "[]", "{}", "true"])
  func `a cursor that is none is an error, not the end`(cursor: String) async throws {
    let error = try await error(
      ContractCase.calls[0], status: 200, "{\"data\":[],\"next_cursor\":\(cursor)}")
    #expect(error?.code == .malformed(path: "next_cursor"))
  }

  @Test func `a cursor that comes again is an error, not a loop`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let body = #"{"data":[{"id":"a"}],"next_cursor":"same"}"#
    let provider = scalepad.provider(on: ScriptedTransport(bodies: [body, body]))
    let first = try await provider.wholePage(after: nil)
    let error = await #expect(throws: ProviderError.self) {
      try await provider.wholePage(after: first.next)
    }
    #expect(error?.code == .malformed(path: "next_cursor"))
    #expect(error?.message.original.contains("same") == false, "cursors are not shown")
  }

  @Test func `rows without an id have different names on different pages`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let provider = scalepad.provider(
      on: ScriptedTransport(bodies: [
        #"{"data":[{}],"next_cursor":"on"}"#, #"{"data":[{}],"next_cursor":null}"#,
      ]))
    let first = try await provider.wholePage(after: nil)
    let second = try await provider.wholePage(after: first.next)
    #expect((first.users + second.users).map(\.id.text) == ["(page 1 row 1)", "(page 2 row 1)"])
  }

  @Test(arguments: [
    #"{"error":{"code":"not_found","message":"Client not found","details":{"client_id":"x"}}}"#,
    #"{"error":{"code":"not_found","message":"Not here","details":{"client_id":"x"}}}"#,
    #"{"error":{"code":"not_found","message":"Client not found","details":null}}"#,
  ])
  func `a client that does not exist is a mistake of the configuration`(
    body: String
  ) async throws {
    for call in ContractCase.calls {
      #expect(try await error(call, status: 404, body)?.code == .misconfigured, "\(call.name)")
    }
  }

  @Test(arguments: ["", "<html></html>", #"{"error":{"code":"not_found","message":"?"}}"#])
  func `a list that does not exist is a mistake of the configuration, whatever is said`(
    body: String
  ) async throws {
    #expect(try await error(ContractCase.calls[0], status: 404, body)?.code == .misconfigured)
    #expect(try await error(ContractCase.calls[1], status: 404, body)?.code == .notFound)
  }

  @Test func `without a client nothing is asked`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    for call in ContractCase.calls {
      let error = await #expect(throws: ProviderError.self) {
        let provider = scalepad.provider(on: ScriptedTransport([])) {
          $0.options["client_id"] = nil
        }
        try await call.make(provider, UserID("x"))
      }
      #expect(error?.code == .misconfigured)
    }
  }

  @Test func `the summary is not taken for a user`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport([])
    let error = await #expect(throws: ProviderError.self) {
      try await scalepad.provider(on: transport).user(id: UserID("summary"))
    }
    #expect(error?.code == .notFound)
    #expect(transport.requests.isEmpty)
  }

  @Test func `a client id can't leave its place in the path`() async throws {
    let scalepad = try ContractCase.named("scalepad")
    let transport = ScriptedTransport(bodies: [#"{"data":[]}"#])
    let provider = scalepad.provider(on: transport) { $0.options["client_id"] = "a/../b" }
    _ = try await provider.wholePage(after: nil)
    #expect(
      transport.requests.map(\.url)
        == ["https://api.example.com/v2/clients/a%2F..%2Fb/users?page_size=500"])
  }

  @Test(
    arguments: [
      (
        #"{"error":{"code":"invalid_request","message":"Bad value","details":{"field":"q"}}}"#,
        "Bad value (field: q)"
      ),
      (
        #"{"error":{"code":"conflict","message":"Taken","details":{"name":"Ops","n":[1]}}}"#,
        "Taken (name: Ops, n: [1])"
      ),
      (#"{"error":{"code":"conflict","message":"Taken","details":["a",2]}}"#, "Taken ([\"a\",2])"),
      (#"{"error":{"code":"conflict","message":"Taken","details":"why"}}"#, "Taken (why)"),
      (#"{"error":{"code":"conflict","message":"Taken","details":7}}"#, "Taken (7)"),
      (#"{"error":{"code":"conflict","message":"Taken","details":null}}"#, "Taken"),
      (#"{"error":{"code":"conflict","message":"Taken","details":{}}}"#, "Taken"),
      (#"{"error":{"code":"conflict"}}"#, "conflict"), (#"{"error":"no"}"#, nil), ("{}", nil),
      ("Too Many Requests\nplease", "Too Many Requests"), ("<html>no</html>", nil), ("", nil),
    ] as [(String, String?)])
  func `an error says what the service said, whatever kind its details are`(
    body: String, detail: String?
  ) async throws {
    for call in ContractCase.calls {
      let error = try await error(call, status: 409, body)
      #expect(error?.code == .server(status: 409))
      #expect(error?.detail?.original == detail)
    }
  }
}
