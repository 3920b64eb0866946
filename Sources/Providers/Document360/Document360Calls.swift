import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// Document360's Customer API: version 2, https://apidocs.document360.com/docs/get-users, and by
  /// configuration version 3, https://apidocs.document360.com/apidocs
  static let document360 = ProviderDescriptor(
    name: "document360",
    options: [Document360Source.version, Document360Source.project],
    sample: Document360Source.sample,
    reach: .http(
      HTTPService(
        endpoints: [
          Document360Provider.list, Document360Provider.get, Document360Provider.roles,
          Document360Provider.groups, Document360Provider.emailExists, Document360V3Provider.list,
          Document360V3Provider.get, Document360V3Provider.groups,
        ],
        // The least of all plans; version 3 allows twice that
        // (https://apidocs.document360.com/docs/rate-limiting).
        requestsPerMinute: 60,
        // https://apidocs.document360.com/docs/api-token; the header of version 3 is that of
        // https://github.com/segevsh/w6w-apps, apps/document360/README.md.
        authentication: {
          .header(named: $0.text(Document360Source.version) == "v3" ? "X-API-Key" : "api_token")
        },
        refusal: { APIClient.Refusal(document360: $0) },
        make: { context in
          context.configuration.text(Document360Source.version) == "v3"
            ? Document360V3Provider(context) as any UserProvider : Document360Provider(context)
        },
        examples: [.document360, .document360Older, .document360V3])))
}

/// The team accounts of a Document360 project, by the API's version 2.
struct Document360Provider: UserProvider {
  /// https://apidocs.document360.com/docs/get-users
  static let list = Endpoint("/v2/Teams", query: ["skip", "take"])
  /// https://apidocs.document360.com/apidocs/get-user
  static let get = Endpoint("/v2/Teams/{id}")
  /// https://apidocs.document360.com/apidocs/get-roles
  static let roles = Endpoint("/v2/Teams/roles")
  /// `/v2/Teams/groups` of the vendor's OpenAPI document
  /// (https://github.com/twardoch/d361api, swagger.json).
  static let groups = Endpoint("/v2/Teams/groups")
  /// `/v2/Teams/email-exists` of the same document.
  static let emailExists = Endpoint("/v2/Teams/email-exists", query: ["emailId", "isAnSsoUser"])
  /// What is taken at once unless the configuration says; the vendor names no largest number.
  static let pageSize = 100
  /// What else stands where the id of a user does (paths of the vendor's OpenAPI document).
  private static let otherPaths: Set<String> = ["roles", "groups", "email-exists"]

  private let reader: Document360Reader
  private let supplements: Document360Supplements

  init(_ context: ProviderContext) {
    let reader = Document360Reader(context, idNames: ["user_id", "id"])
    self.reader = reader
    supplements = Document360Supplements(
      context,
      roles: { () throws(ProviderError) in try await reader.rows(of: Self.roles.request()) },
      groups: { () throws(ProviderError) in try await reader.rows(of: Self.groups.request()) })
  }

  var source: Source { reader.context.source }
  var toldLater: Set<QueryFact> { Document360Reader.toldLater }

  /// A page by the number of rows before it.
  ///
  /// The answer tells neither a total nor an end, and a service may cap `take`: the next page
  /// starts after the rows that came, and the list ends with an empty page. One that comes twice
  /// is an error, or a service that disregards `skip` would be read for ever.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    if cursor == nil { await supplements.forget() }
    let place = PagePlace(cursor)
    let skip = Int(place.position) ?? 0
    let size = reader.context.configuration.pageSize ?? Self.pageSize
    let request = Self.list.request(query: [
      ("skip", String(skip)), ("take", String(size)),
    ])
    try requireSupportedVersion(for: request)
    let answer = try await reader.listAnswer(to: request)
    let users = try reader.users(in: answer, place: "skip \(skip)")
    let next =
      users.isEmpty ? nil : place.next(String(skip + users.count), knownBy: users.pageMark)
    guard users.isEmpty || next != nil else {
      throw answer.malformed("skip=\(skip) brought the page before once more")
    }
    var page = UserPage(users: users, next: next?.cursor, notices: answer.message.notices)
    page.isPreliminary = supplements.areWanted(by: users)
    return page
  }

  func completed(_ page: UserPage) async -> UserPage { await supplements.completed(page) }

  func check() async throws(ProviderError) {
    let request = Self.list.request(query: [("skip", "0"), ("take", "1")])
    try requireSupportedVersion(for: request)
    _ = try await reader.listAnswer(to: request)
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["id": id.text])
    try requireSupportedVersion(for: request)
    guard !id.text.isEmpty, !Self.otherPaths.contains(id.text.lowercased()) else {
      throw reader.context.client.error(.notFound, for: request)
    }
    var user = try await reader.user(id: id, answering: request)
    await supplements.completeByKnown(&user)
    return user
  }

  /// The account with an e-mail address, which is all that this version can be asked by.
  ///
  /// Accounts with single sign-on are asked for apart, and only if no other has the address: the
  /// vendor's document calls the parameter a filter for them and leaves open what is found without.
  /// An answer that is no plain yes or no, be it a 400, is no *no*: then nobody can tell, and the list
  /// has to be read.
  func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp? {
    guard EmailAddress.isPossible(reference) else { return nil }
    var lookUp = UserLookUp(
      users: [], asked: "the team account whose e-mail address is \(reference)")
    for isSSO in ["false", "true"] {
      let request = Self.emailExists.request(query: [
        ("emailId", reference), ("isAnSsoUser", isSSO),
      ])
      try requireSupportedVersion(for: request)
      switch try await holder(answering: request) {
      case .nobody: continue
      case nil: return nil
      case .user(let id):
        lookUp.users.append(try await user(id: id))
        return lookUp
      }
    }
    return lookUp
  }

  /// Who has an e-mail address.
  private enum Holder {
    case nobody
    case user(UserID)
  }

  /// What an answer of `email-exists` says; nil where it is neither yes nor no.
  private func holder(answering request: APIRequest) async throws(ProviderError) -> Holder? {
    let answer: Document360Answer
    do throws(ProviderError) {
      answer = try await reader.answer(to: request)
    } catch {
      // Where the path is not known it is taken for the id of a user that does not exist.
      guard error.isRefusal else { throw error }
      return nil
    }
    let name = answer.message.contentName
    guard let content = try answer.envelope.value(name) else { return nil }
    let record = Record(content)
    if record.bool("exists") == false { return .nobody }
    if let id = record.id("user_id") { return .user(id) }
    guard record.bool("exists") == true else { return nil }
    throw answer.envelope.malformed(
      "\(name).user_id", "the address is taken, and not said by whom")
  }

  private func requireSupportedVersion(for request: APIRequest) throws(ProviderError) {
    let version = reader.context.configuration.text(Document360Source.version) ?? ""
    guard version != "v2" else { return }
    throw reader.context.client.error(
      .misconfigured, for: request, detail: "there is no api_version \(version): use v2 or v3")
  }
}
