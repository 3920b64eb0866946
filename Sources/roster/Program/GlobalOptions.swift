import ArgumentParser
import DirectoryModel

extension RequestLog.Level: ExpressibleByArgument {}

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the configuration from this file.", valueName: "file"))
  var config: String?

  @Flag(help: "Ask no source; answer from what is stored.")
  var offline = false

  @Flag(help: "Ask the sources, however fresh the stored data are.")
  var refresh = false

  @Option(help: ArgumentHelp("Write a line for each request to this file.", valueName: "file"))
  var log: String?

  @Option(help: ArgumentHelp("What to log.", valueName: "level"))
  var logLevel: RequestLog.Level = .info

  func validate() throws {
    if offline, refresh {
      throw ValidationError("--offline and --refresh exclude each other")
    }
  }

  /// Refuses to go on where only stored data may be used, since there are none.
  func requireNetwork() throws(CommandFailure) {
    if offline {
      throw CommandFailure(
        .unavailable, "nothing is stored yet, so --offline has no data; leave it out to ask")
    }
  }

  /// The log that was asked for.
  func openLog() throws(CommandFailure) -> RequestLog? {
    guard let log else { return nil }
    return try RequestLog(path: log, level: logLevel)
  }

  /// The sources of the configuration, ready to be asked: those of these names, or all that are
  /// enabled if no name is given.
  func program(
    only: [String] = [], isPatient: Bool = false
  ) throws(CommandFailure) -> Program {
    try Program(
      try ConfigurationFile.load(self), only: only, log: try openLog(), isPatient: isPatient)
  }
}
