package import DirectoryModel
import DirectoryText

/// The browser as a conversation, line by line: for screen readers, terminals that only print, and
/// pipes.
///
/// Nothing is written between a prompt and the line that is typed there: what happens meanwhile is
/// said before the next prompt. Numbers mean what was read out under them, whatever has changed
/// since. Lines that come while something is read wait until it was.
package struct PlainState: Sendable {
  /// What has to come before the conversation goes on.
  enum Wait: Hashable, Sendable {
    case lists
    case listing(Purpose)
    case user(UserReference)
  }

  /// What a listing is asked for.
  enum Purpose: Hashable, Sendable {
    /// To be read out from its beginning.
    case begin
    /// To be read out from where it was left.
    case again
    /// To see whether it differs from what was read out.
    case check
  }

  /// How many users are read out at once.
  static let pageLength = 10

  var sources: [SourceState]
  var wait: Wait?
  /// The users that numbers mean, and what they were found by.
  var listing: any UserListing = EmptyListing()
  var query: Query
  /// The row that was read out first.
  var start = 0
  /// The user that was shown last; nil after a list was.
  var shown: UserReference?
  /// The user to show at the beginning.
  private var wanted: UserReference?

  /// What was asked for last, and how it is known when it comes.
  private(set) var asked: (query: Query, generation: Int)
  /// What was last said of the list: its head and its page.
  private var told: [DisplayText] = []
  /// Whether users came, changed or went since a listing was asked for.
  private var isStale = false

  /// How many readings of lists are under way.
  private(set) var loads = 0
  private var reading = ListReading()
  private var isStopping = false
  /// Whether what is old is yet to be read behind the conversation.
  private var isRefreshDue: Bool

  /// Lines that are yet to be dealt with.
  private var lines: ArraySlice<String> = []
  private var hasInputEnded = false
  private var isAtPrompt = false
  private var isOver = false
  /// What is to be said before the next prompt.
  private var remarks: [DisplayText] = []
  private var steps: [PlainStep] = []
  private let firstNeed: LoadNeed

  /// The conversation at its start, with what the list is filtered by or the user to show, and
  /// whether all sources are read before anything is said.
  package init(
    sources: [SourceState], query: Query = .all, wanted: UserReference? = nil,
    isRefresh: Bool = false
  ) {
    self.sources = sources
    self.query = query
    self.wanted = wanted
    asked = (query, 0)
    firstNeed = isRefresh ? .all : .missing
    isRefreshDue = !isRefresh
  }

  /// Whether all lines were dealt with: more are better left where they come from until then.
  package var wantsLines: Bool { lines.isEmpty }

  /// What an event comes to.
  package mutating func take(_ event: PlainEvent) -> [PlainStep] {
    switch event {
    case .started: load(firstNeed)
    case .line(let text):
      lines.append(text)
      isAtPrompt = false
    case .inputEnded:
      hasInputEnded = true
      isAtPrompt = false
    case .interrupted: interrupt()
    case .happened(let event): take(event)
    }
    goOn()
    defer { steps = [] }
    return steps
  }

  mutating func say(_ text: DisplayText) { steps.append(.say(text)) }

  mutating func run(_ effect: Effect) { steps.append(.run(effect)) }

  mutating func end(_ effect: Effect) {
    isOver = true
    run(effect)
  }

  /// Deals with what was typed; when that is done, says what has happened and asks for more.
  private mutating func goOn() {
    while !isOver, !isAtPrompt, wait == nil {
      if let line = lines.popFirst() {
        perform(line)
      } else if isStale, !hasInputEnded {
        ask(for: asked.query, .check)
      } else {
        for remark in remarks { say(remark) }
        remarks = []
        if hasInputEnded { return end(.quit) }
        steps.append(.prompt)
        isAtPrompt = true
      }
    }
  }

  private mutating func take(_ event: AppEvent) {
    switch event {
    case .sourceChanged(let source): take(source)
    case .sourcePaused(let name, let pause):
      if wait == .lists { say("\(name): \(pause.sentence).") }
    case .indexAdvanced(let progress?):
      if wait == .lists, let words = reading.take(progress) { say(words) }
    case .usersChanged: isStale = true
    case .loadEnded:
      loads -= 1
      if loads == 0 { listsWereRead() }
    case .listed(let listing, let generation):
      guard case .listing(let purpose) = wait, generation == asked.generation else { return }
      wait = nil
      take(listing, purpose)
    case .refreshed(let user):
      guard wait == .user(user.reference) else { return }
      wait = nil
      isStopping = false
      isStale = true
      show(user)
    case .refreshFailed(let reference, let error):
      guard wait == .user(reference) else { return }
      wait = nil
      isStopping = false
      say(error.code == .cancelled ? "Stopped." : "\(error.message).")
    case .noticed(let message):
      if wait == nil { remarks.append(message.text) } else { say(message.text) }
    default: break
    }
  }

  /// Stops what is being read; ends where nothing is, or where that was asked for before.
  private mutating func interrupt() {
    let isReadingUser = if case .user = wait { true } else { false }
    guard loads > 0 || isReadingUser, !isStopping else { return end(.interrupt) }
    lines = []
    isAtPrompt = false
    isStopping = true
    isRefreshDue = false
    run(.cancelLoads)
    say("Reading stops; Ctrl-C again quits.")
  }
}

/// The lists of the sources.
extension PlainState {
  /// Reads lists and says how far that is.
  mutating func load(_ need: LoadNeed) {
    wait = .lists
    begin(need)
  }

  private mutating func begin(_ need: LoadNeed) {
    loads += 1
    isStopping = false
    run(.load(need))
    guard wait == .lists else { return }
    reading.begin()
    // What is being read already is joined.
    for source in sources where source.phase == .loading {
      for words in reading.take(source) { say(words) }
    }
  }

  private mutating func take(_ source: SourceState) {
    guard let index = sources.firstIndex(where: { $0.source.name == source.source.name }) else {
      return
    }
    sources[index] = source
    let words = reading.take(source)
    if wait == .lists {
      for words in words { say(words) }
    } else if source.isTroubled, source.error?.code != .cancelled {
      remarks += words
    }
  }

  private mutating func listsWereRead() {
    isStopping = false
    guard wait == .lists else { return }
    // Before the first list nothing was told yet.
    if !told.isEmpty, !reading.hasBegun {
      wait = nil
      return say("No source may be asked here: offline, or the store is a published one.")
    }
    if told.isEmpty, sources.contains(where: \.isStored) {
      let times = sources.compactMap(\.asOf)
      if let oldest = times.min() { say("From the store, as of \(oldest.dateAndTime).") }
    }
    ask(for: query, told.isEmpty ? .begin : .again)
  }

  mutating func ask(for query: Query, _ purpose: Purpose) {
    wait = .listing(purpose)
    asked = (query, asked.generation + 1)
    isStale = false
    run(.list(query, sort: nil, generation: asked.generation))
  }

  private mutating func take(_ listing: any UserListing, _ purpose: Purpose) {
    if purpose == .check {
      let now = account(of: listing)
      if now != told { remarks.append("The list has changed: \(now[0]) Enter shows it.") }
      told = now
      return
    }
    self.listing = listing
    query = asked.query
    if purpose == .begin || start >= listing.count { start = 0 }
    if let wanted {
      self.wanted = nil
      told = account(of: listing)
      showWanted(wanted)
    } else {
      sayPage(withHead: true)
    }
    guard isRefreshDue else { return }
    isRefreshDue = false
    begin(.old)
  }

  private mutating func showWanted(_ reference: UserReference) {
    if let row = listing.row(of: reference) { return show(listing.user(at: row)) }
    say("There is no user \(reference.text).")
    sayPage(withHead: true)
  }

  /// Reads out the page, and keeps what was said of the list.
  mutating func sayPage(withHead: Bool) {
    shown = nil
    told = account(of: listing)
    for line in told.dropFirst(withHead ? 0 : 1) { say(line) }
    let next = start + Self.pageLength
    guard next < listing.count else { return }
    let last = min(next + Self.pageLength, listing.count)
    say("n shows \((next + 1).grouped) to \(last.grouped) of \(listing.count.grouped).")
  }

  /// Writes all that is known of a user.
  mutating func show(_ user: User) {
    shown = user.reference
    steps.append(.show(user))
    if user.shownDetail == .list { say("Only its row of a list was read; r reads the rest.") }
  }
}
