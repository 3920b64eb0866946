import DirectoryModel

/// A user as `users` writes it (https://api-docs.amm-scalepad.com/users).
struct ScalePadUser {
  let username: DisplayText?
  let userKey: String?
  let lastActivity: Activity?
  let departments: [Department]?
  let createdAt: Timestamp?
  let updatedAt: Timestamp?

  /// When the agent last saw the user; all three are null for one whom it never saw.
  struct Activity {
    let at: LastSeen.State
    let desktopAt: Timestamp?
    let webAt: Timestamp?
  }

  /// A department that the user is in (https://api-docs.amm-scalepad.com/departments).
  struct Department {
    /// Looks like a UUID and need not be one: the vendor's own examples are not.
    let id: UserID?
    let name: DisplayText?
    let description: DisplayText?
  }

  init(reading record: Record) {
    username = record.name("username")
    userKey = record.string("user_key")
    lastActivity = record.record("last_activity").map { record in
      Activity(
        at: record.timeOrNever("at"), desktopAt: record.timestamp("desktop_at"),
        webAt: record.timestamp("web_at"))
    }
    departments = record.records("departments")?.map { Department(reading: $0) }
    createdAt = record.timestamp("created_at")
    updatedAt = record.timestamp("updated_at")
  }
}

extension ScalePadUser.Department {
  init(reading record: Record) {
    id = record.id("id")
    name = record.name("name")
    description = record.text("description")
  }
}

/// An error body, `{"error":{"code","message","details"}}`
/// (https://api-docs.amm-scalepad.com/departments/create).
struct ScalePadError {
  /// What the service said; nil where it said nothing that can be read.
  let detail: DisplayText?
  /// Whether it is the client in the path that the service does not have.
  ///
  /// No code is documented for that; the members of `details` are named for what is wrong.
  let isAboutClient: Bool

  init(reading body: [UInt8]) {
    guard let json = try? JSON(mending: body[...]) else {
      // The vendor's other public API answers 429 in plain text
      // (https://developer.scalepad.com/docs/getting-started).
      detail = Self.plainText(body)
      isAboutClient = false
      return
    }
    let error = json["error"] ?? .null
    let message = error["message"]?.wording ?? error["code"]?.wording
    detail = message.map { message in
      guard let details = Self.words(error["details"]) else { return DisplayText(message) }
      return DisplayText("\(message) (\(details))")
    }
    let isAboutUser = error["details"]?["user_id"] != nil
    let namesClient =
      error["details"]?["client_id"] != nil || message?.lowercased().hasPrefix("client") == true
    isAboutClient = namesClient && !isAboutUser
  }

  /// The details in words; their names and kinds differ from case to case.
  private static func words(_ details: JSON?) -> String? {
    switch details {
    case nil, .null, .object([]), .array([]), .string(""): nil
    case .object(let members):
      members.map { "\($0.name): \($0.value.wording ?? $0.value.text())" }
        .joined(separator: ", ")
    case .some(let other): other.wording ?? other.text()
    }
  }

  private static func plainText(_ body: [UInt8]) -> DisplayText? {
    let line = String(decoding: body.prefix(200), as: UTF8.self).prefix { !$0.isNewline }
    return line.isEmpty || line.contains("<") ? nil : DisplayText(String(line))
  }
}

extension JSON {
  fileprivate var wording: String? {
    if case .string(let text) = self, !text.isEmpty { text } else { nil }
  }
}
