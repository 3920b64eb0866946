import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// What comes of answers that are no users.
extension ProviderContractTests {
  @Test(arguments: ContractCase.all)
  func `an id that nobody has is said to be nobody's`(contract: ContractCase) async {
    let error = await contract.error(ContractCase.calls[1], answer: contract.example.unknownUser)
    #expect(error?.code == .notFound)
  }

  @Test(arguments: ContractCase.all)
  func `a wrong credential is told from everything else`(contract: ContractCase) async {
    for call in ContractCase.calls {
      let error = await contract.error(call, answer: contract.example.wrongCredential)
      #expect(error?.code == .unauthorized, "\(call.name)")
    }
  }

  @Test(
    arguments: ContractCase.all,
    [
      (401, ProviderError.Code.unauthorized), (403, .forbidden),
      (429, .rateLimited(retryAfter: 23)),
      (500, .server(status: 500)), (503, .server(status: 503)),
    ])
  func `a refusal keeps its meaning whatever its body`(
    contract: ContractCase, refusal: (status: Int, code: ProviderError.Code)
  ) async {
    let bodies = ["", "Too Many Requests", "<html>no</html>", "{}", "[]", "null", "{\"error\":7}"]
    for body in bodies {
      for call in ContractCase.calls {
        var answer = HTTPAnswer(status: refusal.status, body: Array(body.utf8))
        answer.headers[named: "Retry-After"] = "23"
        let error = await contract.error(call, answer: answer)
        #expect(error?.code == refusal.code, "\(call.name), \(body)")
        #expect(error?.source == contract.example.configuration.source.name)
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `too many requests without a hint are no less understood`(contract: ContractCase) async {
    for call in ContractCase.calls {
      let error = await contract.error(call, answer: HTTPAnswer(status: 429))
      #expect(error?.code == .rateLimited(retryAfter: nil), "\(call.name)")
    }
  }

  @Test(arguments: ContractCase.all)
  func `an error names the request without values and holds no credential`(
    contract: ContractCase
  ) async throws {
    let echo =
      #"{"detail":"bad key \#(ProviderExample.credential)","error":{"message":"#
      + #""bad key \#(ProviderExample.credential)"}}"#
    for call in ContractCase.calls {
      let error = try #require(
        await contract.error(call, answer: HTTPAnswer(status: 401, body: Array(echo.utf8))))
      #expect(contract.service.endpoints.map(\.operation).contains(error.operation))
      #expect(!error.message.original.contains(ProviderExample.credential))
    }
  }

  @Test(
    arguments: ContractCase.all,
    [
      "", "<!DOCTYPE html><html><body>Sign in</body></html>", "null", "7", "[]", "\"users\"",
      "\u{FEFF}{}", "{} {}",
    ])
  func `a success without what was asked for is malformed`(
    contract: ContractCase, body: String
  ) async {
    for call in ContractCase.calls {
      let error = await contract.error(
        call, answer: HTTPAnswer(status: 200, body: Array(body.utf8)))
      #expect(error?.isMalformed == true, "\(call.name): \(String(describing: error?.code))")
    }
  }

  @Test(arguments: ContractCase.all)
  func `an answer that was cut off is malformed, wherever it was cut`(
    contract: ContractCase
  ) async throws {
    let whole = [
      contract.pages([[contract.example.listed]]).map(contract.example.page)[0],
      contract.example.envelope(contract.example.answered),
    ]
    for (call, text) in zip(ContractCase.calls, whole) {
      let bytes = Array(text.utf8)
      let end = try #require(bytes.lastIndex(of: UInt8(ascii: "}")))
      for length in stride(from: 1, through: end, by: 7) {
        let error = await contract.error(
          call, answer: HTTPAnswer(status: 200, body: Array(bytes[..<length])))
        #expect(error?.isMalformed == true, "\(call.name) at \(length)")
      }
    }
  }

  @Test(arguments: ContractCase.all)
  func `an answer about somebody else is malformed`(contract: ContractCase) async throws {
    let error = await #expect(throws: ProviderError.self) {
      try await contract.get(UserID("77"), answer: contract.example.answered)
    }
    #expect(error?.isMalformed == true)
  }

  @Test(
    arguments: ContractCase.all,
    [
      (HTTPTransportError.Code.timeout, ProviderError.Code.timeout), (.offline, .offline),
      (.tls, .tls), (.tooLarge, .tooLarge), (.cancelled, .cancelled), (.credential, .credential),
    ])
  func `no answer at all keeps its reason`(
    contract: ContractCase, failure: (code: HTTPTransportError.Code, expected: ProviderError.Code)
  ) async {
    for call in ContractCase.calls {
      let error = await #expect(throws: ProviderError.self) {
        let provider = contract.provider(on: FailingTransport(code: failure.code))
        try await call.make(provider, contract.id)
      }
      #expect(error?.code == failure.expected, "\(call.name)")
    }
  }
}

/// A transport on which nothing goes through.
private struct FailingTransport: HTTPTransport {
  let code: HTTPTransportError.Code

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    throw HTTPTransportError(code)
  }
}

extension ProviderError {
  /// Whether the answer was not what the provider documents.
  fileprivate var isMalformed: Bool { if case .malformed = code { true } else { false } }
}
