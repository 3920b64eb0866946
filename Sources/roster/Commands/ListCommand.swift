import ArgumentParser
import DirectoryModel

/// `roster list`: the users that match, as rows.
struct ListCommand: AsyncParsableCommand {
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

  @Option(help: ArgumentHelp("How to write the rows.", valueName: "format"))
  var format: Format = .table

  @Argument(help: "Words to look for in name, e-mail, username and id.")
  var query: [String] = []

  func run() async throws {
    let query = try Query.parsed(self.query.joined(separator: " "))
    let program = try Program(try ConfigurationFile.load(options), only: sources)
    try options.requireNetwork()
    let (states, listing) = await ListReader(program.directory).read(query)
    let report = ListReport(sources: states, listing: listing)
    // A refresh that fails wholly prints no data, and neither does any other failure of all.
    if !report.hasFailedWholly { write(listing, states) }
    try report.finish()
  }

  private func write(_ listing: any UserListing, _ sources: [SourceState]) {
    switch format {
    case .table: Output.table(listing, columns: nil)
    case .csv: Output.csv(listing, columns: UserColumn.standard)
    case .jsonl:
      for row in 0..<listing.count { Output.json(listing.user(at: row).json) }
    case .json:
      Output.jsonList(listing, sources: sources, query: query.joined(separator: " "))
    }
  }
}
