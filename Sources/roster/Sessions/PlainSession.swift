import Browser
import BrowserUI
import DirectoryModel
import DirectorySync
import DirectoryText
import HTTPTransport
import Host
import Terminal

/// The plain browser on standard input and output, on a thread of its own.
struct PlainSession: Sendable {
  let program: Program
  private let state: PlainState

  /// The query is words to filter by, or the `source/id` of a user to show.
  init(
    _ program: Program, query: String, isRefresh: Bool = false
  ) async throws(CommandFailure) {
    let wanted = UserReference(query, sources: await program.names)
    self.program = program
    state = PlainState(
      sources: await program.directory.sources,
      query: wanted == nil ? try Query.parsed(query) : .all, wanted: wanted, isRefresh: isRefresh)
    // A prompt needs the terminal before lines are read from it.
    try await program.askForCredentials()
  }

  /// Runs the conversation until it ends, and says with which status the program ends.
  func run() async throws(CommandFailure) -> ExitStatus {
    for warning in program.configuration.warnings { program.context.output.error(warning.text) }
    guard let status = await BlockingCall.run({ converse() }) else {
      throw CommandFailure(.internalError, "no descriptor is left to read lines with")
    }
    return status
  }

  private func converse() -> ExitStatus? {
    guard let input = LineInput() else { return nil }
    let mailbox = Mailbox<AppEvent>(waker: input.waker)
    program.pauses.listen { mailbox.post(.sourcePaused($0.source, SourceState.Pause($0))) }
    program.notices.listen { mailbox.post(.noticed(Message($0.text, .warning))) }
    let effects = EffectRunner(directory: program.directory, mailbox: mailbox)
    defer { effects.stop() }
    var writer = PlainWriter(
      output: program.context.output, prompt: input.isTerminal ? "roster> " : nil)
    var state = state
    var events: [PlainEvent] = [.started]
    while true {
      for event in events {
        for step in state.take(event) {
          switch step {
          case .say(let line): writer.say(line)
          case .show(let user): writer.show(UserDetail(user, rest: program.rest(of: user)))
          case .prompt: writer.ask()
          case .run(.quit):
            writer.endLine()
            return .complete
          case .run(.interrupt):
            writer.endLine()
            return .interrupted
          case .run(let effect): effects.run(effect)
          }
        }
      }
      if program.context.output.hasFailed { return .temporary }
      events = []
      for event in input.wait(forLines: state.wantsLines) {
        switch event {
        case .line(let text):
          writer.lineWasTyped()
          events.append(.line(text))
        case .ended: events.append(.inputEnded)
        case .interrupted: events.append(.interrupted)
        case .resumed: writer.askAgain()
        case .terminated: return .terminated
        case .hangup: return .hangup
        }
      }
      events += mailbox.drain().map { .happened($0) }
    }
  }
}

/// Writes whole lines, and a prompt where somebody types.
private struct PlainWriter {
  let output: Output
  /// Nil where nobody types.
  let prompt: DisplayText?
  private var isPromptOpen = false

  init(output: Output, prompt: DisplayText?) {
    self.output = output
    self.prompt = prompt
  }

  mutating func say(_ line: DisplayText) {
    endLine()
    output.line(line)
  }

  mutating func show(_ user: UserDetail) {
    endLine()
    output.text(user.text)
  }

  mutating func ask() {
    guard let prompt else { return }
    output.question(prompt)
    isPromptOpen = true
  }

  func askAgain() {
    if isPromptOpen, let prompt { output.question(prompt) }
  }

  /// The terminal has ended the prompt's line.
  mutating func lineWasTyped() { isPromptOpen = false }

  mutating func endLine() {
    guard isPromptOpen else { return }
    isPromptOpen = false
    output.endQuestion()
  }
}
