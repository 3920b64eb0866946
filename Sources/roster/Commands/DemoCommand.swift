import ArgumentParser
import DemoServices
import DirectoryModel
import DirectorySync
import Glibc
import Host
import Providers

/// `roster demo`: the browser on sample services.
struct DemoCommand: ContextCommand {
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

  @Argument(help: "Words to filter the list by.", completion: .query)
  var query: [String] = []

  func validate() throws {
    guard users >= 0 else { throw ValidationError("--users can't be negative") }
  }

  func run(in context: CommandContext) async throws {
    if serve { return try await serveUntilTold(in: context) }
    let isPlain = plain || context.isDumb
    guard context.isInteractive || isPlain else {
      throw CommandFailure(
        .usage, "the demo needs a terminal or --plain; `roster demo --serve` only runs the services"
      )
    }
    let location = try ConfigurationFile.location(options, in: context)
    let child = try await DemoChild.start(
      ["--users", String(users), "--seed", String(seed)] + (chaos ? ["--chaos"] : []),
      environment: context.environment)
    let configuration = try ConfigurationFile.parse(child.configuration, file: "demo", in: context)
    let folder = try Self.folder(in: context)
    defer { folder.remove() }
    var settings = StoreSettings()
    settings.path = PathResolver.join(folder.path, "roster.sqlite")
    let program = try Program(
      configuration, store: try .open(settings, in: context),
      settings: Directory.Settings(settings, isPatient: true),
      log: try options.openLog(in: context),
      in: context)
    let text = query.joined(separator: " ")
    let status =
      isPlain
      ? try await PlainSession(program, query: text).run()
      : try await BrowserSession(program, location: location, query: text).run()
    try status.end()
  }

  /// A folder for the store, below `TMPDIR` or `/tmp`.
  private static func folder(in context: CommandContext) throws(CommandFailure) -> TemporaryFolder {
    do throws(SystemError) {
      return try TemporaryFolder(named: "roster-demo", in: context.folder(in: "TMPDIR") ?? "/tmp")
    } catch {
      throw CommandFailure(.unavailable, "no temporary folder: \(error.words); set TMPDIR")
    }
  }

  private func serveUntilTold(in context: CommandContext) async throws {
    let options = DemoOptions(users: users, seed: seed, isChaotic: chaos)
    try await DemoServer.run(options) { server in
      let known = Set(ProviderRegistry.all.map(\.name))
      context.output.text(
        DemoConfig.text(for: server.sources.filter { known.contains($0.provider) }))
      if context.output.hasFailed { return }
      context.output.endData()
      if let lifeline {
        // Whoever started the services holds the other end; when it closes, they have no purpose.
        await BlockingCall.run { Self.waitForEnd(of: lifeline) }
      } else {
        while !Task.isCancelled { try await Task.sleep(for: .seconds(86_400)) }
      }
    }
  }

  private static func waitForEnd(of descriptor: Int32) {
    var byte: UInt8 = 0
    while read(descriptor, &byte, 1) < 0, errno == EINTR {}
  }
}
