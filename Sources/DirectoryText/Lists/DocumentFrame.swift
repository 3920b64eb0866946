package import DirectoryModel

/// What a list in JSON says beside its items, whatever they are: from which sources they come, as of
/// when, and of how many users it can't be told whether they belong there.
package struct DocumentFrame: Sendable {
  private let sources: [SourceState]
  private let maximumAge: Int
  private let now: Timestamp
  private let query: String?
  private let count: Int?
  private let cannotTell: Int?

  /// The frame of what sources tell at a time; a source is stale that was read longer ago than
  /// `maximumAge` seconds.
  ///
  /// An empty query is one for everything. A count is of the users that the items are about, where
  /// the items do not tell that. What is nil has no member.
  package init(
    sources: [SourceState], maximumAge: Int, at now: Timestamp, query: String? = nil,
    count: Int? = nil, cannotTell: Int? = nil
  ) {
    self.sources = sources
    self.maximumAge = maximumAge
    self.now = now
    self.query = query
    self.count = count
    self.cannotTell = cannotTell
  }

  /// The members before the items of a kind.
  package func members(of kind: String) -> [JSON.Member] {
    var members: [JSON.Member] = [
      .init("schema", 1), .init("kind", .string(kind)), .init("as_of", JSON(sources.asOf)),
    ]
    if let query { members.append(.init("query", query.isEmpty ? .null : .string(query))) }
    members.append(
      .init("sources", .array(sources.map { $0.json(maximumAge: maximumAge, at: now) })))
    if let count { members.append(.init("count", JSON(count))) }
    if let cannotTell { members.append(.init("cannot_tell", JSON(cannotTell))) }
    return members
  }
}
