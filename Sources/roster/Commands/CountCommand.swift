import ArgumentParser
import Browser
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
    transform: FacetField.list)
  var by: [FacetField]

  @Option(
    name: .customLong("source"), parsing: .singleValue,
    help: ArgumentHelp("Only this source; may be given several times.", valueName: "name"))
  var sources: [String] = []

  @Option(help: ArgumentHelp("How to write the counts.", valueName: "format"))
  var format: Format = .table

  @Argument(help: "Which users; see `roster list --help`.")
  var query: [String] = []

  func run(in context: CommandContext) async throws {
    let query = try Query.parsed(self.query.joined(separator: " "))
    let program = try options.program(only: sources, in: context)
    let (states, listing) = await ListReader(program).read(query, need: options.need)
    let report = ListReport(sources: states, listing: EmptyListing(), output: context.output)
    if !report.hasFailedWholly {
      var counts: [(FacetField, [FacetCount])] = []
      for field in by {
        counts.append((field, await program.directory.counts(of: field, matching: query) ?? []))
      }
      switch format {
      case .table: Self.table(counts, context.output)
      case .json: json(counts, listing, states, program)
      }
    }
    try report.finish()
  }

  private static func table(_ counts: [(FacetField, [FacetCount])], _ output: Output) {
    for (index, (field, values)) in counts.enumerated() {
      if index > 0 { output.line("") }
      if counts.count > 1 { output.line(field.title) }
      let width = values.map { $0.count.grouped.count }.max() ?? 0
      for value in values {
        let number = value.count.grouped
        let blanks = String(repeating: " ", count: width - number.count)
        output.line("\(blanks)\(number)  \(value.value)")
      }
    }
  }

  private func json(
    _ counts: [(FacetField, [FacetCount])], _ listing: any UserListing, _ states: [SourceState],
    _ program: Program
  ) {
    let by = counts.map { field, values in
      JSON.Member(
        field.rawValue,
        .array(values.map { ["value": .string($0.value), "count": JSON($0.count)] }))
    }
    let context = program.context
    context.output.json([
      "schema": 1, "kind": "count", "as_of": JSON(states.asOf),
      "query": query.isEmpty ? .null : .string(query.joined(separator: " ")),
      "sources": .array(
        states.map { $0.json(maximumAge: program.settings.maximumAge, at: context.now()) }),
      "count": JSON(listing.count), "cannot_tell": JSON(listing.cannotTell.count),
      "by": .object(by),
    ])
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
