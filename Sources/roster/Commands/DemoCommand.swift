import ArgumentParser
import DemoServices
import DirectoryModel
import DirectorySync
import Glibc
import Host
import Providers

/// `roster demo`: the browser on sample services.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "The browser on sample data, served over HTTP on this machine.",
    discussion: "With --serve only the services run, and a configuration for them is printed.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "How many people there are.")
  var users = 200

  @Option(help: "What the sample data depend on: the same seed gives the same people.")
  var seed: UInt64 = 1

  @Flag(help: "Line by line, for screen readers, plain terminals and pipes.")
  var plain = false

  @Flag(help: "Let the services stall, fail and recover, as the seed says.")
  var chaos = false

  @Flag(help: "Only serve: print a configuration, then run until SIGTERM.")
  var serve = false

  @Option(help: .hidden)
  var lifeline: Int32?

  @Argument(help: "Words to filter the list by.")
  var query: [String] = []

  func validate() throws {
    guard users >= 0 else { throw ValidationError("--users can't be negative") }
  }

  func run() async throws {
    if serve { return try await serveUntilTold() }
    let isPlain = plain || Surroundings.present.isDumb
    guard Surroundings.present.isInteractive || isPlain else {
      throw CommandFailure(
        .usage, "the demo needs a terminal or --plain; `roster demo --serve` only runs the services"
      )
    }
    let location = try ConfigurationFile.location(options)
    let child = try await DemoChild.start(
      ["--users", String(users), "--seed", String(seed)] + (chaos ? ["--chaos"] : []))
    let configuration = try ConfigurationFile.parse(child.configuration, file: "demo")
    let folder = try Self.folder()
    defer { folder.remove() }
    var settings = StoreSettings()
    settings.path = PathResolver.join(folder.path, "roster.sqlite")
    let program = try Program(
      configuration, store: try .open(settings),
      settings: Directory.Settings(settings, isPatient: true), log: try options.openLog())
    let text = query.joined(separator: " ")
    let status =
      isPlain
      ? try await PlainSession(program, query: text).run()
      : try await BrowserSession(program, location: location, query: text).run()
    folder.remove()
    status.exit()
  }

  /// A folder for the store, below `TMPDIR` or `/tmp`.
  private static func folder() throws(CommandFailure) -> TemporaryFolder {
    let base = Surroundings.present.environment["TMPDIR"].flatMap {
      $0.hasPrefix("/") ? $0 : nil
    }
    do throws(SystemError) {
      return try TemporaryFolder(named: "roster-demo", in: base ?? "/tmp")
    } catch {
      throw CommandFailure(.unavailable, "no temporary folder: \(error.words); set TMPDIR")
    }
  }

  private func serveUntilTold() async throws {
    if let lifeline {
      // Whoever started the services holds the other end; when it closes, they have no purpose.
      Task.detached {
        await BlockingCall.run {
          var byte: UInt8 = 0
          while read(lifeline, &byte, 1) < 0, errno == EINTR {}
        }
        ExitStatus.complete.exit()
      }
    }
    let options = DemoOptions(users: users, seed: seed, isChaotic: chaos)
    try await DemoServer.run(options) { server in
      let known = Set(ProviderRegistry.all.map(\.name))
      Output.text(DemoConfig.text(for: server.sources.filter { known.contains($0.provider) }))
      close(STDOUT_FILENO)
      // Nothing may land on the descriptor that stdout had.
      _ = open("/dev/null", O_WRONLY)
      while !Task.isCancelled { try await Task.sleep(for: .seconds(86_400)) }
    }
  }
}
