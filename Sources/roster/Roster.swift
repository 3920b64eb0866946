import ArgumentParser
import CSupport

/// The program: its commands, and how it ends.
@main
struct Roster: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: "Browse the users of several systems in the terminal, read-only.",
    discussion: """
      Without a command: the browser on a terminal, or the answer as text where there is none. \
      With --plain, or where TERM is dumb: the browser line by line, for screen readers.
      `roster demo` shows it on sample data; `roster config init` begins a configuration.
      """,
    version: ProgramVersion.text,
    subcommands: [
      BrowseCommand.self, DemoCommand.self, ListCommand.self, ShowCommand.self, LookupCommand.self,
      CountCommand.self, KeysCommand.self, SyncCommand.self, StoreCommand.self, ConfigCommand.self,
      DoctorCommand.self,
    ],
    defaultSubcommand: BrowseCommand.self)

  /// The names of all commands but the one that is meant where none is named.
  static var commandNames: [String] {
    configuration.subcommands.filter { $0 != BrowseCommand.self }.compactMap {
      $0.configuration.commandName
    }
  }

  static func main() async {
    // A crash must not leave credentials on disk.
    cs_forbid_core_files()
    do {
      let arguments = Array(CommandLine.arguments.dropFirst())
      var command = try parseAsRoot(
        GlobalOptions.moved(behindCommandIn: arguments, commands: commandNames))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      for line in failure.lines { Output.error(line) }
      failure.status.exit()
    } catch {
      exit(withError: error)
    }
  }
}

/// What `--version` says.
enum ProgramVersion {
  static let text = "0.1.0"
}
