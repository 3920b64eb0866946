import DirectoryModel
import HTTPTransport
import Synchronization
import Testing

@testable import Providers

@Suite struct Document360RefusalTests {
  private static let list = "/v2/Teams?skip=0&take=100"

  /// The error that reading a user ends with.
  private func refusal(of answer: HTTPAnswer, id: String = "1") async throws -> ProviderError {
    let provider = Document360Stub(["/v2/Teams/\(id)": answer]).provider()
    let error = await #expect(throws: ProviderError.self) {
      _ = try await provider.user(id: UserID(id))
    }
    return try #require(error)
  }

  /// The error that reading the list ends with.
  private func listRefusal(of answer: HTTPAnswer) async throws -> ProviderError {
    let provider = Document360Stub([Self.list: answer]).provider()
    let error = await #expect(throws: ProviderError.self) {
      _ = try await provider.wholePage(after: nil)
    }
    return try #require(error)
  }

  @Test func `an unknown user is a 400 that calls itself a success`() async throws {
    let error = try await refusal(of: .document360(Document360Sample.unknownUser, status: 400))
    #expect(error.code == .notFound)
    #expect(error.detail == "The user id does not exist.")
  }

  @Test(
    arguments: [
      "The user id 40d55ebb does not exist.",
      "The user with id '40d55ebb' does not exist in your project.",
    ])
  func `an unknown user is known by other words too`(words: String) async throws {
    let body = Document360Sample.envelope("null", errors: "[\(Document360Sample.error(words))]")
    #expect(try await refusal(of: .document360(body, status: 400)).code == .notFound)
    #expect(try await refusal(of: .document360(body)).code == .notFound)
  }

  @Test func `another 400 is not taken for an unknown user`() async throws {
    let words = Document360Sample.error("The supplied project version id does not exist.")
    let body = Document360Sample.envelope("null", success: "false", errors: "[\(words)]")
    let error = try await refusal(of: .document360(body, status: 400))
    #expect(error.code == .server(status: 400))
    #expect(error.detail == "The supplied project version id does not exist.")
  }

  @Test func `errors make a failure of an answer that calls itself a success`() async throws {
    let errors = "[\(Document360Sample.error("First.")),\(Document360Sample.error("Second."))]"
    let error = try await listRefusal(
      of: .document360(Document360Sample.envelope("[]", errors: errors)))
    #expect(error.code == .server(status: 200))
    #expect(error.detail == "First.; Second.")
  }

  @Test func `an answer without success is a failure, errors or not`() async throws {
    let error = try await listRefusal(
      of: .document360(Document360Sample.envelope("[]", success: "false")))
    #expect(error.code == .server(status: 200))
    #expect(error.detail == "the answer says that it is no success")
  }

  @Test func `errors that can't be read are errors`() async throws {
    let error = try await listRefusal(
      of: .document360(#"{"result":[],"success":true,"errors":[oops]}"#))
    #expect(error.code == .server(status: 200))
  }

  @Test func `warnings beside a user are no failure, and are told`() async throws {
    let body = Document360Sample.envelope(
      Document360Sample.peter, warnings: #"[{"description":"slow"}]"#)
    let told = Mutex<[DisplayText]>([])
    let provider = Document360Stub("/v2/Teams/\(Document360Sample.peterID)", body)
      .provider(notify: { notice in told.withLock { $0.append(notice) } })
    let user = try await provider.user(id: UserID(Document360Sample.peterID))
    #expect(user.problems.isEmpty)
    #expect(told.withLock { $0 } == ["warning: slow"])
  }

  @Test func `no stack trace is shown`() async throws {
    let error = try await refusal(of: .document360(Document360Sample.unknownUser, status: 400))
    #expect(!error.message.original.contains("Document360.Teams"))
  }

  @Test(
    arguments: [
      (#"{"statusCode":401,"message":"Access denied"}"#, "Access denied"),
      (#"{"type":"about:blank","title":"Bad Request","status":400}"#, "Bad Request"),
      (#"{"errors":{"take":["The value is not valid."]}}"#, "take: The value is not valid."),
      (#"{"errors":["No."]}"#, "No."),
      ("Invalid token", "Invalid token"),
    ])
  func `the service's words are found in other bodies`(body: String, words: String) async throws {
    #expect(try await refusal(of: .document360(body, status: 403)).detail?.original == words)
  }

  @Test(arguments: ["", "<html>Sorry</html>", "[]", "{}"])
  func `a refusal without words is one all the same`(body: String) async throws {
    let error = try await refusal(of: .document360(body, status: 401))
    #expect(error.code == .unauthorized)
    #expect(error.detail == nil)
  }

  @Test func `a list that is not there is a mistake in the configuration`() async throws {
    #expect(try await listRefusal(of: .document360("", status: 404)).code == .misconfigured)
    #expect(try await refusal(of: .document360("", status: 404)).code == .notFound)
  }

  @Test(
    arguments: [
      (["X-RateLimit-Reset": "17"], 17),
      (["X-RateLimit-Reset": "17", "Retry-After": "3"], 3),
      (["X-RateLimit-Reset": "17", "Retry-After": "Fri, 31 Dec 1999 23:59:59 GMT"], 17),
      (["X-RateLimit-Reset": "soon"], nil),
      (["X-RateLimit-Reset": "-1"], nil),
      ([:], nil),
    ] as [([String: String], Int?)])
  func `too many requests may come with a hint`(
    headers: [String: String], seconds: Int?
  ) async throws {
    var answer = HTTPAnswer(status: 429)
    for (name, value) in headers { answer.headers[named: name] = value }
    #expect(try await listRefusal(of: answer).code == .rateLimited(retryAfter: seconds))
  }

  @Test(arguments: ["", "roles", "Groups", "email-exists"])
  func `an id that leads elsewhere is not asked for`(id: String) async throws {
    let stub = Document360Stub([:])
    let error = await #expect(throws: ProviderError.self) {
      _ = try await stub.provider().user(id: UserID(id))
    }
    #expect(error?.code == .notFound)
    #expect(stub.requests.isEmpty)
  }

  @Test(arguments: ["null", "7", "[]", #"[{"user_id":"1"},{"user_id":"1"}]"#, "[7]"])
  func `an answer that is not one user is unusable`(result: String) async throws {
    let error = try await refusal(of: .document360(Document360Sample.envelope(result)))
    #expect(error.code == .malformed(path: "result"))
  }

  @Test func `an array of one user is that user`() async throws {
    #expect(try await document360User(#"[{"user_id":"1"}]"#).id == UserID("1"))
  }

  @Test func `an answer about another user is unusable`() async throws {
    let body = Document360Sample.envelope(Document360Sample.peter)
    let error = try await refusal(of: .document360(body))
    #expect(error.code == .malformed(path: "result.user_id"))
  }

  @Test func `a version that nobody knows is refused without a request`() async throws {
    let stub = Document360Stub([:])
    let provider = stub.provider(apiVersion: "v4")
    let list = await #expect(throws: ProviderError.self) {
      _ = try await provider.wholePage(after: nil)
    }
    let get = await #expect(throws: ProviderError.self) {
      _ = try await provider.user(id: UserID("1"))
    }
    let lookUp = await #expect(throws: ProviderError.self) {
      _ = try await provider.lookUp("a@b.c")
    }
    for error in [list, get, lookUp] {
      #expect(error?.code == .misconfigured)
      #expect(error?.detail == "there is no api_version v4: use v2 or v3")
    }
    #expect(stub.requests.isEmpty)
  }

  @Test func `version 2 may be named`() async throws {
    let stub = Document360Stub(Self.list, Document360Sample.envelope("[]"))
    #expect(try await stub.provider(apiVersion: "v2").wholePage(after: nil).users.isEmpty)
  }

  @Test func `its own keys of a configuration and its budget are known`() {
    let document360 = ProviderDescriptor.document360
    #expect(document360.options.map(\.name) == ["api_version", "project_id"])
    #expect(
      document360.options.map(\.need) == [.optional, .requiredWhere("api_version", is: "v3")])
    #expect(document360.service?.requestsPerMinute == 60)
  }
}
