import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What holds where pages are fetched side by side.
extension ProviderContractTests {
  /// The record of a user with another id.
  func record(_ contract: ContractCase, _ number: Int) throws -> String {
    let record = try JSON(parsing: Array(contract.example.listed.utf8))
    let path = try #require(record.idPath(contract.example.id))
    return record.replacing(path, with: .number("90\(number)")).text()
  }

  /// The pages of a list, with the empty one at the end where nothing else ends it.
  private func pages(
    _ contract: ContractCase, _ numbers: [[Int]]
  ) throws -> [ProviderExample.Page] {
    var pages = contract.pages(try numbers.map { try $0.map { try record(contract, $0) } })
    if contract.example.endsWithEmptyPage {
      let count = numbers.joined().count
      pages.append(
        .init(number: pages.count + 1, offset: count, records: [], isLast: true, total: count))
    }
    return pages
  }

  /// Reads a list as one may: what the first page announces last to first, then on from the last.
  private func readAhead(_ provider: any UserProvider) async throws -> [UserPage] {
    var read = [try await provider.wholePage(after: nil)]
    var last = read[0]
    for (place, cursor) in read[0].following.enumerated().reversed() {
      let page = try await provider.wholePage(after: cursor)
      if place == read[0].following.count - 1 { last = page }
      read.append(page)
    }
    while let next = last.next, read.count < 20 {
      last = try await provider.wholePage(after: next)
      read.append(last)
    }
    return read
  }

  private func readInOrder(_ provider: any UserProvider) async throws -> [UserPage] {
    var read = [try await provider.wholePage(after: nil)]
    while let next = read[read.count - 1].next, read.count < 20 {
      read.append(try await provider.wholePage(after: next))
    }
    return read
  }

  private func ids(_ pages: [UserPage]) -> [String] {
    pages.flatMap(\.users).map(\.id.text).sorted()
  }

  @Test(arguments: ContractCase.all)
  func `only the first page announces others, and never itself`(
    contract: ContractCase
  ) async throws {
    let pages = try pages(contract, [[1, 2], [3, 4], [5, 6]])
    let provider = contract.provider(on: PagedTransport(contract, pages))
    let first = try await provider.wholePage(after: nil)
    #expect(Set(first.following).count == first.following.count)
    for cursor in first.following {
      let page = try await provider.wholePage(after: cursor)
      #expect(page.following.isEmpty)
      #expect(page.users.map(\.id) != first.users.map(\.id))
    }
  }

  @Test(arguments: ContractCase.all)
  func `pages fetched in any order are the pages fetched one by one`(
    contract: ContractCase
  ) async throws {
    let pages = try pages(contract, [[1, 2], [3, 4], [5, 6]])
    let transport = PagedTransport(contract, pages)
    let ahead = try await readAhead(contract.provider(on: transport))
    let inOrder = try await readInOrder(contract.provider(on: PagedTransport(contract, pages)))
    #expect(ids(ahead) == (1...6).map { "90\($0)" })
    #expect(Set(ahead.map(\.users)) == Set(inOrder.map(\.users)))
    #expect(ahead.count == inOrder.count, "no page is asked for twice")
  }

  @Test(arguments: ContractCase.all, [[[1, 2, 3], [4], [5, 6]], [[1], [2, 3, 4], [5, 6]]])
  func `pages of unequal length lose nobody`(
    contract: ContractCase, numbers: [[Int]]
  ) async throws {
    let pages = try pages(contract, numbers)
    let read = try await readAhead(contract.provider(on: PagedTransport(contract, pages)))
    #expect(ids(read) == (1...6).map { "90\($0)" })
  }

  @Test(arguments: ContractCase.all)
  func `a list that grows while it is read is read on`(contract: ContractCase) async throws {
    let before = try pages(contract, [[1, 2], [3, 4]])
    let after = try pages(contract, [[1, 2], [3, 4], [5, 6], [7]])
    let transport = PagedTransport(contract, [before[0]] + after.dropFirst())
    let read = try await readAhead(contract.provider(on: transport))
    #expect(ids(read) == (1...7).map { "90\($0)" })
  }
}

/// A list whose pages can be asked for in any order, as a service has it.
private struct PagedTransport: HTTPTransport {
  private let contract: ContractCase
  private let pages: [ProviderExample.Page]

  init(_ contract: ContractCase, _ pages: [ProviderExample.Page]) {
    self.contract = contract
    self.pages = pages
  }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    let query = request.url.split(separator: "?").dropFirst().joined()
    let items = query.split(separator: "&").map(String.init)
    let marked = pages.first { page in
      contract.example.query(page).map { items.contains($0) } ?? false
    }
    let plain = pages.first { contract.example.query($0) == nil }
    // Beyond its end a service has an empty page, or none.
    let number = items.first { $0.hasPrefix("page=") }.flatMap { Int($0.dropFirst(5)) }
    guard let page = marked ?? (number == nil ? plain : nil) else {
      return contract.descriptor.name == "scanova"
        ? .text(#"{"detail":"Invalid page."}"#, status: 404)
        : .text(
          contract.example.page(
            .init(number: number ?? 9, offset: 0, records: [], isLast: true, total: 0)))
    }
    return .text(contract.example.page(page))
  }
}
