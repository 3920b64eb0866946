package import DirectoryModel

/// A kind of request that roster can make, declared once.
///
/// There is no method to choose: every endpoint is read with GET, and requests come from
/// endpoints only, so that a program which declares no other cannot change anything anywhere.
package struct Endpoint: Hashable, Sendable {
  /// The path after the source's base URL; `{name}` stands for a value.
  package let path: String
  /// The names that the query may hold.
  package let query: [String]

  package init(_ path: String, query: [String] = []) {
    self.path = path
    self.query = query
  }

  /// The request as errors and logs name it, without values: `GET /api/v1/admin/users/{id}`.
  package var operation: DisplayText { "GET \(path)" }

  /// All that can vary: `GET /api/v1/admin/users?page&per_page`.
  package var template: DisplayText {
    query.isEmpty ? operation : "\(operation)?\(query.joined(separator: "&"))"
  }

  /// A request with values for the path and, in their order, for the query.
  ///
  /// Every value is percent-encoded but for the unreserved characters of RFC 3986 section 2.3, so
  /// that an id can't leave its place.
  package func request(
    _ values: [String: String] = [:], query parameters: [(name: String, value: String)] = []
  ) -> APIRequest {
    var target = ""
    var rest = path[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = values[name] else {
        preconditionFailure("no value for {\(name)} in \(path)")
      }
      target += rest[..<open] + Self.encodedSegment(value)
      rest = rest[rest.index(after: close)...]
    }
    target += rest
    for (index, parameter) in parameters.enumerated() {
      precondition(query.contains(parameter.name), "\(parameter.name) is not declared at \(path)")
      target += index == 0 ? "?" : "&"
      target += "\(parameter.name.percentEncoded)=\(parameter.value.percentEncoded)"
    }
    return APIRequest(endpoint: self, target: target)
  }

  /// A path segment; `.` and `..` would be steps in the path if their dots were left bare.
  private static func encodedSegment(_ text: String) -> String {
    text == "." || text == ".." ? text.replacing(".", with: "%2E") : text.percentEncoded
  }
}

/// A request to a source; only an ``Endpoint`` makes one.
package struct APIRequest: Hashable, Sendable {
  package let endpoint: Endpoint
  /// The path and query after the source's base URL, percent-encoded.
  package let target: String

  fileprivate init(endpoint: Endpoint, target: String) {
    self.endpoint = endpoint
    self.target = target
  }
}
