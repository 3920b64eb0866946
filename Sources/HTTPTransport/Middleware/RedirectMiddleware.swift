import HTTPTypes

/// Follows a redirect that only adds or drops the slash at the end of the path.
///
/// All other redirects are left as the answer that they are. One to another origin would carry the
/// credential there, and one to another path would make a request that no ``Endpoint`` declares.
package struct RedirectMiddleware: HTTPMiddleware {
  package init() {}

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    let answer = try await next.send(request)
    guard answer.isRedirect, let location = answer.headers[.location],
      let target = HTTPOrigin.resolved(location, against: request.url),
      target != request.url, Self.withoutSlash(target) == Self.withoutSlash(request.url)
    else { return answer }
    return try await next.send(request.redirected(to: target))
  }

  /// A URL in one form: its origin, its path without the slash at the end, its query.
  private static func withoutSlash(_ url: String) -> [String]? {
    guard let origin = HTTPOrigin(url) else { return nil }
    let rest = url.dropFirst(8).drop { !"/?#".contains($0) }
    let path = rest.prefix { !"?#".contains($0) }
    let query = rest.dropFirst(path.count).prefix { $0 != "#" }
    return [
      origin.description, String(path.hasSuffix("/") ? path.dropLast() : path), String(query),
    ]
  }
}

extension HTTPAnswer {
  /// Whether the answer sends the client elsewhere (RFC 9110 section 15.4).
  var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }
}
