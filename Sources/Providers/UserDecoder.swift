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
    do throws(JSONError) {
      let record = try Record(parsing: bytes, canonical: canonical)
      return user(record, raw: record.withoutSecrets(bytes), row: row)
    } catch {
      let record = Record([:])
      record.addProblem("the record is no JSON: \(error.message) at byte \(error.offset)")
      return user(record, raw: JSON.withoutSecrets(bytes), row: row)
    }
  }

  /// What nobody read of the record is kept as attributes, and is used where it tells plainly what
  /// the record's own fields leave open.
  private func user(_ record: Record, raw: [UInt8], row: String) -> User {
    var user = User(
      reference: UserReference(source: context.source.name, id: UserID("(\(row))")),
      provider: context.source.provider, fetchedAt: context.now())
    user.raw = raw
    let rest = record.rest {
      if let id = idNames.lazy.compactMap({ record.id($0) }).first {
        user.reference = UserReference(source: context.source.name, id: id)
      } else {
        record.addProblem(User.noID)
      }
      fill(&user, record)
    }
    user.unsetTimes = record.unsetTimes
    if !rest.isEmpty { user.keep(rest) }
    user.problems = record.problems
    return user
  }

  /// The user with an id, where the answer to a get is the bare record.
  /// - Throws: `malformed` where the answer is no object or about somebody else.
  func user(id: UserID, answering request: APIRequest) async throws(ProviderError) -> User {
    try user(id: id, in: try await context.client.envelope(of: request))
  }

  /// The same where the answer has come already.
  func user(id: UserID, in answer: Envelope) throws(ProviderError) -> User {
    let user = user(answer.body[...], row: "answer")
    guard user.id == id else {
      throw answer.malformed("id", "asked for \(id.text), the answer is about \(user.id.text)")
    }
    return user
  }
}
