import ArgumentParser
import DirectoryModel

/// Options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Read the configuration from this file.", valueName: "file"))
  var config: String?

  @Flag(help: "Ask no source; answer from what is stored.")
  var offline = false

  @Flag(help: "Ask the sources, however fresh the stored data are.")
  var refresh = false

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
}
