/// What only a get of a Document360 user tells: content roles with their scope, and groups.
///
/// `https://apidocs.document360.com/apidocs/get-user`, schema `CompleteUserInfoCustomer`.
enum Document360Detail {
  /// The groups of the project.
  static let groups: [(id: String, title: String, description: String?)] = [
    ("c08e52df-1de9-44e7-8c02-be0e41826c24", "MyGroupName", "This is my group description."),
    ("5f0a3c1e-6b7d-4e8f-8a9b-0c1d2e3f4a66", "Technical writers", nil),
    ("8d7c6b5a-4f3e-4d2c-9b1a-0f9e8d7c6b77", "翻訳チーム", "Japanese translations"),
  ]

  /// None to two content roles.
  static func contentRoles(_ bits: inout SplitMix64) -> JSON {
    let count = [0, 1, 1, 1, 2][bits.below(5)]
    return .array((0..<count).map { _ in contentRole(&bits) })
  }

  /// None to two groups, some of which bring a content role in the older shape.
  static func associatedGroups(_ bits: inout SplitMix64) -> JSON {
    let first = bits.below(groups.count)
    let rotated = groups[first...] + groups[..<first]
    let mine = rotated.prefix([0, 0, 1, 1, 2][bits.below(5)])
    return .array(
      mine.map { group in
        let role = Document360Role.content[1]
        let infos: JSON = [
          [
            "version_access_info": nil, "language_access_info": nil, "category_access_info": nil,
            "article_access_info": nil, "access_scope_level": 3, "role_name": .string(role.title),
            "role_id": .string(role.id), "group_name": .string(group.title),
          ]
        ]
        return [
          "id": .string(group.id), "title": .string(group.title),
          "description": .optional(group.description),
          "content_role_infos": bits.chance(40) ? infos : nil,
        ]
      })
  }

  private static func contentRole(_ bits: inout SplitMix64) -> JSON {
    let role = bits.pick(Document360Role.content)
    let level = bits.pick([3, 3, 3, 1, 2, 4, 0, 5, 6])
    return [
      "version_access": level == 2 ? .object(version) : nil,
      "language_access": level == 4 ? .object(language) : nil,
      "category_access": level == 1 ? .object(category) : nil,
      "article_access": level == 5
        ? .object([("article_name", "Getting started")] + category) : nil,
      "access_scope_level": .int(level), "role_id": .string(role.id),
      "role_name": .string(role.title),
    ]
  }

  private static let version: [(String, JSON)] = [
    ("version_name", "v1"), ("version_id", "a3f1d0c2-9e8b-4d7c-8b6a-5f4e3d2c1b88"),
  ]
  private static let language: [(String, JSON)] =
    [
      ("language_id", "b4e2c1d3-8f7a-4c6b-9a5d-4e3f2d1c0b99"), ("language_name", "Français"),
      ("language_code", "fr"),
    ] + version
  private static let category: [(String, JSON)] =
    [("category_name", "Guides"), ("category_id", "d6c4e3f5-7a9b-4e8d-8c7f-2a1b0d9e8faa")]
    + language
}
