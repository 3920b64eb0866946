import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// Scanova's Management API:
  /// https://docs.scanova.io/api-reference/endpoint/user_management/list
  static let scanova = ProviderDescriptor(
    name: "scanova",
    endpoints: [ScanovaProvider.list, ScanovaProvider.get],
    // The bare key (https://api-docs.scanova.io/api-reference/getting-started/authentication).
    authentication: .header(named: "Authorization"),
    refusal: { answer in APIClient.Refusal(detail: ScanovaError.detail(in: answer.body)) },
    make: { ScanovaProvider($0) }, examples: [.scanova])
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
  /// The owner's row in the list, which has no relationship that could be asked for.
  static let ownerID = UserID("0")
  /// What stands where an id would and is none
  /// (https://docs.scanova.io/api-reference/endpoint/user_management/roles).
  static let reservedID = UserID("access-levels")

  private let context: ProviderContext
  private let decoder: UserDecoder

  init(_ context: ProviderContext) {
    self.context = context
    let privilegedRoles = context.configuration.privilegedRoles
    decoder = UserDecoder(context) { user, record in
      ScanovaUser(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
  }

  var source: Source { context.source }

  /// A page by its number, the first one as it comes without a number.
  ///
  /// The list ends where `next` is null, or with an empty page. A `next` that leads back means
  /// that the service did not understand the number, and is an error: else the first page would be
  /// taken for all.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let client = context.client
    let number = cursor.flatMap { Int($0.text) } ?? 1
    let request = Self.list.request(
      query: (number > 1 ? [("page", String(number))] : [])
        + (context.configuration.pageSize.map { [("page_size", String($0))] } ?? []))
    let envelope = try await client.listEnvelope(of: request)
    let elements = try client.elements("results", in: envelope, of: request)
    let next = try self.next(after: number, in: envelope, of: request)
    return UserPage(
      users: decoder.users(elements, place: "page \(number)"),
      next: elements.isEmpty ? nil : next.map { PageCursor(String($0)) },
      total: client.total("count", in: envelope))
  }

  /// One user in one request; the owner out of the list, page by page until there.
  func user(id: UserID) async throws(ProviderError) -> User {
    if id == Self.ownerID { return try await owner() }
    let request = Self.get.request(["id": id.text])
    guard !id.text.isEmpty, id != Self.reservedID else {
      throw context.client.error(.notFound, for: request)
    }
    return try await decoder.user(id: id, answering: request)
  }

  private func owner() async throws(ProviderError) -> User {
    var cursor: PageCursor?
    repeat {
      let page = try await page(after: cursor)
      if let owner = page.users.first(where: { $0.id == Self.ownerID }) { return owner }
      cursor = page.next
    } while cursor != nil
    throw context.client.error(.notFound, for: Self.list.request())
  }

  /// The number of the next page; nil at the end. A `next` that is absent or no number, such as the
  /// URL that the framework writes by itself, leaves it to the next page to be empty.
  private func next(
    after number: Int, in envelope: [String: ArraySlice<UInt8>], of request: APIRequest
  ) throws(ProviderError) -> Int? {
    guard envelope["next"] != nil else { return number + 1 }
    guard let value = try context.client.value("next", in: envelope, of: request) else {
      return nil
    }
    guard case .number(let text) = value, let next = Int(text) else { return number + 1 }
    guard next > number, next < Int32.max else {
      throw context.client.error(
        .malformed(path: "next"), for: request, detail: "page \(number) leads to page \(next)")
    }
    return next
  }
}

extension ProviderExample {
  /// https://docs.scanova.io/api-reference/endpoint/user_management/list and
  /// https://api-docs.scanova.io/api-reference/endpoint/user_management/retrieve
  ///
  /// The bodies of 401 and 404 are not documented; the shape is Django REST Framework's
  /// (https://www.django-rest-framework.org/api-guide/exceptions/).
  static let scanova = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "scanova", tag: "S", provider: "scanova"),
      baseURL: "https://management.scanova.io"),
    authentication: ("Authorization", credential), id: "479",
    listed: """
      {
        "id": 479,
        "shared_user": {
          "id": 1452, "first_name": "Jon", "last_name": "Doe", "full_name": "Jon Doe",
          "email": "jon.doe@example.com", "is_shared": true,
          "date_joined": "2023-09-11T16:28:22.113793+05:30",
          "is_social_signup": false, "is_sso_login": false, "has_usable_password": true,
          "language": "en", "last_login": null, "first_login": false,
          "enforce_mfa": false, "mfa_enabled": false, "mfa_status": "Disabled" },
        "access_level": {
          "id": 1, "name": "Manager",
          "permissions": [
            { "id": 22, "code": "QR_CODE_CAN_ADD", "name": "Can Add QR Code",
              "description": "Can add QR Code", "is_boolean": true } ],
          "is_custom": false },
        "invitation_sent_on": "2023-09-11T16:28:22.227002+05:30",
        "invitation_accepted_on": null,
        "is_invitation_sent": true, "is_invitation_accepted": false,
        "created": "2023-09-11T16:28:22.223671+05:30",
        "modified": "2023-09-11T16:28:22.227109+05:30",
        "tags": [ { "id": 2950, "name": "SOCIAL ALL FIELDS" } ]
      }
      """,
    page: { page in
      let next = page.isLast ? "null" : String(page.number + 1)
      let previous = page.number == 1 ? "null" : String(page.number - 1)
      return """
        { "count": \(page.total), "next": \(next), "previous": \(previous),
          "results": [ \(page.elements) ] }
        """
    },
    query: { $0.number == 1 ? nil : "page=\($0.number)" },
    unknownUser: HTTPAnswer(status: 404, body: Array(#"{"detail":"Not found."}"#.utf8)),
    wrongCredential: HTTPAnswer(
      status: 401, body: Array(#"{"detail":"Invalid API key."}"#.utf8)))
}
