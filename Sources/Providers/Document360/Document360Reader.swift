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
  func answer(to request: APIRequest) async throws(ProviderError) -> Document360Answer {
    let envelope = try await context.client.envelope(of: request)
    let message = Document360Message(envelope.members)
    guard message.isFailure else { return Document360Answer(envelope: envelope, message: message) }
    throw envelope.error(
      message.saysNoSuchUser ? .notFound : .server(status: 200),
      message.failure ?? "the answer says that it is no success")
  }

  /// The same for a list: where it is not found no id was asked for, so that what is missing is what
  /// the configuration stands for.
  func listAnswer(to request: APIRequest) async throws(ProviderError) -> Document360Answer {
    do throws(ProviderError) {
      return try await answer(to: request)
    } catch {
      throw error.ofList
    }
  }

  /// A list that comes whole.
  func rows(of request: APIRequest) async throws(ProviderError) -> ListRows {
    ListRows(try await listAnswer(to: request).rows())
  }

  /// The users of a list.
  func users(in answer: Document360Answer, place: String) throws(ProviderError) -> [User] {
    listDecoder.users(try answer.rows(), place: place)
  }

  /// The user whom the answer to a get is about.
  func user(id: UserID, answering request: APIRequest) async throws(ProviderError) -> User {
    let answer = try await answer(to: request)
    for notice in answer.message.notices { context.notify(notice) }
    let user = getDecoder.user(try record(in: answer), row: "answer")
    guard user.id == id else {
      throw answer.envelope.malformed(
        "\(answer.message.contentName).user_id",
        "asked for \(id.text), the answer is about \(user.id.text)")
    }
    return user
  }

  /// The object in an answer to a get.
  ///
  /// One rendering of the vendor's page types it as an array of users
  /// (https://apidocs.document360.io/docs/get-user): one of a single user is taken.
  private func record(in answer: Document360Answer) throws(ProviderError) -> ArraySlice<UInt8> {
    guard let content = answer.envelope.members[answer.message.contentName] else {
      throw answer.malformed("it is missing")
    }
    do throws(JSONError) {
      let elements = content.first == UInt8(ascii: "[") ? try JSON.elements(of: content) : [content]
      guard let record = elements.first, elements.count == 1 else {
        throw JSONError("an array of \(elements.count) instead of one user", offset: 0)
      }
      _ = try JSON.members(of: record)
      return record
    } catch {
      throw answer.malformed(DisplayText(error.message))
    }
  }
}

extension [User] {
  /// What a page of them is known by.
  var pageMark: String { PagePlace.mark(of: map(\.id.text)) }
}
