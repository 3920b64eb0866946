import DirectoryModel
import HTTPTransport

/// Reads what both versions of the Customer API write alike: envelopes, and users in them.
struct Document360Reader: Sendable {
  /// A list has neither content roles nor groups, so that it may leave open who is privileged.
  static let toldLater: Set<QueryFact> = [.roles, .groups, .privilege]

  let context: ProviderContext
  private let listDecoder: UserDecoder
  private let getDecoder: UserDecoder

  /// A reader of users whose id stands in the first of some members that is there.
  init(_ context: ProviderContext, idNames: [String]) {
    self.context = context
    listDecoder = Self.decoder(.list, idNames, context)
    getDecoder = Self.decoder(.full, idNames, context)
  }

  private static func decoder(
    _ detail: User.Detail, _ idNames: [String], _ context: ProviderContext
  ) -> UserDecoder {
    let privilegedRoles = context.configuration.privilegedRoles
    return UserDecoder(context, idNames: idNames, redact: Document360Picture.withoutQuery) {
      user, record in
      user.detail = detail
      Document360User(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
  }

  /// The answer to a request, unless it says that it failed, which it may do with status 200.
  func envelope(of request: APIRequest) async throws(ProviderError) -> Document360Envelope {
    let envelope = Document360Envelope(try await context.client.envelope(of: request))
    guard envelope.isFailure else { return envelope }
    throw context.client.error(
      envelope.saysNoSuchUser ? .notFound : .server(status: 200), for: request,
      detail: envelope.failure ?? "the answer says that it is no success")
  }

  /// The same for a list: where it is not found no id was asked for, so that what is missing is what
  /// the configuration stands for.
  func listEnvelope(of request: APIRequest) async throws(ProviderError) -> Document360Envelope {
    do throws(ProviderError) {
      return try await envelope(of: request)
    } catch {
      var error = error
      if error.code == .notFound { error.code = .misconfigured }
      throw error
    }
  }

  /// The elements of a list that comes whole.
  func rows(of request: APIRequest) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    let envelope = try await listEnvelope(of: request)
    return try context.client.elements(envelope.contentName, in: envelope.members, of: request)
  }

  /// The users of a list.
  func users(
    in envelope: Document360Envelope, of request: APIRequest, place: String
  ) throws(ProviderError) -> [User] {
    let elements = try context.client.elements(
      envelope.contentName, in: envelope.members, of: request)
    return listDecoder.users(elements, place: place)
  }

  /// The user whom the answer to a get is about.
  func user(id: UserID, answering request: APIRequest) async throws(ProviderError) -> User {
    let envelope = try await envelope(of: request)
    for notice in envelope.notices { context.notify(notice) }
    let user = getDecoder.user(try record(in: envelope, of: request), row: "answer")
    guard user.id == id else {
      throw context.client.error(
        .malformed(path: "\(envelope.contentName).user_id"), for: request,
        detail: "asked for \(id.text), the answer is about \(user.id.text)")
    }
    return user
  }

  /// What to throw where a page is the one before.
  func cameBefore(
    _ place: String, _ envelope: Document360Envelope, _ request: APIRequest
  ) -> ProviderError {
    context.client.error(
      .malformed(path: envelope.contentName), for: request,
      detail: "\(place) brought the page before once more")
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
}
