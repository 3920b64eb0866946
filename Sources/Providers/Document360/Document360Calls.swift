import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// Document360, Customer API v2: https://apidocs.document360.com/docs/get-users
  static let document360 = ProviderDescriptor(
    name: "document360",
    optionalKeys: ["api_version", "project_id"],
    endpoints: [Document360Provider.list, Document360Provider.get],
    // https://apidocs.document360.com/docs/api-token
    authentication: .header(named: "api_token"),
    refusal: { APIClient.Refusal(document360: $0) },
    make: { Document360Provider($0) }, examples: [.document360, .document360Older])
}

/// The team accounts of a Document360 project.
///
/// Only the API's version 2 is spoken; where the configuration asks for another, every call fails.
struct Document360Provider: UserProvider {
  /// https://apidocs.document360.com/docs/get-users
  static let list = Endpoint("/v2/Teams", query: ["skip", "take"])
  /// https://apidocs.document360.com/apidocs/get-user
  static let get = Endpoint("/v2/Teams/{id}")
  /// What is taken at once unless the configuration says; the vendor names no largest number.
  static let pageSize = 100
  /// What else stands where the id of a user does (paths of the vendor's OpenAPI document).
  private static let otherPaths: Set<String> = ["roles", "groups", "email-exists"]

  private let context: ProviderContext
  private let listDecoder: UserDecoder
  private let getDecoder: UserDecoder

  init(_ context: ProviderContext) {
    self.context = context
    listDecoder = Self.decoder(.list, context)
    getDecoder = Self.decoder(.full, context)
  }

  private static func decoder(_ detail: User.Detail, _ context: ProviderContext) -> UserDecoder {
    let privilegedRoles = context.configuration.privilegedRoles
    return UserDecoder(
      context, idNames: ["user_id", "id"], redact: Document360Picture.withoutQuery
    ) { user, record in
      user.detail = detail
      Document360User(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
  }

  var source: Source { context.source }

  /// A page by the number of rows before it.
  ///
  /// The answer tells neither a total nor an end, and a service may cap `take`: the next page
  /// starts after the rows that came, and the list ends with an empty page. One that comes twice
  /// is an error, or a service that disregards `skip` would be read for ever.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let place = Document360Place(cursor)
    let size = context.configuration.pageSize ?? Self.pageSize
    let request = Self.list.request(query: [
      ("skip", String(place.skip)), ("take", String(size)),
    ])
    try requireSupportedVersion(for: request)
    let envelope: Document360Envelope
    do throws(ProviderError) {
      envelope = try await self.envelope(of: request)
    } catch {
      // No id was asked for: what is missing is what the address stands for.
      guard error.code == .notFound else { throw error }
      var error = error
      error.code = .misconfigured
      throw error
    }
    let elements = try context.client.elements(
      envelope.contentName, in: envelope.members, of: request)
    let users = listDecoder.users(elements, place: "skip \(place.skip)")
    let next = place.next(after: users)
    guard next == nil || next?.lastPage != place.lastPage else {
      throw context.client.error(
        .malformed(path: envelope.contentName), for: request,
        detail: "skip=\(place.skip) brought the page before once more")
    }
    return UserPage(users: users, next: next?.cursor, notices: envelope.notices)
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["id": id.text])
    try requireSupportedVersion(for: request)
    guard !id.text.isEmpty, !Self.otherPaths.contains(id.text.lowercased()) else {
      throw context.client.error(.notFound, for: request)
    }
    let envelope = try await envelope(of: request)
    let user = getDecoder.user(try record(in: envelope, of: request), row: "answer")
    guard user.id == id else {
      throw context.client.error(
        .malformed(path: "\(envelope.contentName).user_id"), for: request,
        detail: "asked for \(id.text), the answer is about \(user.id.text)")
    }
    return user
  }

  /// The answer to a request, unless it says that it failed, which it may do with status 200.
  private func envelope(
    of request: APIRequest
  ) async throws(ProviderError) -> Document360Envelope {
    let envelope = Document360Envelope(try await context.client.envelope(of: request))
    guard envelope.isFailure else { return envelope }
    throw context.client.error(
      envelope.saysNoSuchUser ? .notFound : .server(status: 200), for: request,
      detail: envelope.failure ?? "the answer says that it is no success")
  }

  /// The object in an answer to a get.
  ///
  /// One rendering of the vendor's page types it as an array of users
  /// (https://apidocs.document360.io/docs/get-user): one of a single user is taken.
  private func record(
    in envelope: Document360Envelope, of request: APIRequest
  ) throws(ProviderError) -> ArraySlice<UInt8> {
    let name = envelope.contentName
    guard let content = envelope.members[name] else {
      throw context.client.error(.malformed(path: name), for: request, detail: "it is missing")
    }
    do throws(JSONError) {
      let elements = content.first == UInt8(ascii: "[") ? try JSON.elements(of: content) : [content]
      guard let record = elements.first, elements.count == 1 else {
        throw JSONError("an array of \(elements.count) instead of one user", offset: 0)
      }
      _ = try JSON.members(of: record)
      return record
    } catch {
      throw context.client.error(
        .malformed(path: name), for: request, detail: DisplayText(error.message))
    }
  }

  private func requireSupportedVersion(for request: APIRequest) throws(ProviderError) {
    guard let version = context.configuration.apiVersion, version != "v2" else { return }
    throw context.client.error(
      .misconfigured, for: request,
      detail: "api_version \(version) is not supported yet: use v2 and a token for v2")
  }
}

/// Where a page starts, and what tells it from the one before.
struct Document360Place {
  /// The rows before the page.
  private(set) var skip = 0
  /// The first and last id of the page before; empty before the first.
  private(set) var lastPage = ""

  /// Reads what ``cursor`` wrote; the start of the list for nil.
  init(_ cursor: PageCursor?) {
    guard let parts = cursor?.text.split(separator: " ", maxSplits: 1), parts.count == 2,
      let skip = Int(parts[0])
    else { return }
    self.skip = skip
    lastPage = String(parts[1])
  }

  /// The place as a cursor.
  var cursor: PageCursor { PageCursor("\(skip) \(lastPage)") }

  /// The place after a page's users; nil where there were none.
  func next(after users: [User]) -> Document360Place? {
    guard let first = users.first, let last = users.last else { return nil }
    var next = self
    next.skip += users.count
    next.lastPage = "\(first.id.text) \(last.id.text)"
    return next
  }
}
