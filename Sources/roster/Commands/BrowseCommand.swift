import ArgumentParser
import Browser
import DirectoryModel
import DirectorySync
import DirectoryText

/// `roster [QUERY]`: the browser, or the answer as text where there is no terminal.
struct BrowseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "browse",
    abstract: "The browser, filtered by QUERY; the answer as text where there is no terminal.",
    shouldDisplay: false)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Line by line, for screen readers, plain terminals and pipes; ? there helps.")
  var plain = false

  @Argument(help: "Words to look for in name, e-mail, username and id, or source/id.")
  var query: [String] = []

  func run() async throws {
    let text = query.joined(separator: " ")
    let isPlain = plain || Surroundings.present.isDumb
    guard Surroundings.present.isInteractive || isPlain || !text.isEmpty else {
      Output.text(Roster.helpMessage() + "\n")
      ExitStatus.usage.exit()
    }
    let location = try ConfigurationFile.location(options)
    let program = try options.program(isPatient: Surroundings.present.isInteractive)
    let remark = Self.remark(on: query)
    if isPlain {
      if let remark { Output.error(remark) }
      let session = try await PlainSession(program, query: text, isRefresh: options.refresh)
      try await session.run().exit()
    }
    guard Surroundings.present.isInteractive else {
      if let remark { Output.error(remark) }
      try await answer(text, program)
      return
    }
    let session = try await BrowserSession(
      program, location: location, query: text, notices: remark.map { [$0] } ?? [])
    try await session.run().exit()
  }

  /// One hit as `show` would print it, several as `list` would.
  private func answer(_ text: String, _ program: Program) async throws {
    let lookup = UserLookup(program: program, isRefresh: options.refresh)
    if UserReference(text, sources: await program.names) != nil {
      let found = try await lookup.user(text)
      Output.text(UserDetail(found.user).text)
      return try found.finish()
    }
    let query = try Query.parsed(text)
    let (sources, listing) = await ListReader(program).read(query, need: options.need)
    if listing.count == 1 {
      Output.text(UserDetail(listing.user(at: 0)).text)
    } else {
      Document(.users(), as: .table).write(listing) { Output.text($0) }
    }
    try ListReport(sources: sources, listing: listing).finish(noSuchUser: text)
  }

  /// What to say of a single word that is nearly a command.
  private static func remark(on query: [String]) -> DisplayText? {
    guard query.count == 1, let word = query.first else { return nil }
    let names = Roster.commandNames
    guard !names.contains(word), let near = names.nearest(to: word) else { return nil }
    return "no command `\(word)`; searched for it (`\(near)` is one)"
  }
}
