package import Browser
import DirectoryModel
package import Terminal

/// The browser on one terminal: waits, updates, draws. Runs on the thread that owns the driver.
package final class BrowserLoop {
  /// Why the loop has ended.
  package enum Ending: Hashable, Sendable {
    case quit
    /// Ctrl-C or SIGINT.
    case interrupted
    /// SIGTERM.
    case terminated
    /// The terminal has gone.
    case hangup
  }

  /// How long a begun sequence of keys waits before its next keys are shown.
  private static let hintDelay = Duration.milliseconds(300)

  private let driver: any TerminalDriver
  private let mailbox: Mailbox<AppEvent>
  private let effects: EffectRunner
  private let keymap: Keymap
  private var matcher: KeyMatcher
  private var state: AppState
  private var showsPending = false
  private var ending: Ending?

  package init(
    state: AppState, driver: any TerminalDriver, mailbox: Mailbox<AppEvent>,
    effects: EffectRunner, keymap: Keymap
  ) {
    self.state = state
    self.driver = driver
    self.mailbox = mailbox
    self.effects = effects
    self.keymap = keymap
    matcher = KeyMatcher(keymap)
  }

  /// Draws the first frame, then starts the work, and returns when the browser is to end.
  package func run() -> Ending {
    render()
    send(.started)
    render()
    while ending == nil {
      let events = driver.wait(timeout: patience)
      if events.isEmpty { timeOut() }
      for event in events where ending == nil { take(event) }
      for event in mailbox.drain() where ending == nil { send(event) }
      if ending == nil { render() }
    }
    effects.stop()
    return ending ?? .quit
  }

  /// How long to wait for a key; nil, and so for ever, unless one was begun.
  private var patience: Duration? {
    guard let pending = matcher.pending else { return nil }
    if !showsPending { return Self.hintDelay }
    return pending.timeoutApplies ? max(.zero, keymap.sequenceTimeout - Self.hintDelay) : nil
  }

  private func timeOut() {
    if !showsPending {
      showsPending = true
    } else if let match = matcher.timeoutExpired() {
      take(match)
    }
  }

  private func take(_ event: TerminalEvent) {
    switch event {
    case .key(let key): press(key)
    case .paste(let text): if state.prompt != nil { send(.typed(text)) }
    case .resized, .woken: break
    case .interrupted: ending = .interrupted
    case .terminated: ending = .terminated
    case .hangup: ending = .hangup
    }
  }

  private func press(_ key: Key) {
    take(matcher.press(key, in: state.context), key: key)
  }

  private func take(_ match: KeyMatcher.Match, key: Key? = nil) {
    if matcher.pending == nil { showsPending = false }
    switch match {
    case .action(let binding, let replay):
      send(.action(binding.action))
      if let replay, ending == nil { press(replay) }
    case .pending, .dropped: break
    case .none(let keys):
      if state.prompt != nil {
        if let typed = key?.typed { send(.typed(String(typed))) }
      } else {
        send(.unboundKeys("\(keys.description)"))
      }
    }
  }

  private func send(_ event: AppEvent) {
    for effect in update(&state, event) {
      switch effect {
      case .suspend: driver.suspend()
      case .redraw: driver.redraw()
      case .copy(let text): copy(text)
      case .quit: ending = .quit
      case .interrupt: ending = .interrupted
      default: effects.run(effect)
      }
    }
  }

  /// Copies by the way that is known to work here, and shows the text, since none of them answers.
  private func copy(_ text: String) {
    if effects.copy(text) { return }
    driver.copy(text)
    send(.noticed(Message("copied, where the terminal takes it: \(text)")))
  }

  private func render() {
    let screen = BrowserScreen(state, size: driver.size, keymap: keymap)
    send(.laidOut(screen.viewport))
    driver.present(screen.draw(state, pending: showsPending ? matcher.pending : nil))
  }
}
