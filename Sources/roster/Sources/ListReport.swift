import DirectoryModel
import DirectoryText

/// What a read of all lists came to: said on stderr, and the program's status.
struct ListReport {
  let sources: [SourceState]
  /// The rows that were printed.
  let listing: any UserListing
  let output: Output

  /// Whether there are no data at all: nothing was read now, or at any time.
  var hasFailedWholly: Bool {
    !sources.isEmpty && sources.allSatisfy(\.hasNothing)
  }

  /// Names what is missing and ends with the status that it comes to.
  ///
  /// A query that nobody matches is an answer, which is said.
  func finish(query: String = "") throws(CommandFailure) {
    var lines = sources.flatMap(\.shortcomings)
    for source in sources {
      for notice in source.notices { output.error("\(source.name): \(notice)") }
    }
    let malformed = MalformedRecords(
      among: (0..<listing.count).lazy.map { listing.user(at: $0) })
    lines += malformed.lines
    let status = ExitStatus(sources, malformed)
    if listing.count == 0, status == .complete, !query.isEmpty {
      output.error("no user matches \(query)")
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
