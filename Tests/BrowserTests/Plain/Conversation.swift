import Browser
import DirectoryModel
import TestSupport

/// A plain browser over some users, whose lists are answered at once and whose other effects the
/// test answers.
struct Conversation {
  private var state: PlainState
  var users: [User]
  /// Listings wait for ``answer()`` while this is false.
  var answersAtOnce = true
  /// What was written since it was last taken: a line each, `> ` for a prompt, `[…]` for an effect.
  private var written: [String] = []
  private var question: (query: Query, generation: Int)?

  init(
    _ users: [User], sources: [SourceState] = [.whole()], query: Query = .all,
    wanted: UserReference? = nil, isRefresh: Bool = false
  ) {
    self.users = users
    state = PlainState(sources: sources, query: query, wanted: wanted, isRefresh: isRefresh)
  }

  /// A conversation in which the first list was read out and nothing is read behind it.
  static func begun(
    _ users: [User], sources: [SourceState] = [.whole()], query: Query = .all
  ) -> Conversation {
    var conversation = Conversation(users, sources: sources, query: query)
    _ = conversation.send(.started)
    _ = conversation.send(.happened(.loadEnded))
    _ = conversation.send(.happened(.loadEnded))
    return conversation
  }

  /// What is written after an event.
  mutating func send(_ event: PlainEvent) -> [String] {
    perform(state.take(event))
    defer { written = [] }
    return written
  }

  /// What is written after a line was typed.
  mutating func type(_ line: String) -> [String] { send(.line(line)) }

  /// Brings the list that was asked for, as the users are now.
  mutating func answer() -> [String] {
    guard let question else { return ["nothing was asked"] }
    self.question = nil
    return send(.happened(listing(question.query, question.generation)))
  }

  private mutating func perform(_ steps: [PlainStep]) {
    for step in steps {
      switch step {
      case .say(let line): written.append(line.printable)
      case .show(let user): written.append("(\(user.reference.text.printable))")
      case .prompt: written.append("> ")
      case .run(.list(let query, _, let generation)) where answersAtOnce:
        perform(state.take(.happened(listing(query, generation))))
      case .run(.list(let query, _, let generation)):
        question = (query, generation)
        written.append("[list]")
      case .run(.load(let need)): written.append("[load \(need)]")
      case .run(.refresh(let reference)): written.append("[refresh \(reference.text.printable)]")
      case .run(.cancelLoads): written.append("[stop]")
      case .run(.quit): written.append("[quit]")
      case .run(.interrupt): written.append("[interrupt]")
      case .run(let effect): written.append("\(effect)")
      }
    }
  }

  private func listing(_ query: Query, _ generation: Int) -> AppEvent {
    let context = QueryContext(now: Timestamp(seconds: 1_700_000_000))
    let truths = users.map { query.truth(of: $0, context) }
    var cannotTell = CannotTell()
    for (user, truth) in zip(users, truths) where truth == .unknown {
      cannotTell.add([.mfa], of: user.reference.source)
    }
    let matches = zip(users, truths).filter { $0.1 == .yes }.map(\.0)
    var rows = Rows(matches, total: users.count)
    rows.cannotTell = cannotTell
    return .listed(rows, generation: generation)
  }
}

extension SourceState {
  /// A source that was read whole.
  static func whole(_ name: String = "one") -> SourceState {
    var state = SourceState.sample(name)
    state.asOf = Timestamp(seconds: 1_700_000_000)
    state.isStored = true
    return state
  }

  /// The source with some of its state changed.
  func with(_ change: (inout SourceState) -> Void) -> SourceState {
    var state = self
    change(&state)
    return state
  }
}
