import DirectoryModel

/// A user as `admin/users` writes it (https://www.tines.com/docs/api/admin/users/list/).
struct TinesUser {
  let scimUID: String?
  let email: DisplayText?
  let firstName: DisplayText?
  let lastName: DisplayText?
  let isAdmin: Bool?
  let isActive: Bool?
  let createdAt: Timestamp?
  let updatedAt: Timestamp?
  let lastSeen: Timestamp?
  let tenantPermissions: [String]?
  /// Nil where the answer has none, as without `include=team_memberships`.
  let teamMemberships: [TeamMembership]?

  /// A user's place in a team.
  struct TeamMembership {
    let teamID: UserID?
    let teamName: DisplayText?
    /// `TEAM_ADMIN`, `EDITOR`, `VIEWER`, `CASE_MANAGER` or the name of a custom role.
    let role: DisplayText?
  }

  init(reading record: Record) {
    scimUID = record.string("scim_uid")
    email = record.name("email")
    firstName = record.text("first_name")
    lastName = record.text("last_name")
    isAdmin = record.bool("admin")
    isActive = record.bool("is_active")
    createdAt = record.timestamp("created_at")
    updatedAt = record.timestamp("updated_at")
    lastSeen = record.timestamp("last_seen")
    tenantPermissions = record.strings("tenant_permissions")
    teamMemberships = record.records("team_memberships")?.map { record in
      TeamMembership(
        teamID: record.id("team_id"), teamName: record.name("team_name"),
        role: record.name("role"))
    }
  }
}

/// What stands beside a page (https://www.tines.com/docs/api/welcome/).
struct TinesMeta {
  /// Whether another page follows; true where the answer does not say.
  var hasNextPage = true
  /// The number of that page, where the answer says it by itself or in the URL.
  var nextPageNumber: Int?
  /// All items of the list.
  var count: Int?
  /// All pages of the list, as long as this one was asked to be.
  var pages: Int?

  init(reading bytes: ArraySlice<UInt8>?) {
    guard let bytes, let json = try? JSON(mending: bytes), case .object = json else { return }
    let record = Record(json)
    if record.has("next_page") || record.has("next_page_number") {
      hasNextPage = record.json("next_page") != nil || record.json("next_page_number") != nil
    }
    nextPageNumber = record.integer("next_page_number") ?? Self.pageNumber(record.json("next_page"))
    count = record.integer("count")
    pages = record.integer("pages")
  }

  private static func pageNumber(_ url: JSON?) -> Int? {
    guard case .string(let url)? = url else { return nil }
    let items = url.drop { $0 != "?" }.dropFirst().split(separator: "&")
    return items.first { $0.hasPrefix("page=") }.flatMap { Int($0.dropFirst(5)) }
  }
}

/// An error body; its shape differs between endpoints.
///
/// The vendor's Go SDK tries an object with `errors`, then a bare array of `{message, details}`,
/// then plain text (https://github.com/tines/go-sdk, tines/client.go).
enum TinesError {
  static func detail(in body: [UInt8]) -> DisplayText? {
    guard let json = try? JSON(mending: body[...]) else { return nil }
    let messages =
      switch json["errors"] ?? json {
      case .array(let elements): elements.compactMap(message)
      case let single: [message(single)].compactMap { $0 }
      }
    return messages.isEmpty ? nil : messages.joined(separator: "; ")
  }

  private static func message(_ json: JSON) -> DisplayText? {
    if case .string(let text) = json { return DisplayText(text) }
    let texts = ["message", "error", "details"].compactMap { name -> DisplayText? in
      guard case .string(let text) = json[name], !text.isEmpty else { return nil }
      return DisplayText(text)
    }
    return texts.isEmpty ? nil : texts.joined(separator: ": ")
  }
}
