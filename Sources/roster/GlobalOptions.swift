import ArgumentParser
import DirectoryModel
import DirectorySync
import Host

extension RequestLog.Level: ExpressibleByArgument {}

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Read the configuration from this file.", valueName: "file"),
    completion: .file())
  var config: String?

  @Flag(help: "Ask no source; answer from what is stored.")
  var offline = false

  @Flag(help: "Ask the sources, however fresh the stored data are.")
  var refresh = false

  @Flag(help: "Keep nothing on disk, and use nothing that was kept.")
  var noStore = false

  @Option(
    help: ArgumentHelp("Write a line for each request to this file.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(help: ArgumentHelp("What to log.", valueName: "level"))
  var logLevel: RequestLog.Level = .info

  func validate() throws {
    if offline, refresh {
      throw ValidationError("--offline and --refresh exclude each other")
    }
    if offline, noStore {
      throw ValidationError("--offline answers from the store, which --no-store forbids")
    }
  }

  /// The names of the options that stand alone, and of those that a value follows.
  private static let flags = ["--offline", "--refresh", "--no-store"]
  private static let valued = ["--config", "--log", "--log-level"]

  /// How many arguments one of these options takes; nil where an argument is none of them.
  static func length(of argument: String) -> Int? {
    if flags.contains(argument) { return 1 }
    if valued.contains(argument) { return 2 }
    return valued.contains { argument.hasPrefix("\($0)=") } ? 1 : nil
  }

  /// How many arguments such options take at the beginning.
  static func leading(in arguments: [String]) -> Int {
    var count = 0
    while count < arguments.count, let length = length(of: arguments[count]) { count += length }
    return count
  }

  /// The arguments with options that stand before a command moved behind it, where the parser
  /// expects them: `--offline list bob` would else search for "list bob".
  static func moved(behindCommandIn arguments: [String], commands: [String]) -> [String] {
    let count = leading(in: arguments)
    guard count > 0, count < arguments.count, commands.contains(arguments[count]) else {
      return arguments
    }
    var moved = Array(arguments[count...])
    moved.insert(
      contentsOf: arguments[..<count], at: moved.firstIndex(of: "--") ?? moved.endIndex)
    return moved
  }

  /// The log that was asked for.
  func openLog(in context: CommandContext) throws(CommandFailure) -> RequestLog? {
    guard let log else { return nil }
    return try RequestLog(path: log, level: logLevel, now: context.now)
  }

  /// The sources of the configuration, ready to be asked: those of these names, or all that are
  /// enabled if no name is given.
  func program(
    only: [String] = [], isPatient: Bool = false, in context: CommandContext
  ) throws(CommandFailure) -> Program {
    let configuration = try ConfigurationFile.load(self, in: context)
    // Where nothing is configured, nothing is begun either.
    let keepsNothing =
      configuration.sources.isEmpty && FileAccess.isMissing(context.storePath(configuration.store))
    let store: OpenedStore =
      noStore || keepsNothing
      ? try .inMemory(in: context) : try .open(configuration.store, in: context)
    if refresh, let path = store.publishedPath {
      throw CommandFailure(
        .configuration,
        "--refresh asks the sources, and \(path) is a copy that somebody publishes: leave it out")
    }
    return try Program(
      configuration, only: only, store: store,
      settings: Directory.Settings(configuration.store, isOffline: offline, isPatient: isPatient),
      log: try openLog(in: context), in: context)
  }

  /// What a command needs of the sources, unless it says otherwise.
  var need: LoadNeed { refresh ? .all : .missing }
}
