import DirectoryModel
import HTTPTransport

/// The access levels of an account, which the owner's row and others may tell in short
/// (https://docs.scanova.io/api-reference/endpoint/user_management/roles).
struct ScanovaAccessLevels: Sendable {
  private var levels: [UserID: ScanovaUser.AccessLevel] = [:]
  private let privilegedRoles: [String]?

  private init(privilegedRoles: [String]?) { self.privilegedRoles = privilegedRoles }

  /// Reads them, in one request: the answer is a bare array of all.
  static func reading(_ context: ProviderContext) async -> Supplement<Self>.Reading {
    let request = ScanovaProvider.accessLevels.request()
    return await context.reading(
      "access levels", or: "what a level told in short permits stays unknown",
      into: Self(privilegedRoles: context.configuration.privilegedRoles)
    ) { () throws(ProviderError) in
      ListRows(try await context.client.array(of: request))
    } add: { value, record in
      let level = ScanovaUser.AccessLevel(reading: record)
      guard let id = level.id else { return false }
      value.levels[id] = level
      return true
    }
  }

  /// Whether a user's record leaves open what the list of levels may tell.
  static func isWanted(by user: User) -> Bool {
    user.roles.contains {
      $0.id != nil && ($0.isCustom == nil || user.permissions.isEmpty)
    }
  }

  /// Adds what the record leaves open; what it says stays.
  func complete(_ user: inout User) {
    guard Self.isWanted(by: user), let role = user.roles.first, let id = role.id,
      let level = levels[id]
    else { return }
    let name = user.roles[0].isUnnamed ? level.name ?? role.name : role.name
    user.roles[0].name = name
    user.roles[0].isCustom = role.isCustom ?? level.isCustom
    if user.permissions.isEmpty, let permissions = level.permissions {
      user.permissions = permissions.map { permission in
        var permission = permission
        permission.via = name
        return permission
      }
      user.untold.remove(.permissions)
    }
    user.privilege =
      privilegedRoles.map { user.privilege(byNames: $0) }
      ?? ScanovaUser.privilege(ofLevel: name, isCustom: user.roles[0].isCustom)
  }
}
