import ArgumentParser
import DirectoryModel
import DirectorySync
import DirectoryText

/// `roster lookup REF…`: whether each of many users is there.
struct LookupCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Say of each of many users whether it is found, missing or ambiguous.",
    discussion: """
      REF is source/id, or an id, an e-mail address, a username or an exact name. With --stdin \
      they are read a line each; a list of addresses as mail programs write it, such as \
      "Bob Brown <bob@acme.com>; zoe@x.io", may stand on one line or in one argument, and the name \
      beside an address is passed over. Blank lines are skipped, and a REF that comes twice is \
      answered once.

      found: one user fits, or one in each of several sources with the same e-mail address, which \
      are taken for one person.
      ambiguous: several users of one source fit, or users of several that may be different people.
      missing: nobody fits, and every source was read whole.
      cannot tell: nobody fits, but a source could not be read whole.

      The status is 0 if all are found, 1 if some are missing, 65 if one is ambiguous, and 75 \
      whenever a source could not be read whole, since a later answer may then differ.
      """)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Read REFs from standard input, too.")
  var stdin = false

  @Option(
    name: .customLong("source"), parsing: .singleValue,
    help: ArgumentHelp("Only this source; may be given several times.", valueName: "name"))
  var sources: [String] = []

  @Option(help: ArgumentHelp("How to write the answers.", valueName: "format"))
  var format: ListCommand.Format = .table

  @Argument(help: ArgumentHelp("The users.", valueName: "ref"))
  var references: [String] = []

  func validate() throws {
    if references.isEmpty, !stdin {
      throw ValidationError("no REF is given; name users, or use --stdin to pipe them in")
    }
  }

  func run(in context: CommandContext) async throws {
    let references = read(in: context)
    if references.isEmpty { throw CommandFailure(.usage, "no REF is given") }
    let program = try options.program(only: sources, in: context)
    let states = await ListReader(program).load(options.need)
    let report = ListReport(sources: states, listing: EmptyListing(), output: context.output)
    guard !report.hasFailedWholly else { return try report.finish() }
    let answers = try UserLookup(program: program, isRefresh: options.refresh)
      .answers(to: references, in: states)
    let frame = DocumentFrame(
      sources: states, maximumAge: program.settings.maximumAge, at: context.now())
    Document(.lookup, as: format.document(in: frame)).write(answers) { context.output.text($0) }
    try finish(answers, report)
  }

  /// What was asked for, from the arguments and then from standard input.
  private func read(in context: CommandContext) -> [String] {
    var list = ReferenceList()
    for reference in references { list.add(reference) }
    guard stdin else { return list.references }
    if context.isInputTerminal {
      context.output.error("type or paste REFs, a line each; Ctrl-D ends")
    }
    while let line = context.readLine() { list.add(line) }
    return list.references
  }

  /// Says on stderr what the answers alone do not, and ends with the status that they come to.
  ///
  /// What may be another answer later counts most, then what has to be asked more exactly.
  private func finish(_ answers: [LookupAnswer], _ report: ListReport) throws {
    let counts = Dictionary(grouping: answers, by: \.verdict).mapValues(\.count)
    let parts = LookupAnswer.Verdict.allCases.compactMap { verdict in
      counts[verdict].map { "\($0) \(verdict.words)" as DisplayText }
    }
    if counts.keys.contains(where: { $0 != .found }) {
      report.output.error(parts.joined(separator: ", "))
    }
    try report.finish()
    let malformed = MalformedRecords(among: answers)
    if malformed.count > 0 { throw CommandFailure(.temporary, malformed.lines) }
    if counts[.ambiguous] != nil { throw CommandFailure(.unusableData) }
    if counts[.missing] != nil { throw CommandFailure(.negative) }
  }
}
