import DirectoryModel
import DirectoryText

extension AppState {
  /// Takes text that was pasted where nothing is typed: one address filters, several ask first.
  mutating func paste(_ text: String) -> [Effect] {
    guard !isTyping, overlay == nil, capture == nil else { return [] }
    let found = LookUp(in: text, sources: sources.map(\.source.name))
    guard let first = found.entries.first else {
      refuse("what was pasted holds no e-mail address and no source/id; / filters by text")
      return []
    }
    guard found.entries.count > 1 else { return showUsers(matching: LookUp([first]).query.text) }
    let keys = [Action(.accept), Action(.cancel)].map { self.keys.keys(for: $0, in: .menu).first }
    open(
      Overlay(
        .menu(.lookUp(found, accept: keys[0] ?? "<Enter>", cancel: keys[1] ?? "<Esc>"))))
    return []
  }

  /// Lists the users of the chosen entries, and asks which there are.
  mutating func lookUp(_ wanted: LookUp, _ chosen: [Menu.Item]) -> [Effect] {
    let ids = Set(chosen.map(\.id))
    let lookUp = LookUp(
      wanted.entries.enumerated().filter { ids.contains("\($0.offset)") }.map(\.element))
    closeOverlay()
    return showUsers(matching: lookUp.query.text) + [.lookUp(lookUp)]
  }

  /// Tells how many were found, and shows those that were not to be selected by hand.
  mutating func tell(_ result: LookUpResult) {
    let all = result.asked.entries.count
    let missing = result.missing
    let users: DisplayText = "\(result.users.grouped) \(users.definition.noun(result.users))"
    let found: DisplayText =
      "found \((all - missing.count).grouped) of \(all.grouped), \(users)"
    guard !missing.isEmpty else { return say(Message(found)) }
    let names = missing.map(\.text)
    say(
      Message(
        "\(found)\(doubts(about: result)); not found: \(names.joined(separator: ", "))", .warning))
    guard overlay == nil, prompt == nil, capture == nil else { return }
    open(
      Overlay(.text(title: "\(missing.count.grouped) of \(all.grouped) not found", lines: names)))
  }

  /// Why somebody who was not found may be there all the same.
  private func doubts(about result: LookUpResult) -> DisplayText {
    let unread = sources.neverReadWhole
    let open = result.cannotTell.words(sources: sources.byName)
    let doubts = [
      unread.isEmpty ? "" : "not read whole: \(unread.joined(separator: ", "))", open,
    ]
    return doubts.map { $0.isEmpty ? "" : "; \($0)" }.joined(separator: "")
  }
}

extension Menu {
  /// Whether to look up what was pasted; each entry can be left out.
  static func lookUp(_ found: LookUp, accept: DisplayText, cancel: DisplayText) -> Menu {
    let all = found.entries.count
    let entries = Array(found.entries.prefix(LookUp.maximum))
    let number: DisplayText =
      all > entries.count
      ? "the first \(entries.count.grouped) of \(all.grouped) addresses"
      : "\(all.grouped) addresses"
    return Menu(
      .lookUp(LookUp(entries)), title: "Look up \(number)? \(accept) yes, \(cancel) no",
      items: entries.enumerated().map { index, entry in
        Item(id: "\(index)", label: entry.text, isChosen: true)
      })
  }
}
