import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What can go wrong with one request, and what comes of it at every provider.
@Suite(.timeLimit(.minutes(10))) struct FaultTests {
  /// Something that goes wrong whenever a provider asks.
  struct Fault: Sendable, CustomTestStringConvertible {
    let name: String
    let answer: Result<HTTPAnswer, HTTPTransportError>
    let code: ProviderError.Code
    /// What a list ends in where that is something else.
    let listCode: ProviderError.Code?
    /// How often the request is made.
    let tries: Int

    var testDescription: String { name }

    private init(
      _ name: String, _ answer: Result<HTTPAnswer, HTTPTransportError>, _ code: ProviderError.Code,
      listCode: ProviderError.Code? = nil, tries: Int = 1
    ) {
      self.name = name
      self.answer = answer
      self.code = code
      self.listCode = listCode
      self.tries = tries
    }

    private init(
      _ name: String, _ status: Int, _ code: ProviderError.Code, _ headers: [String: String] = [:],
      listCode: ProviderError.Code? = nil, tries: Int = 1
    ) {
      var answer = HTTPAnswer(status: status, body: Array("<html>Oops</html>".utf8))
      for (name, value) in headers { answer.headers[named: name] = value }
      self.init(name, .success(answer), code, listCode: listCode, tries: tries)
    }

    /// The table.
    static let all: [Fault] = [
      Fault("401", 401, .unauthorized), Fault("403", 403, .forbidden),
      Fault("404", 404, .notFound, listCode: .misconfigured),
      Fault("429 without a hint", 429, .rateLimited(retryAfter: nil), tries: 4),
      Fault("429 for 5 s", 429, .rateLimited(retryAfter: 5), ["Retry-After": "5"], tries: 4),
      Fault("429 for 20 s", 429, .rateLimited(retryAfter: 20), ["Retry-After": "20"], tries: 2),
      Fault("429 for an hour", 429, .rateLimited(retryAfter: 3600), ["Retry-After": "3600"]),
      Fault(
        "429 until a date", 429, .rateLimited(retryAfter: 3600),
        ["Date": "Sun, 22 Nov 2026 12:00:00 GMT", "Retry-After": "Sun, 22 Nov 2026 13:00:00 GMT"]),
      Fault("429 with a reset", 429, .rateLimited(retryAfter: 31), ["X-RateLimit-Reset": "31"]),
      Fault(
        "429 with the reset of a draft", 429, .rateLimited(retryAfter: 31),
        ["RateLimit": "\"default\";r=0;t=31"]),
      Fault(
        "429 with a reset of the epoch", 429, .rateLimited(retryAfter: 3600),
        ["X-Rate-Limit-Remaining": "0", "X-Rate-Limit-Reset": "1795003600"]),
      Fault(
        "429 with a reset of the epoch in milliseconds", 429, .rateLimited(retryAfter: 3600),
        ["RateLimit-Remaining": "0", "RateLimit-Reset": "1795003600000"]),
      Fault(
        "429 with a reset and a shorter time", 429, .rateLimited(retryAfter: 5),
        ["Retry-After": "4.5", "X-Rate-Limit-Reset": "1795003600"], tries: 4),
      Fault("500", 500, .server(status: 500)),
      Fault("502", 502, .server(status: 502), tries: 4),
      Fault("503", 503, .server(status: 503), tries: 4),
      Fault("503 for an hour", 503, .server(status: 503), ["Retry-After": "3600"]),
      Fault("504", 504, .server(status: 504), tries: 4),
      Fault(
        "redirect away", 302, .server(status: 302), ["Location": "https://evil.example/?key=1"]),
      Fault("redirect to a sign-in page", 302, .server(status: 302), ["Location": "/login"]),
      Fault("time-out", .failure(HTTPTransportError(.timeout)), .timeout),
      Fault("offline", .failure(HTTPTransportError(.offline)), .offline, tries: 4),
      Fault("refused by the proxy", .failure(HTTPTransportError(.proxyRefused)), .offline),
      Fault("untrusted", .failure(HTTPTransportError(.tls)), .tls),
      Fault("too large", .failure(HTTPTransportError(.tooLarge)), .tooLarge),
      Fault("no credential", .failure(HTTPTransportError(.credential)), .credential),
    ]
  }

  @Test(arguments: ContractCase.registered, Fault.all)
  func `a fault has its code and its number of tries`(
    contract: ContractCase, fault: Fault
  ) async throws {
    for call in ContractCase.calls {
      let clock = FaultClock()
      let transport = FaultTransport { (_) throws(HTTPTransportError) in try fault.answer.get() }
      let provider = contract.provider(on: transport, clock: clock)
      let error = try #require(
        await #expect(throws: ProviderError.self) { try await call.make(provider, contract.id) })
      let code = call.name == "list" ? fault.listCode ?? fault.code : fault.code
      #expect(error.code == code, "\(call.name)")
      #expect(transport.requests.count == fault.tries, "\(call.name)")
      #expect(error.source == contract.example.configuration.source.name)
      #expect(!error.message.original.contains("evil.example/"), "only the origin is told")
      let base = contract.example.configuration.baseURL
      #expect(transport.requests.allSatisfy { $0.url.hasPrefix(base + "/") })
      // The first page of a SCIM service is asked for beside what it announces.
      let sideBySide = contract.descriptor.name == "scim" ? 2 : 1
      #expect(clock.waits.reduce(.zero, +) <= .seconds(30) * sideBySide)
    }
  }

  @Test(arguments: ContractCase.registered)
  func `a redirect away says where it wanted to go`(contract: ContractCase) async throws {
    var answer = HTTPAnswer(status: 301)
    answer.headers[named: "Location"] = "https://evil.example/?key=1"
    for call in ContractCase.calls {
      let error = await contract.error(call, answer: answer)
      #expect(error?.detail?.printable == "it redirects to https://evil.example, not followed")
    }
  }

  @Test(arguments: ContractCase.registered)
  func `in the background the service's time is waited out`(contract: ContractCase) async throws {
    for call in ContractCase.calls {
      let clock = FaultClock()
      var refusal = HTTPAnswer(status: 429)
      refusal.headers[named: "Retry-After"] = "3600"
      let page = contract.answer(contract.pages([[contract.example.listed]])[0])
      let user = contract.example.envelope(contract.example.answered)
      let success = call.name == "list" ? page : HTTPAnswer(status: 200, body: Array(user.utf8))
      let transport = FaultTransport { [refusal] _ in
        clock.waits.isEmpty ? refusal : success
      }
      let provider = contract.provider(on: transport, clock: clock)
      try await RequestPatience.$current.withValue(.background) {
        try await call.make(provider, contract.id)
      }
      #expect(clock.waits.first == .seconds(3600))
    }
  }

  /// Bodies of a 200 that are not what was asked for.
  private static func wrongBodies(_ contract: ContractCase, _ body: String) throws -> [String] {
    let half = String(decoding: body.utf8.prefix(body.utf8.count / 2), as: UTF8.self)
    return [
      "", " ", "OK", half, "\u{FEFF}", "<!DOCTYPE html><html>Sign in</html>", "null", "true", "7",
      "[]", "\"\"", "{", "{\"a\":\"\\ud800\"", String(repeating: "[", count: 100_000),
    ]
  }

  @Test(arguments: ContractCase.registered)
  func `what is no answer is malformed, and asked for once`(contract: ContractCase) async throws {
    let bodies = [
      contract.example.page(contract.pages([[contract.example.listed]])[0]),
      contract.example.envelope(contract.example.answered),
    ]
    for (call, body) in zip(ContractCase.calls, bodies) {
      for wrong in try Self.wrongBodies(contract, body) {
        let transport = FaultTransport { _ in HTTPAnswer(status: 200, body: Array(wrong.utf8)) }
        let provider = contract.provider(on: transport, clock: FaultClock())
        let error = await #expect(throws: ProviderError.self, "\(call.name) \(wrong.prefix(40))") {
          try await call.make(provider, contract.id)
        }
        #expect(error?.isMalformed == true, "\(call.name) \(wrong.prefix(40))")
        #expect(transport.requests.count == 1)
      }
    }
  }

  @Test(arguments: ContractCase.registered)
  func `a page whose rows are no array is malformed`(contract: ContractCase) async throws {
    let page = contract.example.page(contract.pages([[contract.example.listed]])[0])
    guard case .object(let members) = try JSON(parsing: Array(page.utf8)) else {
      Issue.record("the page is no object")
      return
    }
    for value: JSON in [.null, true, .number("7"), .string("x"), .object([])] {
      let body = JSON.object(
        members.map { member in
          guard case .array(let rows) = member.value, case .object? = rows.first else {
            return member
          }
          return .init(member.name, value)
        })
      let transport = FaultTransport { _ in HTTPAnswer(status: 200, body: Array(body.text().utf8)) }
      let reading = await FaultReading(contract.provider(on: transport, clock: FaultClock()))
      #expect(reading.error?.isMalformed == true, "\(value)")
    }
  }

  @Test(arguments: ContractCase.registered)
  func `no error holds the credential, however the answer spells it`(
    contract: ContractCase
  ) async throws {
    let key = ProviderExample.credential
    let spellings = [
      key, "k3y-of%2Fthe%2Bexample%3D", "k3y-of\\/the+example=", "azN5LW9mL3RoZStleGFtcGxlPQ==",
    ]
    for spelling in spellings {
      let bodies = [
        #"{"detail":"bad key \#(spelling)"}"#, #"{"error":{"message":"bad key \#(spelling)"}}"#,
        #"{"success":false,"errors":[{"description":"bad key \#(spelling)"}]}"#,
        "bad key \(spelling)",
      ]
      for body in bodies {
        for status in [200, 400, 401, 500] {
          for call in ContractCase.calls {
            let answer = HTTPAnswer(status: status, body: Array(body.utf8))
            let error = await contract.error(call, answer: answer)
            let text = error?.message.original ?? ""
            #expect(!text.contains(key) && !text.contains(spelling), "\(call.name) \(body)")
          }
        }
      }
    }
  }
}

extension ProviderError {
  /// Whether the answer was not what the provider documents.
  var isUnusable: Bool { isMalformed || code == .tooLarge }

  fileprivate var isMalformed: Bool { if case .malformed = code { true } else { false } }
}
