/// A department of the ScalePad client.
///
/// `https://api-docs.amm-scalepad.com/departments/list`.
struct ScalePadDepartment: Sendable {
  /// The department's id.
  let id: String
  /// The department's name.
  let name: String
  private let description: String?

  /// All departments; the first is the one of the documented sample.
  static let all = [
    ScalePadDepartment(
      "d1a2b3c4-e5f6-7890-abcd-ef1234567890", "Engineering",
      "Software development and infrastructure teams"),
    ScalePadDepartment("5b0e7a3c-91d2-4c68-8a4f-2f6d1c0b9e01", "Finance", "Books and payroll"),
    ScalePadDepartment("6c1f8b4d-a2e3-4d79-9b50-3a7e2d1c0f02", "Human Resources", nil),
    ScalePadDepartment("7d209c5e-b3f4-4e8a-8c61-4b8f3e2d1003", "Verkauf Süd", "München"),
    ScalePadDepartment("8e31ad6f-c405-4f9b-9d72-5c904f3e2104", "カスタマーサポート", nil),
    ScalePadDepartment("9f42be70-d516-40ac-8e83-6da150403205", "Marketing", "Brand and events"),
  ]

  /// The department inside a user.
  var reference: JSON {
    [
      "id": .string(id), "name": .string(name), "description": .optional(description),
    ]
  }

  /// The department in its own list.
  func json(members: Int, created: Timestamp) -> JSON {
    [
      "id": .string(id), "name": .string(name), "description": .optional(description),
      "member_count": .int(members), "created_at": .string(created.milliseconds),
      "updated_at": .string(created.milliseconds),
    ]
  }

  private init(_ id: String, _ name: String, _ description: String?) {
    self.id = id
    self.name = name
    self.description = description
  }
}
