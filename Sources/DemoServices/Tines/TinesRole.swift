/// A role of the Tines tenant: the default ones and a custom one.
///
/// `https://www.tines.com/api/admin/roles/list`: ids are strings, a default role's id is its name.
struct TinesRole: Sendable {
  /// `TEAM_ADMIN` or a number in text.
  let id: String
  /// What memberships call it.
  let name: String
  private let description: String
  private let permissions: [String]
  private let created: String?

  /// All roles.
  static let all = [
    TinesRole("TEAM_ADMIN", "Manages a team", ["ALLOW_ALL"]),
    TinesRole("EDITOR", "Builds stories", ["ALLOW_ALL"]),
    TinesRole("VIEWER", "Reads stories", ["ALLOW_ALL"]),
    TinesRole("CASE_MANAGER", "Works on cases", ["ALLOW_ALL"]),
    TinesRole(
      id: "123", name: "Playbook Reviewer", description: "Reads and approves playbooks",
      permissions: ["STORY_READ"], created: "2024-02-19T09:12:44.310Z"),
  ]

  /// The role in the shape of its list.
  var json: JSON {
    [
      "id": .string(id), "name": .string(name),
      "type": .string(created == nil ? "default" : "custom"),
      "description": .string(description),
      "permissions": .array(permissions.map(JSON.string)), "created_at": .optional(created),
      "updated_at": .optional(created), "builder": .bool(name == "EDITOR"),
    ]
  }

  private init(_ name: String, _ description: String, _ permissions: [String]) {
    self.init(
      id: name, name: name, description: description, permissions: permissions, created: nil)
  }

  private init(
    id: String, name: String, description: String, permissions: [String], created: String?
  ) {
    self.id = id
    self.name = name
    self.description = description
    self.permissions = permissions
    self.created = created
  }
}
