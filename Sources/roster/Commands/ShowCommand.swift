import ArgumentParser
import DirectoryModel
import DirectoryText

/// `roster show REF`: one user with all that is known.
struct ShowCommand: AsyncParsableCommand {
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

  func run() async throws {
    let program = try options.program()
    let found = try await UserLookup(program: program, isRefresh: options.refresh).user(reference)
    let user = found.user
    switch format {
    case .text: Output.text(UserDetail(user).text)
    case .markdown: Output.text(UserDetail(user).markdown)
    case .json: Output.json(user.json, layout: .indented)
    case .raw:
      if let json = user.rawJSON {
        Output.json(json, layout: .indented)
      } else {
        Output.line(DisplayText(String(decoding: user.raw, as: UTF8.self)))
      }
    }
    try found.finish()
  }
}
