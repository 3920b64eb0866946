package import DirectoryModel

/// The object that answered a request: its members as bytes, and who asked for it.
///
/// Providers read their answers through it, so that whatever is wrong in one is said of the request
/// that was answered.
package struct Envelope: Sendable {
  package let request: APIRequest
  package let body: [UInt8]
  /// The members as bytes, by name; of several with one name, the last.
  package private(set) var members: [String: ArraySlice<UInt8>]
  private let client: APIClient

  /// - Throws: `malformed` where the body is no object.
  fileprivate init(
    _ body: [UInt8], answering request: APIRequest, of client: APIClient
  ) throws(ProviderError) {
    self.request = request
    self.body = body
    self.client = client
    do throws(JSONError) {
      let pairs = try JSON.members(of: body[...]).map { ($0.name, $0.value) }
      members = Dictionary(pairs, uniquingKeysWith: { $1 })
    } catch {
      throw client.unusable(body, error, for: request)
    }
  }

  /// The elements of an array, as bytes.
  package func elements(_ name: String) throws(ProviderError) -> [ArraySlice<UInt8>] {
    guard let bytes = members[name] else { throw malformed(name, "it is missing") }
    return try parsed(name) { () throws(JSONError) in try JSON.elements(of: bytes) }
  }

  /// A value; nil where it is absent or null.
  package func value(_ name: String) throws(ProviderError) -> JSON? {
    guard let bytes = members[name] else { return nil }
    let value = try parsed(name) { () throws(JSONError) in try JSON(parsing: bytes) }
    guard value != .null else { return nil }
    return value
  }

  /// A service's own cursor; nil where it is absent, null or empty.
  /// - Throws: `malformed` where it is none.
  package func cursor(_ name: String) throws(ProviderError) -> String? {
    switch try value(name) {
    case nil, .string(""): nil
    case .string(let text): text
    case .some(let other): throw malformed(name, "it is no string but \(other.kind)")
    }
  }

  /// How many there are in all, where the envelope says so in a number.
  package func total(_ name: String) -> Int? {
    guard let bytes = members[name], case .number(let text)? = try? JSON(parsing: bytes) else {
      return nil
    }
    return Int(text)
  }

  /// The same envelope with other names for its members; of several that come to have one name, the
  /// first that is met.
  package func renamed(_ name: (String) -> String) -> Envelope {
    var envelope = self
    envelope.members = Dictionary(
      members.map { (name($0), $1) }, uniquingKeysWith: { first, _ in first })
    return envelope
  }

  /// The error for a member that is not what it should be.
  package func malformed(_ path: String, _ detail: DisplayText) -> ProviderError {
    error(.malformed(path: path), detail)
  }

  /// An error about what the answer says.
  package func error(_ code: ProviderError.Code, _ detail: DisplayText?) -> ProviderError {
    client.error(code, for: request, detail: detail)
  }

  private func parsed<Value>(
    _ name: String, _ parse: () throws(JSONError) -> Value
  ) throws(ProviderError) -> Value {
    do throws(JSONError) {
      return try parse()
    } catch {
      throw malformed(name, DisplayText(error.message))
    }
  }
}

extension APIClient {
  /// The object that answers a request.
  package func envelope(of request: APIRequest) async throws(ProviderError) -> Envelope {
    try Envelope(try await body(of: request), answering: request, of: self)
  }

  /// The same for a list: where it is not found no id was asked for, so that what is missing is what
  /// the configured address stands for.
  package func listEnvelope(of request: APIRequest) async throws(ProviderError) -> Envelope {
    do throws(ProviderError) {
      return try await envelope(of: request)
    } catch {
      throw error.ofList
    }
  }

  /// The elements of the bare array that answers a request, as bytes.
  package func array(of request: APIRequest) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    let body = try await body(of: request)
    do throws(JSONError) {
      return try JSON.elements(of: body[...])
    } catch {
      throw unusable(body, error, for: request)
    }
  }

  /// Says why a body is no JSON, and what it looks like instead.
  fileprivate func unusable(
    _ body: [UInt8], _ error: JSONError, for request: APIRequest
  ) -> ProviderError {
    let start = String(decoding: body.prefix(80), as: UTF8.self)
    let detail: DisplayText =
      if body.isEmpty {
        "the answer is empty"
      } else if start.drop(while: { $0.isWhitespace || $0 == "\u{FEFF}" }).hasPrefix("<") {
        "the answer is a web page, not JSON"
      } else {
        "\(error.message) at byte \(error.offset)"
      }
    return self.error(.malformed(path: ""), for: request, detail: detail)
  }
}

extension ProviderError {
  /// The error where a list was asked for, and nobody by an id.
  package var ofList: ProviderError {
    var error = self
    if code == .notFound { error.code = .misconfigured }
    return error
  }
}
