import DirectoryModel

/// What a read of all lists came to: said on stderr, and the program's status.
struct ListReport {
  let sources: [SourceState]
  let listing: any UserListing

  private var status: ExitStatus { ExitStatus(sources, listing: listing) }

  /// Whether there are no data at all.
  var hasFailedWholly: Bool { !sources.isEmpty && sources.allSatisfy { $0.phase == .failed } }

  /// Names what is missing and ends with the status that it comes to.
  ///
  /// With a query that was looked for, finding nobody is no success.
  func finish(noSuchUser query: String? = nil) throws(CommandFailure) {
    var lines: [DisplayText] = []
    for source in sources {
      for notice in source.notices { Output.error("\(source.source.name): \(notice)") }
      if let error = source.error { lines.append(error.message) }
      if source.phase == .partial {
        let expected: DisplayText = source.expected.map { " of \($0)" } ?? ""
        lines.append("\(source.source.name): only \(source.got)\(expected) users were read")
      }
    }
    for row in 0..<listing.count {
      let user = listing.user(at: row)
      lines += user.problems.map { "\(user.reference.text): \($0)" }
      guard lines.count < 20 else {
        lines.append("and more malformed records")
        break
      }
    }
    if listing.count == 0, status == .complete, let query {
      throw CommandFailure(.noSuchUser, "no user matches \(query)")
    }
    if status != .complete { throw CommandFailure(status, lines) }
  }
}

extension Query {
  /// - Throws: a usage failure that shows where the query is wrong.
  static func parsed(_ text: String) throws(CommandFailure) -> Query {
    do throws(QueryError) {
      return try Query(parsing: text)
    } catch {
      throw CommandFailure(.usage, "query, column \(error.column): \(error.message)")
    }
  }
}
