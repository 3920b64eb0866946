import DirectoryModel
import HTTPTransport
import Synchronization
import Testing

@testable import Providers

/// What a policy makes of the requests of every provider.
struct RequestPolicyTests {
  private static func ok(_ contract: ContractCase) -> HTTPAnswer {
    let body = contract.example.envelope(contract.example.answered)
    return HTTPAnswer(status: 200, body: Array(body.utf8))
  }

  @Test(arguments: ContractCase.registered)
  func `every try is in the log, by its path as declared`(contract: ContractCase) async throws {
    let records = Mutex<[RequestRecord]>([])
    let transport = FaultTransport { _ in HTTPAnswer(status: 503) }
    let provider = contract.provider(on: transport, clock: FaultClock()) { record in
      records.withLock { $0.append(record) }
    }
    await #expect(throws: ProviderError.self) { try await provider.user(id: UserID("s3cr3t-id")) }
    let told = records.withLock { $0 }
    #expect(told.map(\.attempt) == [1, 2, 3, 4])
    #expect(told.allSatisfy { $0.result == .status(503) })
    let paths = Set(contract.service.endpoints.map(\.path))
    #expect(told.allSatisfy { paths.contains($0.path) && $0.path.contains("{") })
    let text = told.map(\.text.original).joined()
    #expect(!text.contains("s3cr3t-id") && !text.contains(ProviderExample.credential))
  }

  @Test(arguments: ContractCase.registered)
  func `the configured number of requests a minute counts for all that ask the source`(
    contract: ContractCase
  ) async throws {
    let clock = FaultClock()
    var configuration = contract.example.configuration
    configuration.maxRequestsPerMinute = 1
    let policy = contract.service.policy(for: configuration, clock: clock.clock)
    let transport = FaultTransport { _ in Self.ok(contract) }
    func provider() -> any UserProvider {
      contract.service.provider(
        configuration,
        credential: { () throws(HTTPTransportError) -> Secret in
          Secret(ProviderExample.credential)
        }, transport: transport, policy: policy, now: { ContractCase.now })
    }
    _ = try await provider().user(id: contract.id)
    let error = await #expect(throws: ProviderError.self) {
      try await provider().user(id: contract.id)
    }
    #expect(error?.code == .rateLimited(retryAfter: 60))
    #expect(error?.detail?.printable == "the budget of requests a minute is used up")
    #expect(transport.requests.count == 1, "nothing was sent that was not its turn")
  }

  @Test(arguments: ContractCase.registered)
  func `a configured zero is no limit`(contract: ContractCase) async throws {
    let clock = FaultClock()
    var configuration = contract.example.configuration
    configuration.maxRequestsPerMinute = 0
    let budget = contract.service.policy(for: configuration, clock: clock.clock).budget
    for _ in 0..<1_000 { try await budget.acquire() }
    #expect(clock.waits.isEmpty)
  }
}
