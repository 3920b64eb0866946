import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How Scanova is asked, beyond what every provider has in common.
@Suite struct ScanovaCallsTests {
  private let base = "https://management.scanova.io/multi-users/"

  private func page(_ number: Int, next: String, _ records: String...) -> String {
    """
    {"count":3,"next":\(next),"previous":null,"results":[\(records.joined(separator: ","))]}
    """
  }

  @Test func `every path ends in a slash, since a redirect may lose the credential`()
    async throws
  {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [
      page(1, next: "2"), scanova.example.answered,
    ])
    _ = try await scanova.provider(on: transport).wholePage(after: nil)
    _ = try await scanova.provider(on: transport).user(id: UserID("479"))
    #expect(transport.requests.map(\.url) == [base, base + "479/"])
  }

  @Test func `a page size is sent only where it is configured`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [page(1, next: "2"), page(2, next: "null")])
    let provider = scanova.provider(on: transport) { $0.pageSize = 50 }
    _ = try await provider.wholePage(after: nil)
    _ = try await provider.wholePage(after: PageCursor("2"))
    #expect(
      transport.requests.map(\.url) == [base + "?page_size=50", base + "?page=2&page_size=50"])
  }

  @Test(arguments: ["1", "2", "0", "-4", "9223372036854775807"])
  func `a next page that leads back or beyond all numbers is no end but an error`(
    next: String
  ) async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [page(2, next: next, #"{"id":1}"#)])
    let error = await #expect(throws: ProviderError.self) {
      try await scanova.provider(on: transport).wholePage(after: PageCursor("2"))
    }
    #expect(error?.code == .malformed(path: "next"))
  }

  @Test(arguments: ["\"https://evil.example/multi-users/?page=2\"", "true", "2.5"])
  func `a next that is no number is the number after, at the same host`(
    next: String
  ) async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [
      page(1, next: next, #"{"id":1}"#), page(2, next: next),
    ])
    let provider = scanova.provider(on: transport)
    let first = try await provider.wholePage(after: nil)
    #expect(first.next == PageCursor("2"))
    let second = try await provider.wholePage(after: first.next)
    #expect(second.next == nil, "an empty page is the end")
    #expect(transport.requests.map(\.url) == [base, base + "?page=2"])
  }

  @Test func `an answer without next goes on until a page is empty`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [#"{"results":[{"id":1}]}"#, #"{"results":[]}"#])
    let provider = scanova.provider(on: transport)
    let first = try await provider.wholePage(after: nil)
    #expect(first.next == PageCursor("2"))
    #expect(first.total == nil)
    #expect(try await provider.wholePage(after: first.next).next == nil)
  }

  @Test func `the owner is read out of the list, page by page until there`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [
      page(1, next: "2", #"{"id":7}"#, #"{"id":null}"#),
      page(2, next: "3", #"{"id":8}"#, ScanovaSampleTests.owner),
    ])
    let owner = try await scanova.provider(on: transport).user(id: UserID("0"))
    #expect(owner.displayName.original == "Asha")
    #expect(transport.requests.map(\.url) == [base, base + "?page=2"])
  }

  @Test func `an owner on the first page costs one request`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [page(1, next: "2", ScanovaSampleTests.owner)])
    #expect(try await scanova.provider(on: transport).user(id: UserID("0")).id == UserID("0"))
    #expect(transport.requests.map(\.url) == [base])
  }

  @Test func `an owner whom the whole list lacks is not found`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport(bodies: [page(1, next: "null", #"{"id":7}"#)])
    let error = await #expect(throws: ProviderError.self) {
      try await scanova.provider(on: transport).user(id: UserID("0"))
    }
    #expect(error?.code == .notFound)
  }

  @Test func `a list that is not found is a mistake of the configuration, and not of the owner`()
    async throws
  {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport([scanova.example.unknownUser, scanova.example.unknownUser])
    let provider = scanova.provider(on: transport)
    let errors = [
      await #expect(throws: ProviderError.self) { try await provider.wholePage(after: nil) },
      await #expect(throws: ProviderError.self) { try await provider.user(id: UserID("0")) },
    ]
    #expect(errors.map(\.?.code) == [.misconfigured, .misconfigured])
  }

  @Test func `the list of access levels is not taken for a user`() async throws {
    let scanova = try ContractCase.named("scanova")
    let transport = ScriptedTransport([])
    let error = await #expect(throws: ProviderError.self) {
      try await scanova.provider(on: transport).user(id: UserID("access-levels"))
    }
    #expect(error?.code == .notFound)
    #expect(transport.requests.isEmpty)
  }

  @Test(
    arguments: [
      (#"{"detail":"Invalid API key."}"#, "Invalid API key."),
      (
        #"{"category":["This field is required."],"non_field_errors":["No."]}"#,
        "category: This field is required.; No."
      ),
      (#"{"name":[["a"],"b"],"n":7}"#, "name: a; name: b"), ("{}", nil), ("[]", nil), ("", nil),
      ("<html></html>", nil),
    ] as [(String, String?)])
  func `an error says what the service said`(body: String, detail: String?) async throws {
    let scanova = try ContractCase.named("scanova")
    let error = await scanova.error(
      ContractCase.calls[0], answer: HTTPAnswer(status: 400, body: Array(body.utf8)))
    #expect(error?.code == .server(status: 400))
    #expect(error?.detail?.original == detail)
  }
}
