import DirectoryModel
import DirectoryText

extension AppState {
  /// Copies the selected user, or all marked ones, in a form.
  mutating func copy(_ form: CopyForm) -> [Effect] {
    if form == .command {
      return [.copy(Clip(command, what: "the command for this list"))]
    }
    if form == .cell, focus == .detail { return copyFact() }
    if !definition.isSearched { return copyRow(form) }
    guard !marks.isEmpty else { return copy(form, of: selectedUser.map { [$0] } ?? []) }
    if let users = listedMarks { return copy(form, of: users) }
    let wanted = wantedMarks
    return [.mark(marks.tell()), .gather(wanted, sort: sort, form, marked: marks.count)]
  }

  /// Copies those that are left of the users that were marked.
  mutating func copy(_ form: CopyForm, of listing: any UserListing, marked: Int) -> [Effect] {
    guard listing.count > 0 else {
      refuse("nothing is copied: no source lists the \(marked.grouped) marked any longer")
      return []
    }
    let users = (0..<listing.count).map(listing.user)
    let hidden =
      users.count <= Self.fewMarks
      ? users.count { list.listing.row(of: $0.reference) == nil } : marks.absent?.hidden ?? 0
    let gone = max(0, marked - users.count)
    return copy(form, of: users, absent: AbsentMarks(hidden: hidden, gone: gone))
  }

  private mutating func copy(
    _ form: CopyForm, of users: [User], absent: AbsentMarks = AbsentMarks()
  ) -> [Effect] {
    guard let first = users.first else { return [] }
    let texts = users.compactMap { text(of: $0, as: form) }
    // Answers of several lines stand apart.
    let separator = form == .ticket ? "\n\n" : "\n"
    guard !texts.isEmpty else {
      refuse(absence(of: form, first, count: users.count))
      return []
    }
    let whom: DisplayText = texts.count == 1 ? first.label : "\(texts.count.grouped) users"
    let missing = users.count - texts.count
    let notes: [DisplayText] = [
      absent.hidden == 0 ? "" : "\(absent.hidden.grouped) of them hidden by the filter",
      missing == 0 ? "" : "\(missing.grouped) marked have none here",
      absent.gone == 0 ? "" : "\(absent.gone.grouped) gone left out",
    ].filter { !$0.isEmpty }
    let note: DisplayText = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
    return [
      .copy(Clip(texts.joined(separator: separator), what: "\(form.words) of \(whom)\(note)"))
    ]
  }

  /// The marked users in the order of the list, if it has them all and they are few: to look for
  /// one takes a while in a long list.
  private var listedMarks: [User]? {
    guard marks.count <= Self.fewMarks else { return nil }
    let rows = marks.all.compactMap { list.listing.row(of: $0) }.sorted()
    return rows.count == marks.count ? rows.map { list.listing.user(at: $0) } : nil
  }

  private static let fewMarks = 200

  private func text(of user: User, as form: CopyForm) -> String? {
    switch form {
    case .row:
      columns.shown.map { text(of: user, in: $0) }.joined(separator: "\t")
    case .email: user.email?.printable
    case .id: DisplayText(user.id.text).printable
    case .cell: text(of: user, in: columns.cursor ?? .field(.name))
    case .json: user.json.text(marks.isEmpty ? .indented : .compact)
    case .url:
      adminURLs[user.reference.source]?.replacing("{id}", with: user.id.text.percentEncoded)
    case .ticket: UserDetail(user, rest: rest(of: user)).ticketAnswer
    case .command: nil
    }
  }

  private func text(of user: User, in column: ColumnID) -> String {
    let row = ViewRow(.user(user.reference), user)
    return definition.columns.first { $0.id == column }?.text(row).printable ?? ""
  }

  private func absence(of form: CopyForm, _ user: User, count: Int) -> DisplayText {
    switch form {
    case .url: "no admin_url is configured for \(user.reference.source)"
    case .email where count == 1: "\(user.label) has no e-mail address at \(user.reference.source)"
    case .email: "none of the \(count.grouped) users has an e-mail address"
    default: "there is nothing to copy"
    }
  }

  /// Copies what stands at the cursor of the details.
  private mutating func copyFact() -> [Effect] {
    let lines = detailLines
    guard detailPosition.index < lines.count else { return [] }
    let line = lines[detailPosition.index]
    let text = line.value.isEmpty ? line.label : line.value
    guard !text.isEmpty else {
      refuse("there is nothing to copy on this line")
      return []
    }
    let what = line.value.isEmpty || line.label.isEmpty ? "the line" : line.label
    return [.copy(Clip(text.printable, what: what))]
  }

  /// Copies the selected row of a view that lists no users.
  private mutating func copyRow(_ form: CopyForm) -> [Effect] {
    guard let row = detailed else { return [] }
    guard [.row, .cell, .id].contains(form) else {
      refuse("only users have \(form.words)")
      return []
    }
    let cells = definition.columns.map { $0.cell(row, cellContext).text.printable }
    let name = cells.first { $0.count > 1 } ?? ""
    let text = form == .row ? cells.joined(separator: "\t") : name
    return [.copy(Clip(text, what: form == .row ? "the row of \(name)" : "\(name)"))]
  }

  /// The `roster` command that prints what the list shows, for a shell.
  private var command: String {
    definition.command(self).map(\.shellWord).joined(separator: " ")
  }

  /// Says which text went where, and shows it where it went nowhere.
  mutating func tell(_ outcome: CopyOutcome, of clip: Clip) {
    lastClip = clip
    let what: DisplayText = "\(clip.what), \(clip.size)"
    switch outcome {
    case .terminal:
      say(Message("copied by OSC 52, where the terminal takes it: \(what); :copied shows it"))
    case .tmux: say(Message("copied to tmux: \(what)"))
    case .failed:
      say(Message("not copied: tmux did not take \(what); select it here", .warning))
      showLastClip()
    case .tooLong:
      say(
        Message(
          """
          not copied: \(what), and a clipboard takes \(Clip.maximumBytes.grouped) here; select it \
          here
          """, .warning))
      showLastClip()
    }
  }

  mutating func showLastClip() {
    guard let lastClip else { return }
    // A tab would be shown as a mark, and copied as one.
    let text = lastClip.text.replacing("\t", with: "  ")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    open(Overlay(.text(title: lastClip.what, lines: lines.map { DisplayText(String($0)) })))
  }
}

extension CopyForm {
  var words: DisplayText {
    switch self {
    case .row: "the row"
    case .email: "the e-mail address"
    case .id: "the id"
    case .cell: "the cell"
    case .json: "the JSON"
    case .ticket: "the ticket answer"
    case .url: "the admin page's address"
    case .command: "the command"
    }
  }
}
