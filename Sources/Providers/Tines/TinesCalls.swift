import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// Tines, REST API v1: https://www.tines.com/docs/api/welcome/
  static let tines = ProviderDescriptor(
    name: "tines", sample: TinesSource.sample,
    reach: .http(
      HTTPService(
        endpoints: [
          TinesProvider.list, TinesProvider.get, TinesProvider.teams, TinesProvider.members,
          TinesProvider.roles,
        ],
        // On `admin/users`; teams and roles have a limit of their own, ten times that
        // (https://www.tines.com/llm/stories/docs/api/api-rate-limits.md).
        requestsPerMinute: 500,
        // https://www.tines.com/api/authentication/
        authentication: { _ in .bearer },
        refusal: { answer in APIClient.Refusal(detail: TinesError.detail(in: answer.body)) },
        make: { TinesProvider($0) }, examples: [.tines])))
}

/// The users of a Tines tenant.
struct TinesProvider: UserProvider {
  /// https://www.tines.com/docs/api/admin/users/list/
  static let list = Endpoint("/api/v1/admin/users", query: ["per_page", "page", "include"])
  /// https://www.tines.com/api/admin/users/get
  static let get = Endpoint("/api/v1/admin/users/{id}", query: ["include"])
  /// https://www.tines.com/docs/api/teams/list/
  static let teams = Endpoint("/api/v1/teams", query: ["per_page", "page"])
  /// https://www.tines.com/docs/api/teams/list-members/
  static let members = Endpoint("/api/v1/teams/{team_id}/members", query: ["per_page", "page"])
  /// https://www.tines.com/docs/api/admin/roles/list/
  static let roles = Endpoint("/api/v1/admin/roles", query: ["per_page", "page"])
  /// The largest page (https://www.tines.com/docs/api/welcome/).
  static let maximumPageSize = 500

  private let context: ProviderContext
  private let decoder: UserDecoder
  private let members: Supplement<TinesMembers>
  private let roles: Supplement<TinesRoles>

  init(_ context: ProviderContext) {
    self.context = context
    let privilegedRoles = context.configuration.privilegedRoles
    decoder = UserDecoder(context) { user, record in
      TinesUser(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
    members = Supplement { await TinesMembers.reading(context) }
    roles = Supplement { await TinesRoles.reading(context) }
  }

  var source: Source { context.source }

  /// The teams where a service disregards `include`, what follows from them, and what only the
  /// lists of members and roles tell.
  var toldLater: Set<QueryFact> { [.teams, .roles, .permissions, .privilege, .invitation] }

  /// A page by its number: the cursor is the next one.
  ///
  /// The list ends where `meta.next_page` is null, or, without `meta`, with an empty page; never
  /// with a short one, since a service may cap its pages. A next page that leads back is an error:
  /// the service did not understand the number, and would be read for ever.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    if cursor == nil {
      await members.forget()
      await roles.forget()
    }
    let number = cursor.flatMap { Int($0.text) } ?? 1
    let size = min(context.configuration.pageSize ?? Self.maximumPageSize, Self.maximumPageSize)
    let request = Self.list.request(query: [
      ("per_page", String(size)), ("page", String(number)), ("include", "team_memberships"),
    ])
    let envelope = try await context.client.listEnvelope(of: request)
    let elements = try envelope.elements("admin/users")
    let meta = TinesMeta(reading: envelope.members["meta"])
    let hasMore = !elements.isEmpty && meta.hasNextPage
    if hasMore, let next = meta.nextPageNumber, next <= number {
      throw envelope.malformed("meta.next_page", "page \(number) leads to page \(next)")
    }
    var page = UserPage(
      users: decoder.users(elements, place: "page \(number)"),
      next: hasMore ? PageCursor(String(number + 1)) : nil,
      following: hasMore ? .following(first: number, of: meta.pages) : [], total: meta.count)
    page.isPreliminary = !page.users.isEmpty
    return page
  }

  /// Adds what the teams and roles of the tenant tell of a page's users.
  func completed(_ page: UserPage) async -> UserPage {
    var page = page
    async let roles = roles.reading()
    let members = await members.reading()
    page.add(members) { $0.complete(&$1, isWhole: members.isWhole) }
    page.add(await roles) { $0.complete(&$1) }
    return page
  }

  func check() async throws(ProviderError) {
    let request = Self.list.request(query: [("per_page", "1"), ("page", "1")])
    let envelope = try await context.client.listEnvelope(of: request)
    _ = try envelope.elements("admin/users")
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["id": id.text], query: [("include", "team_memberships")])
    guard !id.text.isEmpty else { throw context.client.error(.notFound, for: request) }
    var user = try await decoder.user(id: id, answering: request)
    let members = await members.known
    user.add(members) { $0.complete(&$1, isWhole: members?.isWhole == true) }
    let roles = await roles.known
    user.add(roles) { $0.complete(&$1) }
    if roles == nil { TinesRoles.unread.complete(&user) }
    return user
  }
}
