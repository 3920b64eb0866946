package import HTTPTypes

/// A GET on its way out. There is no other method to give it.
package struct HTTPGet: Sendable {
  /// The whole URL, percent-encoded.
  package private(set) var url: String
  /// The path as it is declared, `/users/{id}`: the name of the request where its values must not
  /// be told.
  package let path: String
  package var headers: HTTPFields
  /// 1 for the first time that the request is made.
  package var attempt = 1

  package init(url: String, path: String = "", headers: HTTPFields = [:]) {
    self.url = url
    self.path = path
    self.headers = headers
  }

  /// The same request at another URL.
  func redirected(to url: String) -> HTTPGet {
    var request = self
    request.url = url
    return request
  }
}

/// An answer, read whole.
package struct HTTPAnswer: Sendable {
  package var status: Int
  package var headers: HTTPFields
  package var body: [UInt8]

  package init(status: Int, headers: HTTPFields = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }
}

extension HTTPFields {
  /// The value of a header whose name has no constant; nil where there is none.
  ///
  /// So a target can read and write headers without HTTPTypes. A name that is no token (RFC 9110
  /// section 5.6.2) names no header.
  package subscript(named name: String) -> String? {
    get { HTTPField.Name(name).flatMap { self[$0] } }
    set { if let name = HTTPField.Name(name) { self[name] = newValue } }
  }
}

/// What carries requests to a service: the port that tests and the network stand behind.
package protocol HTTPTransport: Sendable {
  func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer
}

/// Something that a request passes on its way to the transport, and its answer on the way back.
package protocol HTTPMiddleware: Sendable {
  func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer
}

/// A transport with middleware before it, the first one outermost.
package struct HTTPPipeline: HTTPTransport {
  private let middleware: any HTTPMiddleware
  private let next: any HTTPTransport

  private init(middleware: any HTTPMiddleware, next: any HTTPTransport) {
    self.middleware = middleware
    self.next = next
  }

  package static func make(
    _ middleware: [any HTTPMiddleware], before transport: any HTTPTransport
  ) -> any HTTPTransport {
    middleware.reversed().reduce(transport) { next, middleware in
      HTTPPipeline(middleware: middleware, next: next)
    }
  }

  package func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    try await middleware.intercept(request, next: next)
  }
}
