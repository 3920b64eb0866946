import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// ScalePad AMM, API v2: https://api-docs.amm-scalepad.com/users
  static let scalepad = ProviderDescriptor(
    name: "scalepad", requiredKeys: ["client_id"],
    endpoints: [ScalePadProvider.list, ScalePadProvider.get],
    // https://api-docs.amm-scalepad.com/users/list
    authentication: .bearer,
    refusal: { answer in
      let error = ScalePadError(reading: answer.body)
      let isMisconfigured = answer.status == 404 && error.isAboutClient
      return APIClient.Refusal(code: isMisconfigured ? .misconfigured : nil, detail: error.detail)
    },
    make: { ScalePadProvider($0) }, examples: [.scalepad])
}

/// The users whom the agents of one ScalePad client saw.
struct ScalePadProvider: UserProvider {
  /// https://api-docs.amm-scalepad.com/users/list
  static let list = Endpoint("/clients/{client_id}/users", query: ["page_size", "cursor"])
  /// https://api-docs.amm-scalepad.com/users/details
  static let get = Endpoint("/clients/{client_id}/users/{id}")
  /// The largest page (https://api-docs.amm-scalepad.com/users/list).
  static let maximumPageSize = 500
  /// What stands where an id would and is none (https://api-docs.amm-scalepad.com/users/summary).
  static let reservedID = UserID("summary")

  private let context: ProviderContext
  private let decoder: UserDecoder

  init(_ context: ProviderContext) {
    self.context = context
    decoder = UserDecoder(context) { user, record in ScalePadUser(reading: record).fill(&user) }
  }

  var source: Source { context.source }

  /// A page by the cursor that the page before gave, which roster keeps behind the page's number;
  /// the list ends where there is none, be it null, empty or absent.
  ///
  /// An empty page with a cursor is not the end: only the service knows what its cursors skip.
  /// - Throws: `misconfigured` if the service has no such list, thus no such client.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let client = context.client
    let place = Place(cursor)
    let size = min(context.configuration.pageSize ?? Self.maximumPageSize, Self.maximumPageSize)
    let request = Self.list.request(
      ["client_id": context.configuration.clientID ?? ""],
      query: [("page_size", String(size))] + (place.cursor.map { [("cursor", $0)] } ?? []))
    try requireClient(for: request)
    let envelope = try await client.listEnvelope(of: request)
    let elements = try client.elements("data", in: envelope, of: request)
    let next = try self.next(in: envelope, of: request)
    guard next == nil || next != place.cursor else {
      throw client.error(
        .malformed(path: "next_cursor"), for: request, detail: "the list leads back to this page")
    }
    return UserPage(
      users: decoder.users(elements, place: "page \(place.number)"),
      next: next.map { PageCursor("\(place.number + 1) \($0)") },
      total: client.total("total_count", in: envelope))
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request([
      "client_id": context.configuration.clientID ?? "", "id": id.text,
    ])
    try requireClient(for: request)
    guard !id.text.isEmpty, id != Self.reservedID else {
      throw context.client.error(.notFound, for: request)
    }
    return try await decoder.user(id: id, answering: request)
  }

  private func requireClient(for request: APIRequest) throws(ProviderError) {
    guard context.configuration.clientID?.isEmpty == false else {
      throw context.client.error(.misconfigured, for: request, detail: "client_id is missing")
    }
  }

  private func next(
    in envelope: [String: ArraySlice<UInt8>], of request: APIRequest
  ) throws(ProviderError) -> String? {
    switch try context.client.value("next_cursor", in: envelope, of: request) {
    case nil, .string(""): return nil
    case .string(let text): return text
    case .some(let other):
      throw context.client.error(
        .malformed(path: "next_cursor"), for: request, detail: "it is no string but \(other.kind)")
    }
  }

  /// Where a page stands: its number and, but for the first, the service's cursor.
  private struct Place {
    var number = 1
    var cursor: String?

    init(_ cursor: PageCursor?) {
      let parts = cursor?.text.split(separator: " ", maxSplits: 1) ?? []
      guard parts.count == 2, let number = Int(parts[0]) else { return }
      self.number = number
      self.cursor = String(parts[1])
    }
  }
}

extension ProviderExample {
  /// https://api-docs.amm-scalepad.com/users/list and https://api-docs.amm-scalepad.com/users/details
  ///
  /// The body of a 401 and the details of an unknown user are not documented; the shape is that of
  /// https://api-docs.amm-scalepad.com/departments/delete.
  static let scalepad = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "scalepad", tag: "P", provider: "scalepad"),
      baseURL: "https://api.example.com/v2", clientID: "aa7cf840-9ca9-46a3-9778-9015d6580d50"),
    authentication: ("Authorization", "Bearer \(credential)"),
    id: "a1d97031-04e2-4907-a249-093f7436207b",
    listed: """
      { "id": "a1d97031-04e2-4907-a249-093f7436207b", "username": "mikechang", "user_key": "mikechang",
        "last_activity": { "at": "2026-02-24T21:23:53.082Z", "desktop_at": "2026-02-24T21:22:46.119Z", \
      "web_at": "2026-02-24T21:23:53.082Z" },
        "departments": [ { "id": "d1a2b3c4-e5f6-7890-abcd-ef1234567890", "name": "Engineering", \
      "description": "Software development and infrastructure teams" } ],
        "created_at": "2026-02-05T21:29:34.214Z", "updated_at": "2026-02-05T21:29:34.214Z" }
      """,
    page: { page in
      let next = page.isLast ? "null" : "\"to \(page.number + 1)/+=\""
      return """
        { "data": [ \(page.elements) ], "total_count": \(page.total), "next_cursor": \(next) }
        """
    },
    query: { $0.number == 1 ? nil : "cursor=to%20\($0.number)%2F%2B%3D" },
    unknownUser: HTTPAnswer(
      status: 404,
      body: Array(
        """
        { "error": { "code": "not_found", "message": "User not found", \
        "details": { "user_id": "ffffffff-ffff-ffff-ffff-ffffffffffff" } } }
        """.utf8)),
    wrongCredential: HTTPAnswer(
      status: 401,
      body: Array(#"{ "error": { "code": "unauthorized", "message": "Unauthorized" } }"#.utf8)))
}
