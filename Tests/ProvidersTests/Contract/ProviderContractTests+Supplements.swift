import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What holds where a service tells more of its users in lists of their own.
extension ProviderContractTests {
  /// A list of one page.
  private func list(_ contract: ContractCase) throws -> String { try lists(contract, 1)[0] }

  /// The pages of a list with one user on each, the documented one first.
  private func lists(_ contract: ContractCase, _ count: Int) throws -> [String] {
    let others = try (1..<count).map { [try record(contract, $0)] }
    return contract.pages([[contract.example.listed]] + others).map(contract.example.page)
  }

  /// All that the documentation shows, with answers to more lists that a provider may ask for.
  private func supplements(
    _ contract: ContractCase, answer: HTTPAnswer? = nil, next: any HTTPTransport
  ) -> SupplementTransport {
    SupplementTransport(
      base: contract.example.configuration.baseURL,
      answers: contract.example.supplements.mapValues { answer ?? .text($0) },
      // What is not announced is taken as it comes.
      untaken: answer == nil ? contract.example.untaken : [:], next: next)
  }

  @Test(arguments: ContractCase.all)
  func `what tells more of users is asked for once a run`(contract: ContractCase) async throws {
    let lists = try lists(contract, 2)
    let transport = supplements(contract, next: ScriptedTransport(bodies: lists + [lists[0]]))
    let provider = contract.bareProvider(on: transport)
    let first = try await provider.wholePage(after: nil)
    let once = transport.targets
    #expect(Set(once).count == once.count)
    #expect(first.notices.isEmpty)
    _ = try await provider.wholePage(after: first.next)
    #expect(transport.targets == once)
    _ = try await provider.wholePage(after: nil)
    #expect(transport.targets == (once + once).sorted(), "a new run may bring something new")
  }

  @Test(arguments: ContractCase.all)
  func `a page waits for nothing that stands beside the list`(contract: ContractCase) async throws {
    let lists = try lists(contract, 2)
    let transport = supplements(contract, next: ScriptedTransport(bodies: lists))
    let provider = contract.bareProvider(on: transport)
    let first = try await provider.page(after: nil)
    // In which way a SCIM service is read, only it can say.
    #expect(transport.targets.allSatisfy { $0 == "/ServiceProviderConfig" })
    #expect(first.users.map(\.id) == [contract.id])
    let asked = transport.targets
    let whole = first.isPreliminary ? await provider.completed(first) : first
    #expect((transport.targets == asked) == !first.isPreliminary)
    #expect(!whole.isPreliminary)
    let other = contract.bareProvider(
      on: supplements(contract, next: ScriptedTransport(bodies: lists)))
    #expect(try await other.wholePage(after: nil) == whole)
  }

  @Test(arguments: ContractCase.all)
  func `its requests carry the credential and are declared`(contract: ContractCase) async throws {
    let transport = supplements(contract, next: ScriptedTransport(bodies: [try list(contract)]))
    _ = try await contract.bareProvider(on: transport).wholePage(after: nil)
    let expected = contract.example.authentication
    for request in transport.requests {
      let headers = Set(request.headers.map { "\($0)" })
      #expect(
        headers == [
          "\(expected.name): \(expected.value)", "Accept: \(contract.service.mediaTypes)",
        ])
    }
    for target in transport.targets {
      #expect(contract.service.endpoints.contains { $0.covers(target) }, "\(target)")
    }
  }

  @Test(
    arguments: ContractCase.all,
    [
      (HTTPAnswer(status: 401), "401"), (HTTPAnswer(status: 403), "403"),
      (HTTPAnswer(status: 404), "404"), (HTTPAnswer(status: 429), "429"),
      (HTTPAnswer(status: 500), "500"), (.text("<html></html>"), "unusable answer"),
      (.text("null"), "unusable answer"), (.text(""), "unusable answer"),
    ])
  func `a refusal of it costs a notice and no user`(
    contract: ContractCase, refusal: (answer: HTTPAnswer, reason: String)
  ) async throws {
    let transport = supplements(
      contract, answer: refusal.answer, next: ScriptedTransport(bodies: try lists(contract, 2)))
    let provider = contract.bareProvider(on: transport)
    let page = try await provider.wholePage(after: nil)
    #expect(page.users.map(\.id) == [contract.id])
    #expect(page.users.allSatisfy { $0.problems.isEmpty })
    let asked = transport.targets
    let source = contract.example.configuration.source.name
    #expect(page.notices.count == asked.count)
    for notice in page.notices.map(\.original) {
      #expect(
        !notice.hasPrefix(source) && notice.contains("can't be read (\(refusal.reason)"),
        "whoever shows it says whose it is")
    }
    let again = try await provider.wholePage(after: page.next)
    #expect(transport.targets == asked, "what is refused is asked for once")
    #expect(again.notices == page.notices)
  }

  @Test(arguments: ContractCase.all)
  func `a get costs one request before and after a list`(contract: ContractCase) async throws {
    let answer = contract.example.envelope(contract.example.answered)
    let last = ScriptedTransport(bodies: [answer, try list(contract), answer])
    let transport = supplements(contract, next: last)
    let provider = contract.bareProvider(on: transport)
    _ = try await provider.user(id: contract.id)
    #expect(transport.targets.isEmpty)
    _ = try await provider.wholePage(after: nil)
    let asked = transport.targets
    _ = try await provider.user(id: contract.id)
    #expect(transport.targets == asked)
    #expect(last.requests.count == 3)
  }

  @Test(arguments: ContractCase.all)
  func `what a get tells and the list does not is declared`(contract: ContractCase) async throws {
    let listed = try await contract.list([contract.example.listed])[0]
    let got = try await contract.get(answer: contract.example.answered)
    let declared = contract.provider(on: ScriptedTransport([])).toldLater
    let context = QueryContext(now: ContractCase.now)
    var told: Set<QueryFact> = []
    for query in [
      "role:x", "permission:x", "group:x", "dept:x", "team:x", "tag:x", "email:x", "name:x",
      "username:x", "mfa:on", "invite:none", "status:active", "is:admin", "is:owner", "is:shared",
      "is:sso", "seen:never", "created:never", "updated:never", "invited:never", "accepted:never",
    ] {
      let term = try Query(parsing: query).term
      told.formUnion(term.untoldFacts(of: listed, context))
      told.subtract(term.untoldFacts(of: got, context))
    }
    #expect(told.isSubset(of: listed.detail == .list ? declared : []), "\(told)")
  }

  @Test(arguments: ContractCase.all)
  func `whatever is asked for is declared, look-ups too`(contract: ContractCase) async throws {
    let nowhere = ScriptedTransport(Array(repeating: HTTPAnswer(status: 404), count: 12))
    let provider = contract.bareProvider(on: nowhere)
    _ = try? await provider.wholePage(after: nil)
    _ = try? await provider.user(id: contract.id)
    let lookUp = try? await provider.lookUp("somebody@example.com")
    #expect(lookUp.flatMap(\.self)?.users.isEmpty != false)
    let base = contract.example.configuration.baseURL
    for request in nowhere.requests {
      let target = String(request.url.dropFirst(base.count))
      #expect(contract.service.endpoints.contains { $0.covers(target) }, "\(target)")
    }
  }
}
