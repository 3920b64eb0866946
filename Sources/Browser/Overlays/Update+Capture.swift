package import DirectoryModel

extension AppState {
  /// Takes a key as it is: looks into it, or takes it as the letter of a saved view.
  mutating func capture(_ report: KeyProbe.Report, _ character: Character?) -> [Effect] {
    switch capture {
    case .probe:
      guard case .key(var probe)? = overlay?.kind else {
        cover.endCapture()
        break
      }
      if report.key == "<Esc>", probe.reports.last?.key == "<Esc>" {
        cover.endCapture()
        break
      }
      probe.add(report)
      cover.show(probe)
    case .saveView:
      cover.endCapture()
      if let character { save(under: character) }
    case .recallView:
      cover.endCapture()
      if let character { return recall(character) }
    case nil: break
    }
    return []
  }

  private mutating func save(under letter: Character) {
    let saved = SavedView(filter: users.filter.text, sort: sort, columns: columns.shown)
    savedViews[letter] = saved
    guard let unkept else { return say(Message("saved under \(letter): \(saved.words)")) }
    say(
      Message(
        "saved under \(letter) until roster ends: \(saved.words); not kept: \(unkept)", .warning)
    )
  }

  private mutating func recall(_ letter: Character) -> [Effect] {
    guard let saved = savedViews[letter] else {
      refuse("nothing is saved under \(letter); there is \(savedLetters)")
      return []
    }
    _ = users.order(by: saved.sort.map { ListOrder($0) })
    columns.show(saved.columns)
    return showUsers(matching: saved.filter)
  }

  /// The letters under which something is saved, with what it is.
  package var savedLetters: DisplayText {
    savedViews.keys.sorted().map { "\($0) \(savedViews[$0]?.words ?? "")" }
      .joined(separator: ", ")
  }
}
