import ArgumentParser
import Browser
import DirectoryModel
import DirectorySync
import DirectoryText

/// `roster [QUERY]`: the browser, or the answer as text where there is no terminal.
struct BrowseCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "The browser, filtered by QUERY; the answer as text where there is no terminal.",
    shouldDisplay: false)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Line by line, for screen readers, plain terminals and pipes; ? there helps.")
  var plain = false

  @Argument(
    help: "Words to look for in name, e-mail, username and id, or source/id.", completion: .query)
  var query: [String] = []

  func run(in context: CommandContext) async throws {
    let text = query.joined(separator: " ")
    let isPlain = plain || context.isDumb
    // As less does it: what is piped in is no reason not to look, without a query to answer.
    let isBrowsing =
      context.isInteractive
      || text.isEmpty && context.isOutputTerminal && context.hasOtherKeyboard
    guard isBrowsing || isPlain || !text.isEmpty else {
      context.output.text(Roster.helpMessage() + "\n")
      throw CommandFailure(.usage)
    }
    let location = try ConfigurationFile.location(options, in: context)
    let program = try options.program(isPatient: isBrowsing, in: context)
    let remark = Self.remark(on: query)
    if isPlain {
      if let remark { context.output.error(remark) }
      let session = try await PlainSession(program, query: text, isRefresh: options.refresh)
      return try await session.run().end()
    }
    guard isBrowsing else {
      if let remark { context.output.error(remark) }
      return try await answer(text, program)
    }
    let session = try await BrowserSession(
      program, location: location, query: text, notices: remark.map { [$0] } ?? [])
    try await session.run().end()
  }

  /// One hit as `show` would print it, several as `list` would.
  private func answer(_ text: String, _ program: Program) async throws {
    let output = program.context.output
    let lookup = UserLookup(program: program, isRefresh: options.refresh)
    if UserReference(text, sources: await program.names) != nil {
      let found = try await lookup.user(text)
      output.text(found.detail.text)
      return try found.finish()
    }
    let query = try Query.parsed(text)
    let (sources, listing) = await ListReader(program).read(query, need: options.need)
    if listing.count == 1 {
      let user = listing.user(at: 0)
      output.text(UserDetail(user, rest: program.rest(of: user)).text)
    } else {
      Document(.users(), as: .table).write(listing) { output.text($0) }
    }
    try ListReport(sources: sources, listing: listing, output: output).finish(query: text)
  }

  /// What to say of a single word that is nearly a command.
  private static func remark(on query: [String]) -> DisplayText? {
    guard query.count == 1, let word = query.first else { return nil }
    let names = Roster.commandNames
    guard !names.contains(word), let near = names.nearest(to: word) else { return nil }
    return "no command `\(word)`; searched for it (`\(near)` is one)"
  }
}
