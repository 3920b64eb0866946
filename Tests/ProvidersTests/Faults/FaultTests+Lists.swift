import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What can go wrong between the pages of a list.
extension FaultTests {
  /// Reads a list whose pages come as a test says.
  private func read(
    _ contract: ContractCase, _ transport: FaultTransport
  ) async -> FaultReading {
    let reading = await FaultReading(contract.provider(on: transport, clock: FaultClock()))
    let isEndless = reading.isEndless
    #expect(!isEndless, "the list has no end")
    return reading
  }

  @Test(
    arguments: ContractCase.registered,
    [
      (401, ProviderError.Code.unauthorized), (403, .forbidden), (500, .server(status: 500)),
      (503, .server(status: 503)), (429, .rateLimited(retryAfter: nil)),
    ])
  func `what came before a page that fails stays`(
    contract: ContractCase, fault: (status: Int, code: ProviderError.Code)
  ) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4], [5, 6]])
    let transport = FaultTransport { request in
      let page = contract.page(for: request, among: pages)
      return page?.number == 2 ? HTTPAnswer(status: fault.status) : contract.answer(page)
    }
    let reading = await read(contract, transport)
    #expect(reading.ids == ["901", "902"])
    #expect(reading.error?.code == fault.code)
  }

  @Test(arguments: ContractCase.registered)
  func `what came before a page that is cut off stays`(contract: ContractCase) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4], [5, 6]])
    let transport = FaultTransport { request in
      let page = contract.page(for: request, among: pages)
      var answer = contract.answer(page)
      if page?.number == 2 { answer.body.removeLast(answer.body.count / 2) }
      return answer
    }
    let reading = await read(contract, transport)
    #expect(reading.ids == ["901", "902"])
    #expect(reading.error?.isUnusable == true)
  }

  @Test(arguments: ContractCase.registered)
  func `a list that goes round in a circle has an end`(contract: ContractCase) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4], [5, 6]])
    for repeated in 0...1 {
      let transport = FaultTransport { request in
        let page = contract.page(for: request, among: pages)
        return contract.answer(page?.number == 1 ? pages[0] : pages[repeated])
      }
      let reading = await read(contract, transport)
      #expect(reading.ids.starts(with: ["901", "902"]))
      #expect(transport.requests.count < 40)
      #expect(!reading.isWhole)
    }
  }

  @Test(arguments: ContractCase.registered, [2, 6])
  func `one page for whatever is asked, of however many, is not the whole list`(
    contract: ContractCase, total: Int
  ) async throws {
    let records = [try contract.record(1), try contract.record(2)]
    for isReversed in [false, true] {
      let transport = FaultTransport { [records] request in
        let isFirst = contract.page(for: request, among: contract.pages([records]))?.number == 1
        return contract.answer(
          .init(
            number: 1, offset: 0, records: isFirst || !isReversed ? records : records.reversed(),
            isLast: false, total: total))
      }
      let reading = await read(contract, transport)
      #expect(reading.ids == ["901", "902"])
      #expect(!reading.isWhole)
      #expect(transport.requests.count < 10)
    }
  }

  @Test(arguments: ContractCase.registered)
  func `a list that ends before all that was announced is not whole`(
    contract: ContractCase
  ) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3]]).map {
      ProviderExample.Page(
        number: $0.number, offset: $0.offset, records: $0.records, isLast: $0.isLast, total: 7)
    }
    let transport = FaultTransport { request in
      let number = request.url.split(whereSeparator: { "?&".contains($0) })
        .first { $0.hasPrefix("page=") }.flatMap { Int($0.dropFirst(5)) }
      return contract.answer(
        contract.page(for: request, among: pages), number: number ?? 9, total: 7)
    }
    let reading = await read(contract, transport)
    #expect(reading.error == nil && reading.ids == ["901", "902", "903"])
    let tellsTotal =
      contract.example.page(pages[0])
      != contract.example.page(
        .init(number: 1, offset: 0, records: pages[0].records, isLast: false, total: 3))
    #expect(reading.isWhole == !tellsTotal)
    #expect(reading.expected == (tellsTotal ? 7 : nil))
  }

  @Test(arguments: ContractCase.registered, [0, 1])
  func `a total that can't be true is none`(contract: ContractCase, total: Int) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4], [5]]).map {
      ProviderExample.Page(
        number: $0.number, offset: $0.offset, records: $0.records, isLast: $0.isLast, total: total)
    }
    let transport = FaultTransport { contract.answer(contract.page(for: $0, among: pages)) }
    let reading = await read(contract, transport)
    #expect(reading.ids == ["901", "902", "903", "904", "905"])
    #expect(reading.isWhole && reading.expected == nil)
  }

  @Test(arguments: ContractCase.registered)
  func `rows that come twice lose nobody`(contract: ContractCase) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [2, 3], [3, 4]])
    let transport = FaultTransport { contract.answer(contract.page(for: $0, among: pages)) }
    let reading = await read(contract, transport)
    #expect(reading.error == nil)
    #expect(reading.ids == ["901", "902", "903", "904"])
  }

  @Test(arguments: ContractCase.registered)
  func `pages that are shorter than asked for lose nobody`(contract: ContractCase) async throws {
    let pages = try contract.pages(ofUsers: [[1], [2], [3], [4]])
    let transport = FaultTransport { contract.answer(contract.page(for: $0, among: pages)) }
    let reading = await read(contract, transport)
    #expect(reading.error == nil)
    #expect(reading.ids == ["901", "902", "903", "904"])
  }

  @Test(arguments: ContractCase.registered)
  func `a bad row is one visible row among the good`(contract: ContractCase) async throws {
    let good = [try contract.record(1), try contract.record(2)]
    for bad in ["7", "{}", "null", "[]", #"{"id":{}}"#, #"{"id":"\ud800"}"#] {
      var pages = contract.pages([[good[0], bad, good[1]]])
      if contract.example.endsWithEmptyPage {
        pages.append(.init(number: 2, offset: 3, records: [], isLast: true, total: 3))
      }
      let transport = FaultTransport { [pages] request in
        contract.answer(contract.page(for: request, among: pages))
      }
      let reading = await read(contract, transport)
      #expect(reading.error == nil, "\(bad)")
      #expect(reading.users.count == 3, "\(bad)")
      #expect(reading.users.map { $0.problems.isEmpty } == [true, false, true], "\(bad)")
    }
  }

  @Test(arguments: ContractCase.registered)
  func `a next page elsewhere is not asked for`(contract: ContractCase) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4]])
    let base = contract.example.configuration.baseURL
    let transport = FaultTransport { request in
      var answer = contract.answer(contract.page(for: request, among: pages))
      let body = String(decoding: answer.body, as: UTF8.self)
      answer.body = Array(body.replacing(base, with: "https://evil.example").utf8)
      return answer
    }
    let reading = await read(contract, transport)
    #expect(transport.requests.allSatisfy { $0.url.hasPrefix(base + "/") })
    if reading.error == nil {
      #expect(reading.ids == ["901", "902", "903", "904"])
    } else {
      #expect(reading.error?.isUnusable == true)
      #expect(reading.error?.detail?.printable.contains("https://evil.example") == true)
    }
  }
}
