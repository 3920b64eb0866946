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

  /// A key that comes again within this time is held; terminals repeat one every 30 to 50 ms.
  private static let heldInterval = Duration.milliseconds(60)

  /// The lines that a notch of the mouse's wheel moves.
  private static let wheelStep = 3

  private let driver: any TerminalDriver
  private let mailbox: Mailbox<AppEvent>
  private let effects: EffectRunner
  private var keymap: Keymap
  private let loadKeymap: (() -> LoadedKeymap)?
  private let now: () -> ContinuousClock.Instant
  private var matcher: KeyMatcher
  private var state: AppState
  private var showsPending = false
  /// What is on the screen.
  private var screen: BrowserScreen?
  private var lastKey: (key: Key, at: ContinuousClock.Instant)?
  /// The state before a key was held: its details stay until the key is released, and are then
  /// drawn once.
  private var stateBeforeHolding: AppState?
  private var ending: Ending?
  /// What was typed and waits for rows that were asked for: it counts as if it was typed when they
  /// are there. The action of the first keys, and what came after them, since when.
  private var awaiting: (action: Action, later: [TerminalEvent], since: ContinuousClock.Instant)?
  /// How long keys count as typed ahead: whoever types later than that has seen that rows are yet to
  /// come, and no key shall wait for a source that is dead.
  private static let typeAheadPatience = Duration.seconds(1)
  /// What was typed and is not sent yet: keys that come together are typed as one text, since each
  /// text that is typed brings about as much work as the whole line takes.
  private var typed = ""

  /// A loop over a state; `loadKeymap` reads the keymap files again, and is nil where there are
  /// none; `now` says when a key came.
  package init(
    state: AppState, driver: any TerminalDriver, mailbox: Mailbox<AppEvent>,
    effects: EffectRunner, keymap: Keymap, loadKeymap: (() -> LoadedKeymap)? = nil,
    now: @escaping () -> ContinuousClock.Instant = { .now }
  ) {
    self.state = state
    self.state.keys = keymap.table
    self.loadKeymap = loadKeymap
    self.now = now
    self.driver = driver
    self.mailbox = mailbox
    self.effects = effects
    self.keymap = keymap
    matcher = KeyMatcher(keymap)
  }

  /// Draws the first frame, then starts the work, and returns when the browser is to end.
  package func run() -> Ending {
    driver.takeMouse(state.hasMouse)
    render()
    send(.started)
    render()
    while ending == nil {
      let events = driver.wait(timeout: patience)
      if events.isEmpty {
        if stateBeforeHolding == nil { timeOut() } else { stateBeforeHolding = nil }
      }
      for event in events where ending == nil { take(event) }
      sendTyped()
      for event in mailbox.drain() where ending == nil { send(event) }
      goOnTyping()
      if ending == nil { render() }
    }
    effects.stop()
    return ending ?? .quit
  }

  /// How long to wait for a key; nil, and so for ever, unless one was begun or is held.
  private var patience: Duration? {
    if stateBeforeHolding != nil { return Self.heldInterval }
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

  /// Takes what was typed while rows were awaited, once they are there.
  private func goOnTyping() {
    while ending == nil, let (action, later, _) = awaiting, !state.awaitsRows(for: action) {
      awaiting = nil
      send(.action(action))
      for event in later where ending == nil { take(event) }
      sendTyped()
    }
  }

  private func take(_ event: TerminalEvent) {
    if let since = awaiting?.since {
      let isTypedAhead = since.duration(to: now()) < Self.typeAheadPatience
      switch event {
      case .key(.escape), .key(.control("c")):
        awaiting = nil
        return send(.awaited(false))
      case .key where !isTypedAhead, .paste where !isTypedAhead, .mouse where !isTypedAhead:
        awaiting = nil
        send(.awaited(false))
      case .key, .paste, .mouse:
        awaiting?.later.append(event)
        return
      default: break
      }
    }
    switch event {
    case .key(let key): press(key)
    case .paste(let text): send(state.isTyping ? .typed(text) : .pasted(text))
    case .mouse(let event): take(event)
    case .resized, .woken: break
    case .interrupted: ending = .interrupted
    case .terminated: ending = .terminated
    case .hangup: ending = .hangup
    }
  }

  private func take(_ event: MouseEvent) {
    guard state.hasMouse, let place = screen?.place(at: event.point, state) else { return }
    stateBeforeHolding = nil
    switch event.action {
    case .press: send(.pointed(place, .press))
    case .wheelUp: send(.pointed(place, .wheel(-Self.wheelStep)))
    case .wheelDown: send(.pointed(place, .wheel(Self.wheelStep)))
    }
  }

  private func press(_ key: Key) {
    let now = now()
    if let lastKey, lastKey.key == key, now - lastKey.at < Self.heldInterval,
      matcher.pending == nil, !state.isTyping
    {
      stateBeforeHolding = stateBeforeHolding ?? state
    } else {
      stateBeforeHolding = nil
    }
    lastKey = (key, now)
    if let capture = state.capture, key != .control("c") {
      let context = if case .probe(let context) = capture { context } else { state.context }
      return send(.captured(keymap.report(of: key, in: context), key.typed))
    }
    take(matcher.press(key, in: state.context), key: key)
  }

  private func take(_ match: KeyMatcher.Match, key: Key? = nil) {
    if matcher.pending == nil { showsPending = false }
    switch match {
    case .action(let binding, let replay):
      perform(binding.action)
      if let replay, ending == nil { take(TerminalEvent.key(replay)) }
    case .pending, .dropped: break
    case .none(let keys):
      if state.isTyping {
        if let character = key?.typed { typed.append(character) }
      } else {
        send(.unboundKeys("\(keys.description)"))
      }
    }
  }

  /// Sends an action, or keeps it until the rows are there that it is about.
  private func perform(_ action: Action) {
    sendTyped()
    guard state.awaitsRows(for: action) else { return send(.action(action)) }
    awaiting = (action, [], now())
    send(.awaited(true))
  }

  private func sendTyped() {
    guard !typed.isEmpty else { return }
    let text = typed
    typed = ""
    send(.typed(text))
  }

  private func send(_ event: AppEvent) {
    sendTyped()
    for effect in update(&state, event) {
      switch effect {
      case .suspend: driver.suspend()
      case .redraw: driver.redraw()
      case .takeMouse(let isTaken): driver.takeMouse(isTaken)
      case .copy(let clip): copy(clip)
      case .reloadKeys: reloadKeys()
      case .quit: ending = .quit
      case .interrupt: ending = .interrupted
      default: effects.run(effect)
      }
    }
  }

  /// Copies by the way that is known to work here.
  private func copy(_ clip: Clip) {
    if clip.bytes > Clip.maximumBytes { return send(.copied(clip, .tooLong)) }
    if effects.copy(clip) { return }
    driver.copy(clip.text)
    send(.copied(clip, .terminal))
  }

  private func reloadKeys() {
    guard let loadKeymap else {
      return send(.noticed(Message("there is no keymap.conf to read here", .warning)))
    }
    let loaded = loadKeymap()
    keymap = loaded.keymap
    matcher = KeyMatcher(keymap)
    send(.keysLoaded(keymap.table, report: loaded.report))
  }

  private func render() {
    let isHeldInList = state.focus == .list && state.overlay == nil
    let screen = BrowserScreen(
      state, size: driver.size, hasColor: driver.hasColor,
      detailsOf: isHeldInList ? stateBeforeHolding : nil)
    send(.laidOut(screen.viewport))
    self.screen = screen
    driver.present(screen.draw(state, pending: showsPending ? matcher.pending : nil))
  }
}
