import DirectoryModel
import HTTPTransport

/// The departments of a client, for users whose record tells theirs in part
/// (https://api-docs.amm-scalepad.com/departments/list).
struct ScalePadDepartments: Sendable {
  private var departments: [UserID: ScalePadUser.Department] = [:]

  private init() {}

  /// Reads them, one request a page.
  static func reading(_ context: ProviderContext) async -> Supplement<Self>.Reading {
    await context.reading(
      "departments", or: "their names and descriptions stay unknown", into: Self()
    ) { () throws(ProviderError) in
      try await context.rows(of: ScalePadProvider.departments, path: "next_cursor") {
        (cursor) throws(ProviderError) in
        try await page(after: cursor, context)
      }
    } add: { value, record in
      let department = ScalePadUser.Department(reading: record)
      guard let id = department.id else { return false }
      value.departments[id] = department
      return true
    }
  }

  private static func page(
    after cursor: PageCursor?, _ context: ProviderContext
  ) async throws(ProviderError) -> RowPage {
    let place = PagePlace(cursor)
    let request = ScalePadProvider.departments.request(
      ["client_id": context.configuration.text(ScalePadSource.client) ?? ""],
      query: [("page_size", String(ScalePadProvider.maximumPageSize))]
        + (place.position.isEmpty ? [] : [("cursor", place.position)]))
    let envelope = try await context.client.listEnvelope(of: request)
    return RowPage(
      rows: try envelope.elements("data"), next: try envelope.scalePadPlace(after: place)?.cursor,
      total: envelope.total("total_count"))
  }

  /// Whether a user's record leaves open what the list of departments may tell.
  static func isWanted(by user: User) -> Bool {
    user.groups.contains { $0.id != nil && ($0.isUnnamed || $0.description == nil) }
  }

  /// Adds what the record leaves open; what it says stays.
  func complete(_ user: inout User) {
    for index in user.groups.indices {
      let group = user.groups[index]
      guard let id = group.id, let department = departments[id] else { continue }
      if group.isUnnamed, let name = department.name { user.groups[index].name = name }
      user.groups[index].description = group.description ?? department.description
    }
  }
}
