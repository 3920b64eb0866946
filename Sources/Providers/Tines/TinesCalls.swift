import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// Tines, REST API v1: https://www.tines.com/docs/api/welcome/
  static let tines = ProviderDescriptor(
    name: "tines",
    endpoints: [TinesProvider.list, TinesProvider.get],
    // https://www.tines.com/api/authentication/
    authentication: .bearer,
    refusal: { answer in APIClient.Refusal(detail: TinesError.detail(in: answer.body)) },
    make: { TinesProvider($0) }, examples: [.tines])
}

/// The users of a Tines tenant.
struct TinesProvider: UserProvider {
  /// https://www.tines.com/docs/api/admin/users/list/
  static let list = Endpoint("/api/v1/admin/users", query: ["per_page", "page", "include"])
  /// https://www.tines.com/api/admin/users/get
  static let get = Endpoint("/api/v1/admin/users/{id}", query: ["include"])
  /// The largest page (https://www.tines.com/docs/api/welcome/).
  static let maximumPageSize = 500

  private let context: ProviderContext
  private let decoder: UserDecoder

  init(_ context: ProviderContext) {
    self.context = context
    let privilegedRoles = context.configuration.privilegedRoles
    decoder = UserDecoder(context) { user, record in
      TinesUser(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
  }

  var source: Source { context.source }

  /// A page by its number: the cursor is the next one.
  ///
  /// The list ends where `meta.next_page` is null, or, without `meta`, with an empty page; never
  /// with a short one, since a service may cap its pages.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let number = cursor.flatMap { Int($0.text) } ?? 1
    let size = min(context.configuration.pageSize ?? Self.maximumPageSize, Self.maximumPageSize)
    let request = Self.list.request(query: [
      ("per_page", String(size)), ("page", String(number)), ("include", "team_memberships"),
    ])
    let envelope = try await context.client.envelope(of: request)
    let elements = try context.client.elements("admin/users", in: envelope, of: request)
    let meta = TinesMeta(reading: envelope["meta"])
    let hasMore = !elements.isEmpty && meta.hasNextPage
    return UserPage(
      users: decoder.users(elements, place: "page \(number)"),
      next: hasMore ? PageCursor(String(number + 1)) : nil, total: meta.count)
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["id": id.text], query: [("include", "team_memberships")])
    guard !id.text.isEmpty else { throw context.client.error(.notFound, for: request) }
    let body = try await context.client.body(of: request)
    do throws(JSONError) {
      // The answer is the bare record; an envelope would have come without an id.
      _ = try JSON.members(of: body[...])
    } catch {
      throw context.client.unusable(body, error, for: request)
    }
    let user = decoder.user(body[...], row: "answer")
    guard user.id == id else {
      throw context.client.error(
        .malformed(path: "id"), for: request,
        detail: "asked for \(id.text), the answer is about \(user.id.text)")
    }
    return user
  }
}

extension ProviderExample {
  /// https://www.tines.com/docs/api/admin/users/list/ and https://www.tines.com/api/admin/users/get
  ///
  /// The bodies of 401 and 404 are not documented; the shape is the first that the vendor's Go SDK
  /// tries (https://github.com/tines/go-sdk, tines/client.go).
  static let tines = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "tines", tag: "T", provider: "tines"),
      baseURL: "https://adjective-noun-1234.tines.com"),
    authentication: ("Authorization", "Bearer \(credential)"), id: "2",
    listed: """
      { "id": 2, "scim_uid": null, "email": "alice@tines.xyz",
        "created_at": "2019-07-08T14:16:11.967Z", "updated_at": "2019-10-31T21:40:52.682Z",
        "admin": false, "is_active": true, "first_name": "Alice", "last_name": "Smith",
        "last_seen": "2019-10-31T21:40:42.000Z", "tenant_permissions": ["AUDIT_LOG_READ"],
        "team_memberships": [ { "team_id": 7, "team_name": "Security Ops", "role": "EDITOR" } ] }
      """,
    answered: """
      {
        "id": 2, "scim_uid": "123", "email": "alice@tines.xyz",
        "created_at": "2019-07-08T14:16:11.967Z", "updated_at": "2019-10-31T21:40:52.682Z",
        "admin": false, "is_active": true, "first_name": "Alice", "last_name": "Smith",
        "last_seen": "2019-10-31T21:40:42.000Z", "tenant_permissions": ["AUDIT_LOG_READ"],
        "team_memberships": [
          { "team_id": 7, "team_name": "Security Ops", "role": "EDITOR" },
          { "team_id": 12, "team_name": "IR Cases", "role": "CASE_MANAGER" } ]
      }
      """,
    page: { page in
      let url = "\"https://adjective-noun-1234.tines.com/api/v1/admin/users?page="
      let size = "&per_page=500\""
      let next = page.isLast ? "null" : "\(url)\(page.number + 1)\(size)"
      return """
        { "admin/users": [ \(page.elements) ],
          "meta": {
            "current_page": \(url)\(page.number)\(size), "previous_page": null,
            "next_page": \(next),
            "next_page_number": \(page.isLast ? "null" : String(page.number + 1)),
            "per_page": 500, "pages": 3, "count": \(page.total) } }
        """
    },
    query: { "page=\($0.number)" },
    unknownUser: HTTPAnswer(
      status: 404, body: Array(#"{"errors":[{"message":"not found","details":""}]}"#.utf8)),
    wrongCredential: HTTPAnswer(
      status: 401, body: Array(#"{"errors":[{"message":"unauthorized","details":""}]}"#.utf8)))
}
