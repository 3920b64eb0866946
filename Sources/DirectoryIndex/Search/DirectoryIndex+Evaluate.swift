package import DirectoryModel

extension DirectoryIndex {
  /// The users that match a query, as `Query.truth(of:_:)` says.
  ///
  /// Users that have gone are left out unless the query asks for them. Without an order to sort by,
  /// the matches come by how well they are hit (`Query.rank(of:)`), then in the standing order,
  /// which is also the order of what is equal where there is one.
  /// - Parameters:
  ///   - query: what has to hold.
  ///   - context: what the query is about beside the users.
  ///   - sources: the names of the sources whose users are asked for; nil for all.
  ///   - sort: nil or without keys for the standing order.
  ///   - previous: an earlier result: where the query only narrows it down, only its users are
  ///     looked at.
  ///   - isCancelled: asked again and again.
  /// - Returns: nil if it was cancelled.
  package func evaluate(
    _ query: Query, _ context: QueryContext, sources: Set<String>? = nil, sort: UserSort? = nil,
    narrowing previous: IndexResult? = nil, isCancelled: () -> Bool = { false }
  ) -> IndexResult? {
    let isRanked = sort?.keys.isEmpty ?? true && !query.words.isEmpty
    var search = IndexSearch(query, context, sources: sources, isRanked: isRanked)
    search.narrow(previous)
    for (number, chunk) in chunks.enumerated() {
      if isCancelled() { return nil }
      search.search(chunk, number)
    }
    let order = order(sort, readWhole: context.readWhole)
    if isCancelled() { return nil }
    return search.result(in: order, of: chunks)
  }
}
