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
      try await elements(context)
    } add: { value, record in
      let department = ScalePadUser.Department(reading: record)
      guard let id = department.id else { return false }
      value.departments[id] = department
      return true
    }
  }

  private static func elements(
    _ context: ProviderContext
  ) async throws(ProviderError) -> [ArraySlice<UInt8>] {
    let client = context.client
    var all: [ArraySlice<UInt8>] = []
    var followed: Set<String> = []
    var cursor: String?
    repeat {
      let request = ScalePadProvider.departments.request(
        ["client_id": context.configuration.text(ScalePadSource.client) ?? ""],
        query: [("page_size", String(ScalePadProvider.maximumPageSize))]
          + (cursor.map { [("cursor", $0)] } ?? []))
      let envelope = try await client.listEnvelope(of: request)
      all += try client.elements("data", in: envelope, of: request)
      cursor = try client.nextScalePadCursor(after: cursor, in: envelope, of: request)
      if let cursor, !followed.insert(cursor).inserted {
        throw client.error(
          .malformed(path: "next_cursor"), for: request, detail: "the pages go round in a circle")
      }
    } while cursor != nil
    return all
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
