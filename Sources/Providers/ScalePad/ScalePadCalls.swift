import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// ScalePad AMM, API v2: https://api-docs.amm-scalepad.com/users
  static let scalepad = ProviderDescriptor(
    name: "scalepad", options: [ScalePadSource.client], sample: ScalePadSource.sample,
    reach: .http(
      HTTPService(
        endpoints: [ScalePadProvider.list, ScalePadProvider.get, ScalePadProvider.departments],
        // https://api-docs.amm-scalepad.com/users/list
        authentication: { _ in .bearer },
        refusal: { answer in
          let error = ScalePadError(reading: answer.body)
          let isMisconfigured = answer.status == 404 && error.isAboutClient
          return APIClient.Refusal(
            code: isMisconfigured ? .misconfigured : nil, detail: error.detail)
        },
        make: { ScalePadProvider($0) }, examples: [.scalepad])))
}

/// The users whom the agents of one ScalePad client saw.
struct ScalePadProvider: UserProvider {
  /// https://api-docs.amm-scalepad.com/users/list
  static let list = Endpoint("/clients/{client_id}/users", query: ["q", "page_size", "cursor"])
  /// https://api-docs.amm-scalepad.com/users/details
  static let get = Endpoint("/clients/{client_id}/users/{id}")
  /// https://api-docs.amm-scalepad.com/departments/list
  static let departments = Endpoint(
    "/clients/{client_id}/departments", query: ["page_size", "cursor"])
  /// The largest page (https://api-docs.amm-scalepad.com/users/list).
  static let maximumPageSize = 500
  /// What stands where an id would and is none (https://api-docs.amm-scalepad.com/users/summary).
  static let reservedID = UserID("summary")

  private let context: ProviderContext
  private let decoder: UserDecoder
  private let departments: Supplement<ScalePadDepartments>

  init(_ context: ProviderContext) {
    self.context = context
    decoder = UserDecoder(context) { user, record in ScalePadUser(reading: record).fill(&user) }
    departments = Supplement { await ScalePadDepartments.reading(context) }
  }

  var source: Source { context.source }

  /// A page of the list.
  ///
  /// The departments are asked for where a user's are told in part.
  /// - Throws: `misconfigured` if the service has no such list, thus no such client.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    if cursor == nil { await departments.forget() }
    var page = try await listed(after: cursor)
    page.isPreliminary = page.users.contains(where: ScalePadDepartments.isWanted)
    return page
  }

  func completed(_ page: UserPage) async -> UserPage {
    var page = page
    page.add(await departments.reading()) { $0.complete(&$1) }
    return page
  }

  func check() async throws(ProviderError) { _ = try await listed(after: nil) }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["client_id": clientID, "id": id.text])
    try requireClient(for: request)
    guard !id.text.isEmpty, id != Self.reservedID else {
      throw context.client.error(.notFound, for: request)
    }
    var user = try await decoder.user(id: id, answering: request)
    user.add(await departments.known) { $0.complete(&$1) }
    return user
  }

  /// The users whose username or user key is the reference, out of those in which the service finds
  /// it: `q` is a case-insensitive partial match on both.
  func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp? {
    guard reference.contains(where: { !$0.isWhitespace }) else { return nil }
    var lookUp = UserLookUp(
      users: [], asked: "users whose username or user key contains \(reference)")
    var walk = context.walk(Self.list)
    while let page = try await walk.next({ (cursor) throws(ProviderError) in
      try await listed(after: cursor, search: reference)
    }) {
      lookUp.users += page.users.filter { user in
        user.isNamed(reference, alsoBy: [user.userKey].compactMap(\.self))
      }
    }
    for index in lookUp.users.indices {
      lookUp.users[index].add(await departments.known) { $0.complete(&$1) }
    }
    return lookUp
  }

  /// A page by the cursor that the page before gave, which roster keeps behind the page's number;
  /// the list ends where there is none, be it null, empty or absent.
  ///
  /// An empty page with a cursor is not the end: only the service knows what its cursors skip.
  private func listed(
    after cursor: PageCursor?, search: String? = nil
  ) async throws(ProviderError) -> UserPage {
    let place = PagePlace(cursor)
    let size = min(context.configuration.pageSize ?? Self.maximumPageSize, Self.maximumPageSize)
    let request = Self.list.request(
      ["client_id": clientID],
      query: (search.map { [("q", $0)] } ?? []) + [("page_size", String(size))]
        + (place.position.isEmpty ? [] : [("cursor", place.position)]))
    try requireClient(for: request)
    let envelope = try await context.client.listEnvelope(of: request)
    let elements = try envelope.elements("data")
    return UserPage(
      users: decoder.users(elements, place: "page \(place.number)"),
      next: try envelope.scalePadPlace(after: place)?.cursor,
      total: envelope.total("total_count"))
  }

  private var clientID: String { context.configuration.text(ScalePadSource.client) ?? "" }

  private func requireClient(for request: APIRequest) throws(ProviderError) {
    guard !clientID.isEmpty else {
      throw context.client.error(.misconfigured, for: request, detail: "client_id is missing")
    }
  }
}

extension Envelope {
  /// The place of the next page; nil at the end.
  /// - Throws: `malformed` where the cursor is none, or leads round in a circle.
  func scalePadPlace(after place: PagePlace) throws(ProviderError) -> PagePlace? {
    guard let cursor = try cursor("next_cursor") else { return nil }
    guard let next = place.next(cursor, knownBy: cursor) else {
      throw malformed("next_cursor", "the list goes round in a circle")
    }
    return next
  }
}

extension User {
  /// The name by which agents know the user.
  fileprivate var userKey: String? {
    guard case .string(let key)? = attributes.first(where: { $0.name == "user_key" })?.value else {
      return nil
    }
    return key
  }
}
