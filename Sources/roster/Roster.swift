import ArgumentParser
import CSupport
import Glibc

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
    Glibc.exit(await run(Array(CommandLine.arguments.dropFirst()), in: .ofProcess()))
  }

  /// Runs what the arguments say, and gives the status to end with.
  static func run(_ arguments: [String], in context: CommandContext) async -> Int32 {
    let status = await status(of: arguments, in: context)
    return context.output.hasFailed ? ExitStatus.temporary.rawValue : status
  }

  private static func status(
    of arguments: [String], in context: CommandContext
  ) async -> Int32 {
    if let script = CompletedRoster.script(for: arguments) {
      context.output.text(script + "\n")
      return ExitStatus.complete.rawValue
    }
    do {
      var command = try parseAsRoot(
        GlobalOptions.moved(
          behindCommandIn: QueryArguments.readable(arguments), commands: commandNames))
      if let command = command as? any ContextCommand {
        try await command.run(in: context)
      } else {
        try command.run()
      }
      return ExitStatus.complete.rawValue
    } catch let failure as CommandFailure {
      return report(failure, to: context.output)
    } catch {
      let status = exitCode(for: error)
      if status == .validationFailure,
        let unknown = UnknownCommand(in: arguments, commands: commandNames)
      {
        return report(unknown.failure, to: context.output)
      }
      let message = fullMessage(for: error)
      if !message.isEmpty {
        if status == .success {
          context.output.text(message + "\n")
        } else {
          let hint =
            status == .validationFailure ? QueryArguments.hint(for: arguments) : nil
          context.output.remark(
            ([message] + [hint].compactMap(\.self)).joined(separator: "\n") + "\n")
        }
      }
      return status.rawValue
    }
  }

  private static func report(_ failure: CommandFailure, to output: Output) -> Int32 {
    for line in failure.lines { output.error(line) }
    return failure.status.rawValue
  }
}

/// What `--version` says.
enum ProgramVersion {
  static let text = "0.1.0"
}
