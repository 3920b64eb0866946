/// An access level of the Scanova account.
///
/// `https://docs.scanova.io/api-reference/endpoint/user_management/roles`: 1 Manager, 2 Admin,
/// 3 Viewer and custom ones; only the three permissions below are documented.
struct ScanovaRole: Sendable {
  private let id: Int
  private let name: String
  private let permissions: [String]
  private let isCustom: Bool

  /// Manager, as user 479 has it.
  static let manager = ScanovaRole(1, "Manager", [add])
  /// Admin.
  static let admin = ScanovaRole(2, "Admin", [add, view, delete])
  /// Viewer.
  static let viewer = ScanovaRole(3, "Viewer", [view])
  /// A custom level.
  static let custom = ScanovaRole(41, "Kampagnen-Prüfer", [add, view], isCustom: true)
  /// All levels.
  static let all = [manager, admin, viewer, custom]

  /// The level as JSON, the same in the list of levels and in a user.
  var json: JSON {
    [
      "id": .int(id), "name": .string(name), "permissions": .array(permissions.map(JSON.text)),
      "is_custom": .bool(isCustom),
    ]
  }

  private init(_ id: Int, _ name: String, _ permissions: [String], isCustom: Bool = false) {
    self.id = id
    self.name = name
    self.permissions = permissions
    self.isCustom = isCustom
  }

  private static let add = permission(22, "QR_CODE_CAN_ADD", "Can Add QR Code", "Can add QR Code")
  private static let view = permission(
    23, "QR_CODE_CAN_VIEW", "Can View QR Code", "Can view QR Code")
  private static let delete = permission(
    25, "QR_CODE_CAN_DELETE", "Can Delete QR Code", "Can delete QR Code")

  private static func permission(
    _ id: Int, _ code: String, _ name: String, _ description: String
  ) -> String {
    """
    {"id":\(id),"code":"\(code)","name":"\(name)","description":"\(description)","is_boolean":true}
    """
  }
}
