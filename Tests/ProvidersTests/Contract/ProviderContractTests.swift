import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What every provider keeps, whatever its API looks like: requests and paging.
///
/// A provider is tested for being in ``ProviderRegistry``; its example says what its API looks like.
@Suite struct ProviderContractTests {
  /// Three pages, the middle one short.
  private func threePages(_ contract: ContractCase) throws -> [ProviderExample.Page] {
    let record = try JSON(parsing: Array(contract.example.listed.utf8))
    let path = try #require(record.idPath(contract.example.id))
    let records = (1...6).map { record.replacing(path, with: .number("90\($0)")).text() }
    var pages = contract.pages([Array(records[0..<3]), [records[3]], Array(records[4..<6])])
    if contract.example.endsWithEmptyPage {
      pages.append(.init(number: 4, offset: 6, records: [], isLast: true, total: 6))
    }
    return pages
  }

  /// Reads a list from its start to its end.
  private func readAll(
    _ contract: ContractCase, on transport: ScriptedTransport
  ) async throws -> [UserPage] {
    let provider = contract.provider(on: transport)
    var pages = [try await provider.wholePage(after: nil)]
    while let next = pages[pages.count - 1].next, pages.count < 10 {
      pages.append(try await provider.wholePage(after: next))
    }
    return pages
  }

  @Test func `no provider is without an example`() {
    for descriptor in ProviderRegistry.all {
      let examples = descriptor.service?.examples ?? []
      #expect(descriptor.service == nil || !examples.isEmpty, "\(descriptor.name)")
      for example in examples {
        #expect(example.configuration.source.provider == descriptor.name)
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a list is read to its end and not beyond, past a short page`(
    contract: ContractCase
  ) async throws {
    let pages = try threePages(contract)
    let transport = ScriptedTransport(bodies: pages.map(contract.example.page))
    let read = try await readAll(contract, on: transport)
    #expect(read.flatMap(\.users).map(\.id.text) == (1...6).map { "90\($0)" })
    #expect(transport.requests.count == pages.count)
    #expect(transport.unused == 0)
  }

  @Test(arguments: ContractCase.all)
  func `each page is asked for as the API documents it`(contract: ContractCase) async throws {
    let pages = try threePages(contract)
    let transport = ScriptedTransport(bodies: pages.map(contract.example.page))
    _ = try await readAll(contract, on: transport)
    for (page, request) in zip(pages, transport.requests) {
      let items = request.url.split(separator: "?").dropFirst().joined().split(separator: "&")
      for other in pages {
        guard let mark = contract.example.query(other) else { continue }
        #expect(items.contains(Substring(mark)) == (other.number == page.number), "\(request.url)")
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `a total is the API's or none`(contract: ContractCase) async throws {
    let pages = try threePages(contract)
    let transport = ScriptedTransport(bodies: pages.map(contract.example.page))
    let totals = try await readAll(contract, on: transport).map(\.total)
    #expect(totals.allSatisfy { $0 == 6 } || totals.allSatisfy { $0 == nil })
  }

  @Test(arguments: ContractCase.all)
  func `an empty list is an empty page and the end`(contract: ContractCase) async throws {
    let transport = ScriptedTransport(bodies: contract.pages([[]]).map(contract.example.page))
    let page = try await contract.provider(on: transport).wholePage(after: nil)
    #expect(page.users.isEmpty && page.next == nil)
  }

  @Test(arguments: ContractCase.all)
  func `every request carries the credential in its header and nowhere else`(
    contract: ContractCase
  ) async throws {
    let pages = try threePages(contract)
    let transport = ScriptedTransport(
      bodies: pages.map(contract.example.page)
        + [contract.example.envelope(contract.example.answered)])
    _ = try await readAll(contract, on: transport)
    _ = try await contract.provider(on: transport).user(id: contract.id)
    let expected = contract.example.authentication
    #expect(transport.requests.count == pages.count + 1)
    for request in transport.requests {
      let headers = Set(request.headers.map { "\($0)" })
      #expect(
        headers == [
          "\(expected.name): \(expected.value)", "Accept: \(contract.service.mediaTypes)",
        ])
      #expect(!request.url.contains(ProviderExample.credential))
    }
  }

  @Test(arguments: ContractCase.all)
  func `only declared endpoints are asked, with declared parameters`(
    contract: ContractCase
  ) async throws {
    let pages = try threePages(contract)
    let transport = ScriptedTransport(
      bodies: pages.map(contract.example.page)
        + [contract.example.envelope(contract.example.answered)])
    _ = try await readAll(contract, on: transport)
    _ = try await contract.provider(on: transport).user(id: contract.id)
    let base = contract.example.configuration.baseURL
    for request in transport.requests {
      #expect(request.url.hasPrefix(base + "/"))
      let isDeclared = contract.service.endpoints.contains {
        $0.covers(String(request.url.dropFirst(base.count)))
      }
      #expect(isDeclared, "\(request.url)")
    }
  }

  @Test(arguments: ContractCase.all)
  func `a get costs exactly one request`(contract: ContractCase) async throws {
    let transport = ScriptedTransport(
      bodies: [contract.example.envelope(contract.example.answered)])
    let user = try await contract.bareProvider(on: transport).user(id: contract.id)
    #expect(user.id == contract.id)
    #expect(transport.requests.count == 1)
  }

  @Test(
    arguments: ContractCase.all,
    [
      ("a/b?c#d %41é;=+&", "/a%2Fb%3Fc%23d%20%2541%C3%A9%3B%3D%2B%26"), ("..", "/%2E%2E"),
      (".", "/%2E"), ("e\u{301}", "/e%CC%81"),
    ])
  func `an id reaches the URL encoded and comes back as it was`(
    contract: ContractCase, id: (text: String, segment: String)
  ) async throws {
    let record = try JSON(parsing: Array(contract.example.answered.utf8))
    let path = try #require(record.idPath(contract.example.id))
    let answer = contract.example.envelope(record.replacing(path, with: .string(id.text)).text())
    let transport = ScriptedTransport(bodies: [answer])
    let user = try await contract.provider(on: transport).user(id: UserID(id.text))
    #expect(user.id == UserID(id.text))
    let url = try #require(transport.requests.first?.url)
    let rest = try #require(url.ranges(of: id.segment).last, "\(url)")
    #expect(["", "/", "?"].contains(String(url[rest.upperBound...].prefix(1))))
    let pathOnly = url.prefix { $0 != "?" }
    let plain = ScriptedTransport(bodies: [contract.example.envelope(contract.example.answered)])
    _ = try await contract.provider(on: plain).user(id: contract.id)
    let plainPath = try #require(plain.requests.first?.url).prefix { $0 != "?" }
    #expect(pathOnly.count { $0 == "/" } == plainPath.count { $0 == "/" })
  }

  @Test(arguments: ContractCase.all)
  func `an empty id is nobody's and costs no request`(contract: ContractCase) async {
    let transport = ScriptedTransport([])
    let error = await #expect(throws: ProviderError.self) {
      try await contract.provider(on: transport).user(id: UserID(""))
    }
    #expect(error?.code == .notFound)
    #expect(transport.requests.isEmpty)
  }
}

extension Endpoint {
  /// Whether a path and query could be this endpoint's: a value for each place, known parameters.
  func covers(_ target: String) -> Bool {
    let parts = target.split(separator: "?", maxSplits: 1)
    let declared = path.split(separator: "/", omittingEmptySubsequences: false)
    let asked = parts[0].split(separator: "/", omittingEmptySubsequences: false)
    let names = parts.dropFirst().joined().split(separator: "&").map { $0.prefix { $0 != "=" } }
    return declared.count == asked.count
      && zip(declared, asked).allSatisfy { $0 == $1 || ($0.hasPrefix("{") && !$1.isEmpty) }
      && names.allSatisfy { query.contains(String($0)) }
  }
}
