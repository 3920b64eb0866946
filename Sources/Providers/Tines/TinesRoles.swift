import DirectoryModel
import HTTPTransport

/// The roles of a tenant, those that come with Tines and those that somebody made
/// (https://www.tines.com/docs/api/admin/roles/list/).
struct TinesRoles: Sendable {
  /// A role as `admin/roles` writes it.
  fileprivate struct Named: Sendable {
    /// `TEAM_ADMIN`, or a number for one that somebody made.
    let id: UserID?
    /// Nil for a type that nobody documented.
    let isCustom: Bool?
    let permissions: [Permission]
  }

  private var byName: [String: Named] = [:]
  private let privilegedRoles: [String]?

  private init(privilegedRoles: [String]?) { self.privilegedRoles = privilegedRoles }

  /// No role, as long as they were not read.
  static let unread = TinesRoles(privilegedRoles: nil)

  /// Reads them, one request a page.
  static func reading(_ context: ProviderContext) async -> Supplement<Self>.Reading {
    await context.reading(
      "roles", or: "which are custom and what they permit stays unknown",
      into: Self(privilegedRoles: context.configuration.privilegedRoles)
    ) { () throws(ProviderError) in
      try await context.tinesList(TinesProvider.roles, "admin/roles")
    } add: { value, record in
      guard let name = record.name("name") else { return false }
      value.byName[name.original] = Named(reading: record, name: name)
      return true
    }
  }

  /// Adds to a user's team roles what the list of roles tells; what the user's record says stays.
  /// What a role permits that is not in the list nobody tells.
  func complete(_ user: inout User) {
    var isChanged = false
    for index in user.roles.indices where user.roles[index].kind == .team {
      guard let named = byName[user.roles[index].name.original] else {
        user.untold.insert(.permissions)
        continue
      }
      user.roles[index].id = user.roles[index].id ?? named.id
      user.roles[index].isCustom = user.roles[index].isCustom ?? named.isCustom
      for permission in named.permissions where !user.permissions.contains(permission) {
        user.permissions.append(permission)
        isChanged = true
      }
    }
    if isChanged, let privilegedRoles {
      user.privilege = user.privilege(byNames: privilegedRoles)
    }
  }
}

extension TinesRoles.Named {
  fileprivate init(reading record: Record, name: DisplayText) {
    id = record.id("id")
    isCustom =
      switch record.string("type") {
      case "custom": true
      case "default": false
      default: nil
      }
    permissions = (record.strings("permissions") ?? []).map {
      Permission(code: DisplayText($0), via: name)
    }
  }
}

extension ProviderContext {
  /// A list beside the users, one request a page.
  ///
  /// The end is told as in the list of users (https://www.tines.com/docs/api/welcome/). None of these
  /// lists repeats a page, unless it would come for ever.
  func tinesList(
    _ endpoint: Endpoint, _ name: String, _ values: [String: String] = [:]
  ) async throws(ProviderError) -> ListRows {
    try await rows(of: endpoint, path: name, repetitionsAllowed: 0) {
      (cursor) throws(ProviderError) in
      let number = cursor.flatMap { Int($0.text) } ?? 1
      let request = endpoint.request(
        values,
        query: [("per_page", String(TinesProvider.maximumPageSize)), ("page", String(number))])
      let envelope = try await client.listEnvelope(of: request)
      let rows = try envelope.elements(name)
      let meta = TinesMeta(reading: envelope.members["meta"])
      let hasMore = !rows.isEmpty && meta.hasNextPage
      return RowPage(
        rows: rows, next: hasMore ? PageCursor(String(number + 1)) : nil, total: meta.count)
    }
  }
}
