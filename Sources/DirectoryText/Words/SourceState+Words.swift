package import DirectoryModel

/// What is said of how far a source is: screens, plain mode and commands say it from here.
extension SourceState {
  /// The source's name, to be shown.
  package var name: DisplayText { DisplayText(source.name) }

  /// The state alone, for a column: `reading`, `FAILED`.
  package var stateWord: DisplayText {
    switch phase {
    case .waiting: "waiting"
    case .loading: pause == nil ? "reading" : "pausing"
    case .complete: "complete"
    case .partial: hasEndedShort ? "INCOMPLETE" : "STOPPED"
    case .failed: "FAILED"
    }
  }

  /// The state with how much was read and why no more, for a screen: `complete`,
  /// `1,200 of 3,000 read`, `FAILED: timed out`.
  package var words: DisplayText {
    switch phase {
    case .waiting, .complete: stateWord
    case .loading:
      "\(got.grouped)\(ofExpected) read\(expected == nil ? " so far" : "")\(pauseInBrackets)"
    case .partial where hasEndedShort && (expected != nil || error == nil):
      "\(stateWord), \(got.grouped) of \((expected ?? got).grouped) read"
    case .partial: "\(stateWord) at \(got.grouped): \(reason)"
    case .failed: "\(stateWord): \(reason)"
    }
  }

  /// What a reading that has ended came to, for somebody who listens: `1,200 users`.
  package var outcome: DisplayText {
    if phase == .complete { return users }
    return error?.code == .cancelled ? "stopped after \(users)" : words
  }

  /// What a reading came to, for a line that is kept:
  /// `tines: 20,000 users, complete: 12 new, 3 changed, 1 gone`.
  package var summary: DisplayText {
    var text: DisplayText = "\(name): \(hasEnded ? result : "failed")"
    if let changes {
      let news = changes.news
      if !news.isEmpty {
        text = "\(text): \(news)"
      } else if phase == .complete || phase == .partial {
        text = "\(text): nothing new"
      }
    }
    if phase != .complete, let asOf { text = "\(text), complete as of \(asOf.rfc3339)" }
    return text
  }

  /// How far a reading is that began so many seconds ago, with what it waits for or has come to:
  /// `tines: 12,000 of 20,000 users, 60 %, 1,900 a second, 4 s left`.
  package func progress(after seconds: Double?) -> DisplayText {
    if let pause {
      let sofar: DisplayText = got > 0 ? "\(users), " : ""
      return "\(name): \(sofar)\(pause.record)"
    }
    // As long as its reading has not begun, what it waits for is the news, not what is stored.
    if isStored || phase == .waiting, !notices.isEmpty {
      return "\(name): \(notices.joined(separator: "; "))"
    }
    guard phase == .loading, let seconds else { return "\(name): \(result)" }
    let rate = seconds > 0.2 ? Double(got) / seconds : 0
    let speed: DisplayText = rate >= 1 ? ", \(Int(rate).grouped) a second" : ""
    guard let expected, expected > 0 else { return "\(name): \(users)\(speed)" }
    let percent = min(100, got * 100 / expected)
    let left: DisplayText =
      rate >= 1 ? ", \(Int((Double(max(0, expected - got)) / rate).rounded(.up))) s left" : ""
    return "\(name): \(got.grouped)\(ofExpected) users, \(percent) %\(speed)\(left)"
  }

  /// What is missing of the source and what to do, a sentence each; empty where its users are all
  /// there.
  package var shortcomings: [DisplayText] {
    if isUsable { return [] }
    var lines = error.map { [$0.message] } ?? []
    if phase == .partial, error?.code != .incomplete {
      lines.append("\(name): only \(got.grouped)\(ofExpected) users were read")
    } else if phase == .waiting {
      lines.append(Self.nothingStored(of: source.name))
    }
    return lines
  }

  /// That nothing of a source is stored that was not to be asked, and what to do.
  package static func nothingStored(of source: String) -> DisplayText {
    "\(source): nothing is stored of it; leave out --offline to ask it"
  }

  /// Whether the list was read to an end that may not be the end.
  private var hasEndedShort: Bool { error == nil || error?.code == .incomplete }

  private var hasEnded: Bool { phase != .waiting && phase != .loading }

  private var result: DisplayText {
    switch phase {
    case .waiting: "waits"
    case .loading: users
    case .complete: "\(users), complete"
    case .partial: "\(users), incomplete"
    case .failed: "failed"
    }
  }

  private var users: DisplayText { "\(got.grouped) users" }

  private var ofExpected: DisplayText { expected.map { " of \($0.grouped)" } ?? "" }

  private var pauseInBrackets: DisplayText { pause.map { " (\($0.words))" } ?? "" }

  private var reason: DisplayText { error?.summary ?? "unknown" }
}

extension SourceState.Pause {
  /// Why it waits and until when, as briefly as a screen has it: `rate limit, goes on 12:05:10 UTC`.
  package var words: DisplayText { "\(reason), goes on \(until.clock)" }

  /// The same for somebody who listens: `rate limit, goes on at 12:05:10 UTC`.
  package var sentence: DisplayText { "\(reason), goes on at \(until.clock)" }

  /// The same with the day, for a line that is kept.
  package var record: DisplayText { "\(reason), goes on at \(until.rfc3339)" }
}

extension StoreChanges {
  /// What has changed and how often, where it has: `12 new, 3 changed, 1 gone`.
  package var news: DisplayText {
    [added > 0 ? new : "", changed > 0 ? altered : "", gone > 0 ? left : ""]
      .filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// All that a run came to: `12 new, 0 changed, 88 as before, 1 gone`.
  package var words: DisplayText {
    "\(new), \(altered), \(unchanged.grouped) as before, \(left)"
  }

  private var new: DisplayText { "\(added.grouped) new" }
  private var altered: DisplayText { "\(changed.grouped) changed" }
  private var left: DisplayText { "\(gone.grouped) gone" }
}
