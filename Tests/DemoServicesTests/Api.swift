import DemoServices
import Testing

/// One running service with the headers that its vendor asks for.
struct Api: Sendable {
  /// The server that it is part of.
  let server: DemoServer
  /// The service.
  let source: DemoSource
  /// The headers of an authorised request.
  let headers: [String: String]

  /// Runs the services and hands one to `body`.
  static func with<Result: Sendable>(
    _ name: String, users: Int = 200, seed: UInt64 = 1,
    _ body: @escaping @Sendable (Api) async throws -> Result
  ) async throws -> Result {
    try await DemoServer.run(DemoOptions(users: users, seed: seed)) { server in
      let source = try #require(server.source(name))
      return try await body(Api(server: server, source: source, headers: headers(for: source)))
    }
  }

  /// The headers of an authorised request to a service.
  static func headers(for source: DemoSource) -> [String: String] {
    switch source.provider {
    case "scanova": ["Authorization": source.credential]
    case "document360": ["api_token": source.credential]
    default: ["Authorization": "Bearer \(source.credential)"]
    }
  }

  /// The answer to one authorised GET.
  func get(_ target: String) async throws -> RawResponse {
    try await send(RawRequest(target: target, headers: headers))
  }

  /// The answer to one request.
  func send(_ request: RawRequest) async throws -> RawResponse {
    try #require(try await RawClient.send([request], to: source).first)
  }
}
