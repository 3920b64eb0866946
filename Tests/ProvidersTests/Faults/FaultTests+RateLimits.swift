import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// How a service's limit is told of, and that it is kept.
extension FaultTests {
  /// Headers that tell that no request is left for 20 seconds.
  private static let usedUp: [[String: String]] = [
    ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "20"],
    ["X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1795000020"],
    ["X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "1795000020"],
    ["X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "1795000020000"],
    ["RateLimit-Limit": "60", "RateLimit-Remaining": "0", "RateLimit-Reset": "20"],
    ["RateLimit": "limit=60, remaining=0, reset=20"],
    ["RateLimit": "\"default\";r=0;t=20", "RateLimit-Policy": "\"default\";q=60;w=60"],
  ]

  @Test(arguments: ContractCase.registered, usedUp)
  func `a limit that is used up is waited for, whatever its headers are called`(
    contract: ContractCase, headers: [String: String]
  ) async throws {
    let pages = try contract.pages(ofUsers: [[1, 2], [3, 4]])
    let clock = FaultClock()
    let transport = FaultTransport { request in
      let page = contract.page(for: request, among: pages)
      var answer = contract.answer(page)
      guard page?.number == 1 else { return answer }
      for (name, value) in headers { answer.headers[named: name] = value }
      return answer
    }
    let reading = await FaultReading(contract.provider(on: transport, clock: clock))
    #expect(reading.error == nil && reading.ids == ["901", "902", "903", "904"])
    #expect(clock.waits == [.seconds(20)])
  }

  @Test(arguments: ContractCase.registered)
  func `too many requests with another status are a rate limit where a service is known for it`(
    contract: ContractCase
  ) async throws {
    let urn = "urn:ietf:params:scim:api:messages:2.0:Error"
    let isKnown = contract.descriptor.name == "scim"
    for (status, body) in [
      (500, #"{"schemas":["\#(urn)"],"status":"500","detail":"Too Many Requests"}"#),
      (400, #"{"schemas":["\#(urn)"],"status":"429","detail":"slow down"}"#),
    ] {
      let transport = FaultTransport { _ in
        HTTPAnswer(status: status, body: Array(body.utf8))
      }
      let provider = contract.provider(on: transport, clock: FaultClock())
      let error = await #expect(throws: ProviderError.self) {
        try await provider.user(id: contract.id)
      }
      #expect((error?.code == .rateLimited(retryAfter: nil)) == isKnown)
      #expect(transport.requests.count == (isKnown ? 4 : 1))
    }
  }

  @Test(arguments: ContractCase.registered, ["Internal Server Error", "too many results", ""])
  func `a failure is no rate limit`(contract: ContractCase, words: String) async throws {
    let body = #"{"detail":"\#(words)","scimType":"tooMany"}"#
    let transport = FaultTransport { _ in HTTPAnswer(status: 500, body: Array(body.utf8)) }
    let provider = contract.provider(on: transport, clock: FaultClock())
    let error = await #expect(throws: ProviderError.self) {
      try await provider.user(id: contract.id)
    }
    #expect(error?.code == .server(status: 500))
    #expect(transport.requests.count == 1)
  }
}
