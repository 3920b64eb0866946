import ArgumentParser
import DirectoryModel
import DirectorySync
import DirectoryText
import HTTPTransport

/// `roster sync`: brings the store up to date.
struct SyncCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "sync", abstract: "Read the lists of the sources into the store.",
    discussion: """
      Sources are read side by side, each as fast as its rate budget allows. A line a source on \
      standard output says what has changed. What was read stays, whatever comes in between: the \
      next run goes on from there.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(
    name: .customLong("source"), parsing: .singleValue,
    help: ArgumentHelp("Only this source; may be given several times.", valueName: "name"),
    completion: .sources)
  var sources: [String] = []

  @Flag(help: "Read also what only a request for each single user tells.")
  var details = false

  func validate() throws {
    if options.offline { throw ValidationError("sync asks the sources; --offline forbids it") }
    if options.noStore { throw ValidationError("sync fills the store; --no-store forbids it") }
  }

  func run(in context: CommandContext) async throws {
    let program = try options.program(only: sources, isPatient: true, in: context)
    try program.requireWritableStore()
    let progress = SyncProgress(
      await program.directory.sources, isLive: context.canRedraw, output: context.output)
    program.pauses.listen { told in
      let pause = SourceState.Pause(told)
      progress.show(pause, of: told.source)
      Task {
        await context.wait(until: pause.until)
        progress.end(pause, of: told.source)
      }
    }
    await program.directory.load(.all) { change in
      switch change {
      case .source(let state): progress.show(state)
      case .index(let index): progress.show(index)
      case .users: break
      }
    }
    var failures: [ProviderError] = []
    if details {
      failures = await program.directory.fill { source, filled, all in
        progress.show(filled: filled, of: all, source)
      }
    }
    progress.clear()
    let states = await program.directory.sources
    for state in states {
      context.output.line(state.summary)
      for notice in state.notices { context.output.error("\(state.name): \(notice)") }
    }
    let lines = states.flatMap(\.shortcomings) + failures.map(\.message)
    let status = ExitStatus(states)
    if status != .complete || !failures.isEmpty {
      throw CommandFailure(status == .complete ? .temporary : status, lines)
    }
  }
}
