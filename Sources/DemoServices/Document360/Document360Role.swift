/// A role of the Document360 project.
///
/// `https://apidocs.document360.com/apidocs/get-roles`: portal roles are of type 0, content roles
/// of type 1.
struct Document360Role: Sendable {
  /// The role's UUID.
  let id: String
  /// The role's name.
  let title: String
  private let isContent: Bool

  /// Portal roles, from the most powerful.
  static let portal = [
    Document360Role("c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8", "Owner"),
    Document360Role("2d9f2a6b-0e7c-4b6e-9f0a-6f1f0c9f7b11", "Admin"),
    Document360Role("7a4e1c55-83f2-4f53-8c6d-b0a1e5d0c222", "Contributor"),
    Document360Role("e0c5b8d3-1f64-49ab-a7d9-35c2f4e8d333", "None"),
  ]

  /// Content roles.
  static let content = [
    Document360Role("62810dc1-2d21-422e-bdfb-c3daebf91dd3", "Editor", isContent: true),
    Document360Role("9b3f7e20-5c1d-4a8e-8f26-d4c6a1b9e444", "Draft writer", isContent: true),
    Document360Role("4c6d8e10-7b2a-4f3c-9d5e-a8b7c6d5e555", "Réviseur", isContent: true),
  ]

  /// The role in the shape of its list.
  var json: JSON {
    [
      "id": .string(id), "title": .string(title),
      "description": .string("\(title) of the project"),
      "is_system_role": .bool(title != "Réviseur"), "role_type": isContent ? 1 : 0,
    ]
  }

  private init(_ id: String, _ title: String, isContent: Bool = false) {
    self.id = id
    self.title = title
    self.isContent = isContent
  }
}
