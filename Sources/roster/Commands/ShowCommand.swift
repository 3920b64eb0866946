import ArgumentParser
import DirectoryModel
import DirectoryText

/// `roster show REF`: one user with all that is known.
struct ShowCommand: ContextCommand {
  /// How the user is written.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, raw, markdown
  }

  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one user.",
    discussion: """
      REF is source/id, for exactly one request, or an id, an e-mail address, a username or an \
      exact name. --format raw prints the provider's own JSON, --format markdown a document for a \
      ticket.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(help: ArgumentHelp("How to write the user.", valueName: "format"))
  var format: Format = .text

  @Argument(help: ArgumentHelp("The user.", valueName: "ref"))
  var reference: String

  func run(in context: CommandContext) async throws {
    let program = try options.program(in: context)
    let found = try await UserLookup(program: program, isRefresh: options.refresh).user(reference)
    let user = found.user
    switch format {
    case .text: context.output.text(found.detail.text)
    case .markdown: context.output.text(found.detail.markdown)
    case .json: context.output.json(user.json, layout: .indented)
    case .raw:
      if let raw = user.rawJSON {
        context.output.text(raw.text(.indented) + "\n")
      } else {
        context.output.line(DisplayText(String(showing: user.raw)))
      }
    }
    try found.finish()
  }
}
