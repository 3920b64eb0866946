import HTTPTypes
import Synchronization

/// Follows a redirect that only adds or drops the slash at the end of the path, and asks there at
/// once from then on.
///
/// All other redirects are left as the answer that they are. One to another origin would carry the
/// credential there, and one to another path would make a request that no ``Endpoint`` declares.
///
/// What is remembered is which declared paths answer with the other slash, at which origin, for as
/// long as the middleware lives. Where such a place no longer answers, the declared one is asked.
package struct RedirectMiddleware: HTTPMiddleware {
  private let moved = MovedPlaces()

  package init() {}

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    guard let place = Place(request) else { return try await Self.follow(request, next: next).last }
    if moved.contains(place) {
      return try await ask(place, instead: request, next: next)
    }
    let answers = try await Self.follow(request, next: next)
    if answers.isRedirected, answers.last.isThere { moved.insert(place) }
    return answers.last
  }

  /// Asks with the other slash and, where that is of no use, as declared.
  ///
  /// A 404 there may mean that the service was changed or that it has no such user: only a redirect
  /// from the declared place to the one that has just answered tells that it is the latter.
  private func ask(
    _ place: Place, instead request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    let answer = try await next.send(request.redirected(to: place.otherURL))
    guard !answer.isThere else { return answer }
    moved.remove(place)
    let declared = try await next.send(request)
    guard declared.slashRedirect(from: request.url) != nil else { return declared }
    if !answer.isRedirect { moved.insert(place) }
    return answer
  }

  /// Asks, and once more where a redirect over the slash leads.
  private static func follow(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> (last: HTTPAnswer, isRedirected: Bool) {
    let answer = try await next.send(request)
    guard let target = answer.slashRedirect(from: request.url) else { return (answer, false) }
    return (try await next.send(request.redirected(to: target)), true)
  }
}

/// A declared path at an origin, for a request that ends with a slash where the declaration does.
private struct Place: Hashable {
  let origin: HTTPOrigin
  let path: String
  /// The request's URL with a slash at the end of the path where it has none, and the reverse.
  let otherURL: String

  /// Nil where a value makes the end of the path: without an id `/users/{id}` is another place.
  init?(_ request: HTTPGet) {
    guard let url = SlashedURL(request.url), url.hasSlash == request.path.hasSuffix("/") else {
      return nil
    }
    origin = url.origin
    path = request.path
    otherURL = url.toggled
  }

  static func == (one: Place, other: Place) -> Bool {
    one.origin == other.origin && one.path == other.path
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(origin)
    hasher.combine(path)
  }
}

/// The places that answered with the other slash, for requests side by side.
private final class MovedPlaces: Sendable {
  private let places = Mutex<Set<Place>>([])

  func contains(_ place: Place) -> Bool { places.withLock { $0.contains(place) } }
  func insert(_ place: Place) { places.withLock { _ = $0.insert(place) } }
  func remove(_ place: Place) { places.withLock { _ = $0.remove(place) } }
}

/// A URL of which the slash at the end of the path is known.
private struct SlashedURL {
  let origin: HTTPOrigin
  let hasSlash: Bool
  /// The path without that slash, and the query.
  let rest: [Substring]
  /// The same URL with the slash where it has none, and the reverse.
  let toggled: String

  init?(_ url: String) {
    guard let origin = HTTPOrigin(url) else { return nil }
    self.origin = origin
    let target = url.dropFirst(8).drop { !"/?#".contains($0) }
    let path = target.prefix { !"?#".contains($0) }
    let query = target.dropFirst(path.count).prefix { $0 != "#" }
    hasSlash = path.hasSuffix("/")
    let bare = hasSlash ? path.dropLast() : path
    rest = [bare, query]
    let authority = url[..<target.startIndex]
    toggled = "\(authority)\(bare)\(hasSlash ? "" : "/")\(query)"
  }
}

extension HTTPAnswer {
  /// Whether the answer sends the client elsewhere (RFC 9110 section 15.4).
  var isRedirect: Bool { [301, 302, 303, 307, 308].contains(status) }

  /// Whether somebody answers at the place, be it with a refusal.
  fileprivate var isThere: Bool { !isRedirect && status != 404 }

  /// Where the answer leads, if only the slash at the end of the path is another.
  fileprivate func slashRedirect(from url: String) -> String? {
    guard isRedirect, let location = headers[.location],
      let target = HTTPOrigin.resolved(location, against: url), target != url,
      let from = SlashedURL(url), let to = SlashedURL(target),
      from.origin == to.origin, from.rest == to.rest
    else { return nil }
    return target
  }
}
