import DirectoryModel
import HTTPTransport
import Synchronization
import Testing

@testable import Providers

/// A project of Document360 that answers what it was told to, by the request's path and query, and
/// refuses everything else.
final class Document360Stub: HTTPTransport {
  static let url = "https://apihub.document360.io"
  /// Lists of roles and groups with nothing in them.
  static let noSupplements: [String: HTTPAnswer] = [
    "/v2/Teams/roles": .document360(Document360Sample.envelope("[]")),
    "/v2/Teams/groups": .document360(Document360Sample.envelope("[]")),
  ]
  static let clock = Timestamp(seconds: 1_780_000_000)

  private let answers: [String: HTTPAnswer]
  private let recorded = Mutex<[HTTPGet]>([])

  init(_ answers: [String: HTTPAnswer]) { self.answers = answers }

  /// A project that answers one request with a body.
  convenience init(_ target: String, _ body: String) {
    self.init([target: .document360(body)])
  }

  /// What was asked, without the address of the service.
  var targets: [String] { requests.map { String($0.url.dropFirst(Self.url.count)) } }
  var requests: [HTTPGet] { recorded.withLock { $0 } }

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    recorded.withLock { $0.append(request) }
    guard let answer = answers[String(request.url.dropFirst(Self.url.count))] else {
      throw HTTPTransportError(.offline, detail: "no answer is set up for \(request.url)")
    }
    return answer
  }

  /// The provider that asks this project for users; it has neither roles nor groups to tell of.
  func provider(
    apiVersion: String? = nil, privilegedRoles: [String]? = nil, pageSize: Int? = nil,
    supplements: [String: HTTPAnswer] = noSupplements,
    notify: @escaping @Sendable (DisplayText) -> Void = { _ in }
  ) -> any UserProvider {
    let source = Source(name: "docs", tag: "D", provider: "document360")
    var configuration = SourceConfiguration(
      source: source, baseURL: Self.url, privilegedRoles: privilegedRoles, pageSize: pageSize)
    configuration.options["api_version"] = apiVersion.map { .text($0) }
    guard let service = ProviderDescriptor.document360.service else {
      preconditionFailure("Document360 is asked over HTTP")
    }
    return service.provider(
      configuration,
      credential: { () throws(HTTPTransportError) -> Secret in Secret("token-360") },
      transport: SupplementTransport(base: Self.url, answers: supplements, next: self),
      notify: notify, now: { Self.clock })
  }
}

extension HTTPAnswer {
  static func document360(_ body: String, status: Int = 200) -> HTTPAnswer {
    HTTPAnswer(status: status, body: Array(body.utf8))
  }
}

/// Reads one user by its id from a record, which stands in an envelope as the service writes it.
func document360User(
  _ record: String, id: String = "1", privilegedRoles: [String]? = nil
) async throws -> User {
  let stub = Document360Stub("/v2/Teams/\(id)", Document360Sample.envelope(record))
  return try await stub.provider(privilegedRoles: privilegedRoles).user(id: UserID(id))
}

/// Reads one user from a list with that record alone.
func document360ListedUser(
  _ record: String, privilegedRoles: [String]? = nil
) async throws -> User {
  let stub = Document360Stub(
    "/v2/Teams?skip=0&take=100", Document360Sample.envelope("[\(record)]"))
  let page = try await stub.provider(privilegedRoles: privilegedRoles).wholePage(after: nil)
  return try #require(page.users.first)
}
