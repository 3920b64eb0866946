import DirectoryModel

extension PlainState {
  /// Does what a line says.
  mutating func perform(_ line: String) {
    let text = line.drop(while: \.isWhitespace)
    if text.hasPrefix("/") { return filter(by: String(text.dropFirst())) }
    let words = text.split(whereSeparator: \.isWhitespace)
    switch words.joined(separator: " ") {
    case "": ask(for: query, .again)
    case "?", "help": for line in Self.help { say(line) }
    case "n": turn(by: Self.pageLength, otherwise: "There are no more users.")
    case "p": turn(by: -Self.pageLength, otherwise: "These are the first users.")
    case "r": readAgain()
    case "w":
      say(
        """
        Why somebody can sign in, or not, is not there yet; what a user's number shows has the \
        facts under Security.
        """)
    case "q", "quit", "exit": end(.quit)
    case let other:
      if let number = Int(other) { return show(number: number) }
      say("There is no command \(other); /\(other) looks for it, ? says what there is.")
    }
  }

  private static let help: [DisplayText] = [
    "/bob shows the users that match bob, /mfa:off those without MFA; / alone shows all.",
    "A number shows that user. Enter shows the list again, as it is now.",
    "n shows the next \(pageLength) users, p the previous ones.",
    "r reads again: the user that was just shown, or else all sources.",
    "q quits; Ctrl-C stops what is being read, or quits.",
  ]

  /// A query that is not understood leaves everything as it is.
  private mutating func filter(by text: String) {
    do throws(QueryError) {
      let query = try Query(parsing: text)
      if !query.isEmpty { say("Looking for: \(query.echo).") }
      ask(for: query, .begin)
    } catch {
      say("The list stays as it was. After the slash, column \(error.column): \(error.message)")
    }
  }

  private mutating func turn(by rows: Int, otherwise refusal: DisplayText) {
    let row = start + rows
    guard row >= 0, row < listing.count else { return say(refusal) }
    start = row
    sayPage(withHead: false)
  }

  private mutating func show(number: Int) {
    guard number > 0, number <= listing.count else {
      return say("There is no \(number); the list has \(listing.count.grouped).")
    }
    show(listing.user(at: number - 1))
  }

  private mutating func readAgain() {
    guard let shown else { return load(loads > 0 ? .again : .all) }
    wait = .user(shown)
    say("Reading \(shown.text).")
    run(.refresh(shown))
  }
}
