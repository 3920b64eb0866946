import DirectoryModel
import HTTPTransport

extension ProviderDescriptor {
  /// SCIM 2.0: RFC 7643, RFC 7644, and RFC 9865 for cursors.
  static let scim = ProviderDescriptor(
    name: "scim", options: [SCIMSource.scheme], sample: SCIMSource.sample,
    reach: .http(
      HTTPService(
        endpoints: [
          SCIMServiceConfiguration.endpoint, SCIMProvider.list, SCIMProvider.get, SCIMGroups.list,
        ],
        authentication: { $0.text(SCIMSource.scheme) == "basic" ? .basic : .bearer },
        // A service has to know the first and should know the second (RFC 7644 section 3.8).
        mediaTypes: "application/scim+json, application/json",
        refusal: { answer in
          let error = SCIMError(reading: answer.body)
          return APIClient.Refusal(code: error.isAboutCursor ? .expired : nil, detail: error.detail)
        },
        isRateLimit: { SCIMError(reading: $0.body).isRateLimit(status: $0.status) },
        make: { SCIMProvider($0) }, examples: [.scimByIndex, .scimByCursor])))
}

/// The users of a SCIM service.
struct SCIMProvider: UserProvider {
  /// RFC 7644 section 3.4.2 and RFC 9865 section 2.
  static let list = Endpoint("/Users", query: ["filter", "startIndex", "cursor", "count"])
  /// RFC 7644 section 3.4.1.
  static let get = Endpoint("/Users/{id}")

  let context: ProviderContext
  let decoder: UserDecoder
  let pager: SCIMPager
  private let groups: Supplement<SCIMGroups>

  init(_ context: ProviderContext) {
    self.context = context
    let pager = SCIMPager(context)
    self.pager = pager
    groups = Supplement { await SCIMGroups.reading(context, pager) }
    let privilegedRoles = context.configuration.privilegedRoles
    decoder = UserDecoder(
      context, redact: SCIMRedaction.redacted, canonical: SCIMSchema.user.canonical
    ) { user, record in
      SCIMUser(reading: record).fill(&user, privilegedRoles: privilegedRoles)
    }
  }

  var source: Source { context.source }

  /// The groups, where users don't tell theirs.
  var toldLater: Set<QueryFact> { [.groups] }

  /// A page with the total that the server says, so that who collects the users sees if some did
  /// not come: a list that was cut or that overlaps shows by the ids only.
  ///
  /// The groups are read if there are users and none of them has any: `groups` of a user is for the
  /// server to fill (RFC 7643 section 4.1.2), and some don't.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    if cursor == nil {
      await pager.forget()
      await groups.forget()
    }
    let read = try await pager.page(of: Self.list, after: cursor)
    let users = decoder.users(read.rows, place: read.place.name)
    var page = UserPage(
      users: users, next: read.next, total: read.total, notices: read.notices)
    page.doubt = read.doubt
    page.beginsAnew = read.beginsAnew
    page.isPreliminary = !users.isEmpty && users.allSatisfy { !$0.hasReportedGroups }
    return page
  }

  func completed(_ page: UserPage) async -> UserPage {
    var page = page
    let groups = await groups.reading()
    page.add(groups) { $0.complete(&$1, isWhole: groups.isWhole) }
    return page
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["id": id.text])
    guard !id.text.isEmpty else { throw context.client.error(.notFound, for: request) }
    let answer = try await context.client.envelope(of: request)
    let error = SCIMError(reading: answer.body)
    if error.isDeclared { throw answer.error(error.code, error.detail) }
    var user = try decoder.user(id: id, in: answer)
    let groups = await groups.known
    user.add(groups) { $0.complete(&$1, isWhole: groups?.isWhole == true) }
    return user
  }
}
