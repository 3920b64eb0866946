import DirectoryModel
import HTTPTransport

/// Who is in which group, as the groups tell it (RFC 7643 section 4.2).
struct SCIMGroups: Sendable {
  /// RFC 7644 section 3.2.
  static let list = Endpoint("/Groups", query: ["startIndex", "cursor", "count"])

  private static let schema = SCIMSchema([
    .init("id"), .init("displayName"),
    .init("members", .list(SCIMSchema([.init("value"), .init("type")], bare: "value"))),
  ])

  private var groups: [Group] = []
  /// Whether one of them at least came with its members.
  private var haveMembers = false
  /// Places in ``groups``: there may be a million users.
  private var byUser: [UserID: [Int32]] = [:]

  /// Reads all groups; their members come with them.
  static func reading(
    _ context: ProviderContext, _ pager: SCIMPager
  ) async -> Supplement<Self>.Reading {
    await context.reading(
      "groups", or: "users show only what they say themselves", into: Self(),
      canonical: schema.canonical
    ) { () throws(ProviderError) in
      try await pager.rows(of: list)
    } add: { groups, record in
      groups.add(record)
    }
  }

  /// Adds the groups of a user which the user's own record does not have; where the groups were
  /// read whole, that is all of them.
  func complete(_ user: inout User, isWhole: Bool) {
    for place in byUser[user.id] ?? [] {
      let group = groups[Int(place)]
      let isThere = user.groups.contains { $0.kind == group.kind && $0.id == group.id }
      if !isThere { user.groups.append(group) }
    }
    if isWhole, haveMembers || groups.isEmpty { user.untold.remove(.groups) }
  }

  private mutating func add(_ record: Record) -> Bool {
    guard let id = record.id("id") else { return false }
    let place = Int32(groups.count)
    groups.append(
      Group(kind: .group, id: id, name: record.name("displayName") ?? .unnamed(id)))
    let contents = record.records("members")
    haveMembers = haveMembers || contents != nil
    for member in contents ?? [] {
      // A group may have groups as members as well; no user has the id of one.
      guard let user = member.id("value") else { continue }
      byUser[user, default: []].append(place)
    }
    return true
  }
}

extension User {
  /// Whether the record has groups of its own; a department is no such group.
  var hasReportedGroups: Bool { groups.contains { $0.kind == .group } }
}
