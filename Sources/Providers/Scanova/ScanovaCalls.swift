import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// Scanova's Management API:
  /// https://docs.scanova.io/api-reference/endpoint/user_management/list
  static let scanova = ProviderDescriptor(
    name: "scanova", sample: ScanovaSource.sample,
    reach: .http(
      HTTPService(
        endpoints: [ScanovaProvider.list, ScanovaProvider.get, ScanovaProvider.accessLevels],
        // The bare key (https://api-docs.scanova.io/api-reference/getting-started/authentication).
        authentication: { _ in .header(named: "Authorization") },
        refusal: { answer in APIClient.Refusal(detail: ScanovaError.detail(in: answer.body)) },
        make: { ScanovaProvider($0) }, examples: [.scanova])))
}

/// The owner and the shared users of a Scanova account.
struct ScanovaProvider: UserProvider {
  /// https://docs.scanova.io/api-reference/endpoint/user_management/list
  ///
  /// The page documents no parameter. `page` is what others use; `page_size` is the stock name of
  /// Django REST Framework, in which the API is written, and is sent only if it is configured.
  static let list = Endpoint("/multi-users/", query: ["page", "page_size"])
  /// https://api-docs.scanova.io/api-reference/endpoint/user_management/retrieve
  static let get = Endpoint("/multi-users/{id}/")
  /// https://docs.scanova.io/api-reference/endpoint/user_management/roles
  static let accessLevels = Endpoint("/multi-users/access-levels/")
  /// The owner's row in the list, which has no relationship that could be asked for.
  static let ownerID = UserID("0")
  /// What stands where an id would and is none
  /// (https://docs.scanova.io/api-reference/endpoint/user_management/roles).
  static let reservedID = UserID("access-levels")

  private let context: ProviderContext
  private let decoder: UserDecoder
  private let levels: Supplement<ScanovaAccessLevels>

  init(_ context: ProviderContext) {
    self.context = context
    let privilegedRoles = context.configuration.privilegedRoles
    decoder = UserDecoder(context) { user, record in
      ScanovaUser(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
    levels = Supplement { await ScanovaAccessLevels.reading(context) }
  }

  var source: Source { context.source }

  /// What an access level permits that is told in short.
  var toldLater: Set<QueryFact> { [.permissions, .privilege] }

  /// A page by its number, the first one as it comes without a number.
  ///
  /// The access levels are asked for where a user's is told in short, as the owner's is.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    if cursor == nil { await levels.forget() }
    var page = try await listed(after: cursor)
    page.isPreliminary = page.users.contains(where: ScanovaAccessLevels.isWanted)
    return page
  }

  func completed(_ page: UserPage) async -> UserPage {
    var page = page
    page.add(await levels.reading()) { $0.complete(&$1) }
    return page
  }

  func check() async throws(ProviderError) { _ = try await listed(after: nil) }

  /// One user in one request; the owner out of the list, page by page until there.
  func user(id: UserID) async throws(ProviderError) -> User {
    var user = try await requested(id)
    user.add(await levels.known) { $0.complete(&$1) }
    return user
  }

  private func requested(_ id: UserID) async throws(ProviderError) -> User {
    if id == Self.ownerID { return try await owner() }
    let request = Self.get.request(["id": id.text])
    guard !id.text.isEmpty, id != Self.reservedID else {
      throw context.client.error(.notFound, for: request)
    }
    return try await decoder.user(id: id, answering: request)
  }

  private func owner() async throws(ProviderError) -> User {
    var walk = context.walk(Self.list)
    while let page = try await walk.next(listed) {
      if let owner = page.users.first(where: { $0.id == Self.ownerID }) { return owner }
    }
    throw context.client.error(.notFound, for: Self.list.request())
  }

  /// A page as the list shows it.
  ///
  /// The list ends where `next` is null, or with an empty page. A `next` that leads back means
  /// that the service did not understand the number, and is an error: else the first page would be
  /// taken for all. A page that is gone by the time it is asked for is an empty one.
  private func listed(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let number = cursor.flatMap { Int($0.text) } ?? 1
    let request = Self.list.request(
      query: (number > 1 ? [("page", String(number))] : [])
        + (context.configuration.pageSize.map { [("page_size", String($0))] } ?? []))
    let envelope: Envelope
    do throws(ProviderError) {
      envelope = try await context.client.listEnvelope(of: request)
    } catch {
      guard number > 1, ScanovaError.saysNoSuchPage(error) else { throw error }
      return UserPage(users: [], next: nil)
    }
    let elements = try envelope.elements("results")
    let next = elements.isEmpty ? nil : try self.next(after: number, in: envelope)
    let total = envelope.total("count")
    return UserPage(
      users: decoder.users(elements, place: "page \(number)"),
      next: next.map { PageCursor(String($0.number)) },
      following: next?.isTold == true
        ? .following(first: number, of: Self.pages(of: total, each: elements.count)) : [],
      total: total)
  }

  /// How many pages there are if all are as long as the first. If they are longer, or the last of
  /// them is not the last any more, its `next` leads on.
  private static func pages(of total: Int?, each count: Int) -> Int? {
    guard let total, count > 0, total > count else { return nil }
    return (total - 1) / count + 1
  }

  /// The number of the next page and whether the answer tells it; nil at the end. A `next` that is
  /// absent or no number, such as the URL that the framework writes by itself, leaves it to the next
  /// page to be empty.
  private func next(
    after number: Int, in envelope: Envelope
  ) throws(ProviderError) -> (number: Int, isTold: Bool)? {
    guard envelope.members["next"] != nil else { return (number + 1, false) }
    guard let value = try envelope.value("next") else {
      return nil
    }
    guard case .number(let text) = value, let next = Int(text) else { return (number + 1, false) }
    guard next > number, next < Int32.max else {
      throw envelope.malformed("next", "page \(number) leads to page \(next)")
    }
    return (next, next == number + 1)
  }
}
