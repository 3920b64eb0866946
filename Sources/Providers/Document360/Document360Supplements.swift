import DirectoryModel
import HTTPTransport

/// What a project tells of roles and groups beside its users.
struct Document360Supplements: Sendable {
  /// Reads a list.
  typealias Reader = @Sendable () async throws(ProviderError) -> ListRows

  private let roles: Supplement<Document360Roles>?
  private let groups: Supplement<Document360Groups>

  /// What a source tells, given how its lists are read; there is none of roles in version 3.
  init(_ context: ProviderContext, roles: Reader? = nil, groups: @escaping Reader) {
    self.roles = roles.map { roles in
      Supplement {
        await context.reading(
          "roles", or: "which are custom stays unknown",
          into: Document360Roles(privilegedRoles: context.configuration.privilegedRoles),
          list: roles, add: { $0.add($1) })
      }
    }
    self.groups = Supplement {
      await context.reading(
        "groups", or: "their names and descriptions stay unknown", into: Document360Groups(),
        list: groups, add: { $0.add($1) })
    }
  }

  /// Begins a new run.
  func forget() async {
    await roles?.forget()
    await groups.forget()
  }

  /// Whether records of users leave open what these may tell.
  func areWanted(by users: [User]) -> Bool {
    (roles != nil && users.contains(where: Document360Roles.isWanted))
      || users.contains(where: Document360Groups.isWanted)
  }

  /// A page with what its users' records leave open; asks for what that takes, once a run.
  func completed(_ page: UserPage) async -> UserPage {
    var page = page
    if let roles, page.users.contains(where: Document360Roles.isWanted) {
      page.add(await roles.reading()) { $0.complete(&$1) }
    }
    if page.users.contains(where: Document360Groups.isWanted) {
      page.add(await groups.reading()) { $0.complete(&$1) }
    }
    return page
  }

  /// The same for one user by what was read already, without a request.
  func completeByKnown(_ user: inout User) async {
    let (roles, groups) = (await roles?.known, await groups.known)
    if roles != nil || self.roles != nil && Document360Roles.isWanted(by: user) {
      user.add(roles) { $0.complete(&$1) }
    }
    if groups != nil || Document360Groups.isWanted(by: user) {
      user.add(groups) { $0.complete(&$1) }
    }
  }
}

/// The roles of a project (https://apidocs.document360.com/apidocs/get-roles).
struct Document360Roles: Sendable {
  /// A role as the list writes it.
  fileprivate struct Named: Sendable {
    let id: UserID?
    let title: DisplayText?
    /// Portal for type 0, content for type 1, nil for another.
    let kind: Role.Kind?
    let isSystemRole: Bool?
  }

  private var all: [Named] = []
  private let privilegedRoles: [String]?

  init(privilegedRoles: [String]?) { self.privilegedRoles = privilegedRoles }

  fileprivate mutating func add(_ record: Record) -> Bool {
    let kind: Role.Kind? =
      switch record.integer("role_type") {
      case 0: .portal
      case 1: .content
      default: nil
      }
    let named = Named(
      id: record.id("id"), title: record.trimmed("title"), kind: kind,
      isSystemRole: record.bool("is_system_role"))
    guard named.id != nil || named.title != nil else { return false }
    all.append(named)
    return true
  }

  fileprivate static func isWanted(by user: User) -> Bool {
    user.roles.contains { $0.isCustom == nil }
  }

  /// Adds ids, names and who made a role; a role without an id is known by kind and name, unless
  /// two have that name.
  fileprivate func complete(_ user: inout User) {
    var isRenamed = false
    for index in user.roles.indices {
      let role = user.roles[index]
      let fitting = all.filter { $0.fits(role) }
      guard let named = fitting.first, fitting.count == 1 else { continue }
      user.roles[index].id = role.id ?? named.id
      user.roles[index].isCustom = role.isCustom ?? named.isSystemRole.map { !$0 }
      if role.isUnnamed, let title = named.title {
        user.roles[index].name = title
        isRenamed = true
      }
    }
    guard isRenamed, user.privilege.value != true else { return }
    user.privilege =
      privilegedRoles.map { user.privilege(byNames: $0) }
      ?? Document360User.privilege(ofPortalRoles: user.roles)
  }
}

extension Document360Roles.Named {
  fileprivate func fits(_ role: Role) -> Bool {
    if let id, let known = role.id { return id == known }
    return kind == role.kind && title?.original.folded == role.name.original.folded
  }
}

/// The groups of a project: `/v2/Teams/groups` of the vendor's OpenAPI document, and in version 3
/// https://github.com/segevsh/w6w-apps, apps/document360/actions/user-group-list.ts.
struct Document360Groups: Sendable {
  private var all: [UserID: (title: DisplayText?, description: DisplayText?)] = [:]

  fileprivate mutating func add(_ record: Record) -> Bool {
    guard let id = record.id("group_id") ?? record.id("id") else { return false }
    all[id] = (record.trimmed("title"), record.text("description"))
    return true
  }

  fileprivate static func isWanted(by user: User) -> Bool {
    user.groups.contains { $0.id != nil && ($0.isUnnamed || $0.description == nil) }
  }

  /// Adds titles and descriptions, also where a role comes through a group.
  fileprivate func complete(_ user: inout User) {
    for index in user.groups.indices {
      let group = user.groups[index]
      guard let id = group.id, let named = all[id] else { continue }
      user.groups[index].description = group.description ?? named.description
      guard group.isUnnamed, let title = named.title else { continue }
      user.groups[index].name = title
      for role in user.roles.indices {
        user.roles[role].scope = user.roles[role].scope.map {
          $0.key == "via_group" && $0.value == group.name ? .init("via_group", title) : $0
        }
      }
    }
  }
}
