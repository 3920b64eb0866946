import ArgumentParser
import DirectoryModel
import DirectorySync
import DirectoryText

/// `roster list`: the users that match, as rows.
struct ListCommand: ContextCommand {
  /// How rows are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, jsonl, csv

    /// The format of a document, whose frame JSON has.
    func document(in frame: DocumentFrame) -> DocumentFormat {
      switch self {
      case .table: .table
      case .json: .json(frame)
      case .jsonl: .jsonl
      case .csv: .csv
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the users that match QUERY.")

  @OptionGroup var options: GlobalOptions

  @Option(
    name: .customLong("source"), parsing: .singleValue,
    help: ArgumentHelp("Only this source; may be given several times.", valueName: "name"),
    completion: .sources)
  var sources: [String] = []

  @Option(
    help: ArgumentHelp("The columns of table and CSV, with commas.", valueName: "names"),
    completion: .columns, transform: UserColumn.list)
  var columns: [UserColumn]?

  @Option(
    help: ArgumentHelp("Sort by these columns, each with :desc or not.", valueName: "names"),
    completion: .sortKeys, transform: UserSort.option)
  var sort: UserSort?

  @Option(help: ArgumentHelp("At most so many rows.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How to write the rows.", valueName: "format"))
  var format: Format = .table

  @Argument(help: "Words to look for in name, e-mail, username and id.", completion: .query)
  var query: [String] = []

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit can't be negative") }
  }

  func run(in context: CommandContext) async throws {
    let query = try Query.parsed(self.query.joined(separator: " "))
    let program = try options.program(only: sources, in: context)
    let (states, listing) = await ListReader(program).read(
      query, sortedBy: sort, need: options.need)
    let rows = limit.map { LimitedListing(listing, limit: $0) } ?? listing
    let report = ListReport(sources: states, listing: rows, output: context.output)
    // A refresh that fails wholly prints no data, and neither does any other failure of all.
    if !report.hasFailedWholly {
      let frame = DocumentFrame(
        sources: states, maximumAge: program.settings.maximumAge, at: context.now(),
        query: self.query.joined(separator: " "), cannotTell: rows.cannotTell.count)
      Document(.users(columns), as: format.document(in: frame)).write(rows) {
        context.output.text($0)
      }
    }
    try report.finish(query: self.query.joined(separator: " "))
  }
}

/// The first rows of a listing.
private struct LimitedListing: UserListing {
  private let base: any UserListing
  let count: Int

  init(_ base: any UserListing, limit: Int) {
    self.base = base
    count = min(limit, base.count)
  }

  var total: Int { base.total }
  var cannotTell: CannotTell { base.cannotTell }
  func user(at row: Int) -> User { base.user(at: row) }
  func row(of reference: UserReference) -> Int? {
    base.row(of: reference).flatMap { $0 < count ? $0 : nil }
  }
}
