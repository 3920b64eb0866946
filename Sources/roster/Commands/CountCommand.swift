import ArgumentParser
import DirectoryModel
import DirectorySync
import DirectoryText

/// `roster count`: how many users have what.
struct CountCommand: ContextCommand {
  /// How the counts are written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json
  }

  static let configuration = CommandConfiguration(
    commandName: "count", abstract: "Count the users that match QUERY, by one field or several.",
    discussion: """
      A user with several values counts for each of them. Users of whom a source does not report \
      the field count as unknown or not at all, never as none.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    help: ArgumentHelp("The fields to count by, with commas.", valueName: "fields"),
    completion: .countFields, transform: FacetField.list)
  var by: [FacetField]

  @Option(
    name: .customLong("source"), parsing: .singleValue,
    help: ArgumentHelp("Only this source; may be given several times.", valueName: "name"),
    completion: .sources)
  var sources: [String] = []

  @Option(help: ArgumentHelp("How to write the counts.", valueName: "format"))
  var format: Format = .table

  @Argument(help: "Which users; see `roster list --help`.", completion: .query)
  var query: [String] = []

  func run(in context: CommandContext) async throws {
    let query = try Query.parsed(self.query.joined(separator: " "))
    let program = try options.program(only: sources, in: context)
    let (states, listing) = await ListReader(program).read(query, need: options.need)
    let report = ListReport(sources: states, listing: EmptyListing(), output: context.output)
    if !report.hasFailedWholly {
      var counts = FacetCounts()
      for field in by {
        counts.add(await program.directory.counts(of: field, matching: query) ?? [], of: field)
      }
      let frame = DocumentFrame(
        sources: states, maximumAge: program.settings.maximumAge, at: context.now(),
        query: self.query.joined(separator: " "), count: listing.count,
        cannotTell: listing.cannotTell.count)
      switch format {
      case .table: context.output.text(counts.text)
      case .json: context.output.json(counts.json(in: frame))
      }
    }
    try report.finish()
  }
}

extension FacetField {
  /// Reads `source,role`.
  static func list(parsing text: String) throws -> [FacetField] {
    let known = allCases.map(\.rawValue)
    let fields = try text.split(separator: ",").map { part in
      let name = String(part).trimmingBlanks
      if let field = FacetField(rawValue: name) { return field }
      let near = known.nearest(to: name).map { "did you mean \($0)? " } ?? ""
      throw ValidationError(
        "can't count by \(name); \(near)the fields are \(known.joined(separator: ", "))")
    }
    if fields.isEmpty {
      throw ValidationError("--by names no field; they are \(known.joined(separator: ", "))")
    }
    return fields
  }
}
