import DirectoryModel
import HTTPTransport

/// The team accounts of a Document360 project, by the API's version 3.
///
/// No page of the vendor about these calls was at hand: paths, parameters and the envelope are those
/// of https://github.com/segevsh/w6w-apps, apps/document360, whose author took them from
/// https://apihub.document360.io/swagger/v3/swagger.json. Of a user only `id`, `first_name`,
/// `last_name` and `email` are certain; roles and groups are read in the names of version 2.
struct Document360V3Provider: UserProvider {
  /// `actions/user-list.ts` there.
  static let list = Endpoint(
    "/v3/projects/{project_id}/users", query: ["search", "page", "page_size"])
  /// `actions/user-get.ts` there.
  static let get = Endpoint("/v3/projects/{project_id}/users/{id}")
  /// `actions/user-group-list.ts` there.
  static let groups = Endpoint("/v3/projects/{project_id}/users/groups")
  /// The largest page (`lib/params.ts` there).
  static let maximumPageSize = 100
  /// What stands where an id would and is none.
  static let reservedID = UserID("groups")

  private let reader: Document360Reader
  private let supplements: Document360Supplements

  init(_ context: ProviderContext) {
    let reader = Document360Reader(context, idNames: ["id", "user_id"])
    self.reader = reader
    let project = context.configuration.text(Document360Source.project) ?? ""
    supplements = Document360Supplements(
      context,
      groups: { () throws(ProviderError) in
        try await reader.rows(of: Self.groups.request(["project_id": project]))
      })
  }

  var source: Source { reader.context.source }
  var toldLater: Set<QueryFact> { Document360Reader.toldLater }

  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    if cursor == nil { await supplements.forget() }
    var page = try await listed(after: cursor)
    page.isPreliminary = supplements.areWanted(by: page.users)
    return page
  }

  func completed(_ page: UserPage) async -> UserPage { await supplements.completed(page) }

  func check() async throws(ProviderError) { _ = try await listed(after: nil) }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["project_id": project, "id": id.text])
    try requireProject(for: request)
    guard !id.text.isEmpty, id != Self.reservedID else {
      throw reader.context.client.error(.notFound, for: request)
    }
    var user = try await reader.user(id: id, answering: request)
    await supplements.completeByKnown(&user)
    return user
  }

  /// The users whose name or e-mail address is the reference, out of those that `search` matches.
  func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp? {
    guard reference.contains(where: { !$0.isWhitespace }) else { return nil }
    var lookUp = UserLookUp(
      users: [], asked: "users whose name or e-mail address matches \(reference)")
    var walk = reader.context.walk(Self.list)
    while let page = try await walk.next({ (cursor) throws(ProviderError) in
      try await listed(after: cursor, search: reference)
    }) {
      lookUp.users += page.users.filter { $0.isNamed(reference) }
    }
    for index in lookUp.users.indices { await supplements.completeByKnown(&lookUp.users[index]) }
    return lookUp
  }

  /// A page by its number. The list ends where `has_more` is false, or, where that is not said,
  /// with an empty page. One that comes twice is an error.
  private func listed(
    after cursor: PageCursor?, search: String? = nil
  ) async throws(ProviderError) -> UserPage {
    let place = PagePlace(cursor)
    let size = reader.context.configuration.pageSize ?? Self.maximumPageSize
    let request = Self.list.request(
      ["project_id": project],
      query: (search.map { [("search", $0)] } ?? []) + [
        ("page", String(place.number)), ("page_size", String(min(size, Self.maximumPageSize))),
      ])
    try requireProject(for: request)
    let answer = try await reader.listAnswer(to: request)
    let users = try reader.users(in: answer, place: "page \(place.number)")
    let pagination = Document360Pagination(reading: answer.envelope.members["pagination"])
    let isLast = users.isEmpty || !pagination.hasMore
    let next = isLast ? nil : place.next(knownBy: users.pageMark)
    let isOther = pagination.page.map { $0 != place.number } ?? false
    guard !isOther, isLast || next != nil else {
      throw answer.malformed("page=\(place.number) brought the page before once more")
    }
    return UserPage(
      users: users, next: next?.cursor,
      following: next == nil
        ? [] : .following(first: place.number, of: pagination.pages(each: users.count)),
      total: pagination.total, notices: answer.message.notices)
  }

  private var project: String { reader.context.configuration.text(Document360Source.project) ?? "" }

  private func requireProject(for request: APIRequest) throws(ProviderError) {
    guard project.isEmpty else { return }
    throw reader.context.client.error(
      .misconfigured, for: request, detail: "project_id is missing")
  }
}

/// What stands beside a page of version 3: `pagination` (`lib/client.ts` of the same source).
struct Document360Pagination {
  /// The page's number, where the answer says it.
  private(set) var page: Int?
  /// Whether another page follows; true where the answer does not say.
  private(set) var hasMore = true
  /// All users; told only sometimes.
  private(set) var total: Int?

  init(reading bytes: ArraySlice<UInt8>?) {
    guard let bytes, let json = try? JSON(mending: bytes), case .object = json else { return }
    let record = Record(json)
    page = record.integer("page")
    hasMore = record.bool("has_more") ?? true
    total = record.integer("total_count")
  }

  /// How many pages there are if all are as long as the first, where the total is told.
  func pages(each count: Int) -> Int? {
    guard let total, count > 0, total > count else { return nil }
    return (total - 1) / count + 1
  }
}
