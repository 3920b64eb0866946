import DirectoryModel
import HTTPTransport

/// Makes users out of the elements of an answer, each decoded alone: one bad row is one bad row.
struct UserDecoder: Sendable {
  /// The members that may hold the id, the first that is there counts.
  let idNames: [String]
  /// Takes what must not be kept out of an element's bytes, before anything is read from them.
  let redact: @Sendable (ArraySlice<UInt8>) -> ArraySlice<UInt8>
  /// The record as ``fill`` expects it, where a service may write it in more than one way.
  let canonical: @Sendable (JSON) -> JSON
  /// Fills a user from its record.
  let fill: @Sendable (inout User, Record) -> Void
  let context: ProviderContext

  init(
    _ context: ProviderContext, idNames: [String] = ["id"],
    redact: @escaping @Sendable (ArraySlice<UInt8>) -> ArraySlice<UInt8> = { $0 },
    canonical: @escaping @Sendable (JSON) -> JSON = { $0 },
    fill: @escaping @Sendable (inout User, Record) -> Void
  ) {
    self.context = context
    self.idNames = idNames
    self.redact = redact
    self.canonical = canonical
    self.fill = fill
  }

  /// One user for each element, in the order of the list.
  ///
  /// Rows without an id are named by the place where they stand, such as `page 3`.
  func users(_ elements: [ArraySlice<UInt8>], place: String) -> [User] {
    elements.enumerated().map { index, bytes in user(bytes, row: "\(place) row \(index + 1)") }
  }

  /// The user in an element's bytes; what is wrong with them is in its problems.
  func user(_ bytes: ArraySlice<UInt8>, row: String) -> User {
    let bytes = redact(bytes)
    let record: Record
    do throws(JSONError) {
      record = Record(canonical(try JSON(parsing: bytes)))
    } catch {
      record = Record([:])
      record.addProblem("the record is no JSON: \(error.message) at byte \(error.offset)")
    }
    let id = idNames.lazy.compactMap { record.id($0) }.first
    if id == nil { record.addProblem("the record has no id") }
    var user = User(
      reference: UserReference(source: context.source.name, id: id ?? UserID("(\(row))")),
      provider: context.source.provider, fetchedAt: context.now())
    user.raw = Array(bytes)
    fill(&user, record)
    user.problems = record.problems
    return user
  }

  /// The user with an id, where the answer to a get is the bare record.
  /// - Throws: `malformed` where the answer is no object or about somebody else.
  func user(
    id: UserID, answering request: APIRequest
  ) async throws(ProviderError) -> User {
    try user(id: id, in: try await context.client.body(of: request), answering: request)
  }

  /// The same where the body has come already.
  func user(
    id: UserID, in body: [UInt8], answering request: APIRequest
  ) throws(ProviderError) -> User {
    let client = context.client
    do throws(JSONError) {
      _ = try JSON.members(of: body[...])
    } catch {
      throw client.unusable(body, error, for: request)
    }
    let user = user(body[...], row: "answer")
    guard user.id == id else {
      throw client.error(
        .malformed(path: "id"), for: request,
        detail: "asked for \(id.text), the answer is about \(user.id.text)")
    }
    return user
  }
}

extension APIClient {
  /// The members of the object that answers a request, as bytes.
  func envelope(
    of request: APIRequest
  ) async throws(ProviderError) -> [String: ArraySlice<UInt8>] {
    let body = try await body(of: request)
    do throws(JSONError) {
      let members = try JSON.members(of: body[...])
      return Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    } catch {
      throw unusable(body, error, for: request)
    }
  }

  /// The same for a list: where it is not found no id was asked for, so that what is missing is what
  /// the configured address stands for.
  func listEnvelope(
    of request: APIRequest
  ) async throws(ProviderError) -> [String: ArraySlice<UInt8>] {
    do throws(ProviderError) {
      return try await envelope(of: request)
    } catch {
      var error = error
      if error.code == .notFound { error.code = .misconfigured }
      throw error
    }
  }

  /// The elements of the bare array that answers a request, as bytes.
  func array(of request: APIRequest) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    let body = try await body(of: request)
    do throws(JSONError) {
      return try JSON.elements(of: body[...])
    } catch {
      throw unusable(body, error, for: request)
    }
  }

  /// The elements of an array in an envelope, as bytes.
  func elements(
    _ name: String, in envelope: [String: ArraySlice<UInt8>], of request: APIRequest
  ) throws(ProviderError) -> [ArraySlice<UInt8>] {
    guard let bytes = envelope[name] else {
      throw self.error(.malformed(path: name), for: request, detail: "it is missing")
    }
    do throws(JSONError) {
      return try JSON.elements(of: bytes)
    } catch {
      throw self.error(.malformed(path: name), for: request, detail: DisplayText(error.message))
    }
  }

  /// A value in an envelope; nil where it is absent or null.
  func value(
    _ name: String, in envelope: [String: ArraySlice<UInt8>], of request: APIRequest
  ) throws(ProviderError) -> JSON? {
    guard let bytes = envelope[name] else { return nil }
    do throws(JSONError) {
      let value = try JSON(parsing: bytes)
      guard value != .null else { return nil }
      return value
    } catch {
      throw self.error(.malformed(path: name), for: request, detail: DisplayText(error.message))
    }
  }

  /// How many users there are in all, where the envelope says so in a number.
  func total(_ name: String, in envelope: [String: ArraySlice<UInt8>]) -> Int? {
    guard let bytes = envelope[name], case .number(let text)? = try? JSON(parsing: bytes) else {
      return nil
    }
    return Int(text)
  }

  /// Says why a body is no JSON, and what it looks like instead.
  func unusable(_ body: [UInt8], _ error: JSONError, for request: APIRequest) -> ProviderError {
    let start = String(decoding: body.prefix(80), as: UTF8.self)
    let detail: DisplayText =
      if body.isEmpty {
        "the answer is empty"
      } else if start.drop(while: \.isWhitespace).hasPrefix("<") {
        "the answer is a web page, not JSON"
      } else {
        "\(error.message) at byte \(error.offset)"
      }
    return self.error(.malformed(path: ""), for: request, detail: detail)
  }
}
