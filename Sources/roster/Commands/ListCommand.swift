import ArgumentParser
import Browser
import DirectoryModel
import DirectorySync
import DirectoryText

/// `roster list`: the users that match, as rows.
struct ListCommand: ContextCommand {
  /// How rows are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, jsonl, csv
  }

  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the users that match QUERY.")

  @OptionGroup var options: GlobalOptions

  @Option(
    name: .customLong("source"), parsing: .singleValue,
    help: ArgumentHelp("Only this source; may be given several times.", valueName: "name"))
  var sources: [String] = []

  @Option(
    help: ArgumentHelp("The columns of table and CSV, with commas.", valueName: "names"),
    transform: UserColumn.list)
  var columns: [UserColumn]?

  @Option(
    help: ArgumentHelp("Sort by these columns, each with :desc or not.", valueName: "names"),
    transform: UserSort.init(parsing:))
  var sort: UserSort?

  @Option(help: ArgumentHelp("At most so many rows.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("How to write the rows.", valueName: "format"))
  var format: Format = .table

  @Argument(help: "Words to look for in name, e-mail, username and id.")
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
    if !report.hasFailedWholly { write(rows, states, program) }
    try report.finish()
  }

  private func write(_ listing: any UserListing, _ sources: [SourceState], _ program: Program) {
    let context = program.context
    switch format {
    case .table: context.output.table(listing, columns: columns)
    case .csv:
      context.output.users(listing, as: .table(.csv, columns: columns ?? UserColumn.standard))
    case .jsonl: context.output.users(listing, as: .jsonLines)
    case .json:
      context.output.users(
        listing,
        as: .json(
          of: listing, query: query.joined(separator: " "), sources: sources,
          maximumAge: program.settings.maximumAge, at: context.now()))
    }
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
