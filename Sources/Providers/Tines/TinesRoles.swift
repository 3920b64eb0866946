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
      try await context.client.tinesList(TinesProvider.roles, "admin/roles")
    } add: { value, record in
      guard let name = record.text("name") else { return false }
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

extension APIClient {
  /// All elements of a list beside the users, one request a page.
  ///
  /// The end is told as in the list of users (https://www.tines.com/docs/api/welcome/).
  /// - Throws: `malformed` where a page comes twice: it would come for ever.
  func tinesList(
    _ endpoint: Endpoint, _ name: String, _ values: [String: String] = [:]
  ) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    var all: [ArraySlice<UInt8>] = []
    var last: [ArraySlice<UInt8>] = []
    var number = 1
    while true {
      let request = endpoint.request(
        values,
        query: [("per_page", String(TinesProvider.maximumPageSize)), ("page", String(number))])
      let envelope = try await listEnvelope(of: request)
      let elements = try elements(name, in: envelope, of: request)
      if elements.isEmpty { return all }
      if elements == last {
        throw error(.malformed(path: name), for: request, detail: "page \(number) came before")
      }
      all += elements
      guard TinesMeta(reading: envelope["meta"]).hasNextPage else { return all }
      last = elements
      number += 1
    }
  }
}
