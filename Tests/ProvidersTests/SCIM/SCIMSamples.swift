import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// The provider against a server that announces something and has no groups.
func scim(
  _ announced: String = "{}", on transport: any HTTPTransport,
  adjust: (inout SourceConfiguration) -> Void = { _ in }
) throws -> any UserProvider {
  let contract = try ContractCase.named("scim")
  // The first page is asked for by index as long as nothing is known of cursors.
  let untaken =
    announced.contains(#""cursor":true"#) ? ["/Users?startIndex=1&count=100": "{}"] : [:]
  return contract.bareProvider(
    on: SupplementTransport(
      base: contract.example.configuration.baseURL,
      answers: ["/ServiceProviderConfig": .ok(announced)], untaken: untaken,
      next: WithoutGroups(next: transport)),
    adjust: adjust)
}

/// A server that has no groups, as far as the others that are asked for go to another.
private struct WithoutGroups: HTTPTransport {
  let next: any HTTPTransport

  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    guard request.url.hasPrefix("https://example.com/v2/Groups?") else {
      return try await next.send(request)
    }
    return .ok(#"{"totalResults":0}"#)
  }
}

/// One user in a list, decoded from its JSON.
func scimUser(
  _ json: String, adjust: (inout SourceConfiguration) -> Void = { _ in }
) async throws -> User {
  let transport = ScriptedTransport(bodies: [#"{"totalResults":1,"Resources":[\#(json)]}"#])
  return try #require(
    try await scim(on: transport, adjust: adjust).wholePage(after: nil).users.first)
}

/// A user of nothing but an id; an empty id is none.
func user(_ id: String) -> String { id.isEmpty ? "{}" : #"{"id":"\#(id)"}"# }

/// The body of a page.
func page(_ ids: [String], total: Int? = nil, next: String? = nil) -> String {
  let total = total.map { "\"totalResults\":\($0)," } ?? ""
  let next = next.map { "\"nextCursor\":\"\($0)\"," } ?? ""
  return "{\(total)\(next)\"Resources\":[\(ids.map(user).joined(separator: ","))]}"
}

extension HTTPAnswer {
  /// A success with a body.
  static func ok(_ body: String) -> HTTPAnswer { HTTPAnswer(status: 200, body: Array(body.utf8)) }
}
