package import DirectoryModel
import DirectoryText

extension AppState {
  /// The lines of what covers the panes.
  package var overlayEntries: [OverlayEntry] {
    guard let overlay else { return [] }
    switch overlay.kind {
    case .help(let context): return helpEntries(context, holding: overlay.filter)
    case .messages: return messageEntries(holding: overlay.filter)
    case .text(_, let lines): return lines.map { OverlayEntry(DetailLine("", $0)) }
    case .menu(let menu): return Self.entries(of: menu, holding: overlay.filter)
    case .palette: return paletteEntries(overlay.filter)
    case .key(let probe): return Self.entries(of: probe)
    }
  }

  package var overlayTitle: DisplayText {
    switch overlay?.kind {
    case .help(let context):
      overlay.map { $0.filter.isEmpty } ?? true
        ? "Keys that work in \(context.words)"
        : "Keys that work in \(context.words), with \(overlay?.filter ?? "")"
    case .messages: "Messages, the newest first"
    case .text(let title, _): title
    case .menu(let menu): menu.title
    case .palette: "Run an action"
    case .key: "Press keys to see what they send and run; Esc twice ends"
    case nil: .empty
    }
  }

  /// The keys of a context by groups, as far as they do something now.
  private func helpEntries(_ context: Action.Context, holding filter: String) -> [OverlayEntry] {
    let words = filter.split(whereSeparator: \.isWhitespace).map { String($0).folded }
    var below = self
    below.cover.close()
    if context != .prompt { below.typing.close() }
    let all = keys.entries(in: context).filter { below.refusal(of: $0.action) == nil }
    var entries: [OverlayEntry] = []
    for group in Action.Group.allCases {
      let members = all.filter { $0.action.name.group == group }
      var lines: [OverlayEntry] = []
      var seen: Set<Action> = []
      for member in members where seen.insert(member.action).inserted {
        let names = members.filter { $0.action == member.action }.map(\.keys)
        let text = (names + [member.words, "\(member.action.name.rawValue)"])
          .map(\.original.folded).joined(separator: " ")
        guard words.allSatisfy({ text.contains($0) }) else { continue }
        lines.append(
          OverlayEntry(
            DetailLine(names.joined(separator: " "), member.words), action: member.action))
      }
      if lines.isEmpty { continue }
      if !entries.isEmpty { entries.append(.blank) }
      entries += [.heading("\(group.rawValue)")] + lines
    }
    return entries.isEmpty ? [OverlayEntry(DetailLine("nothing here", "", .faint))] : entries
  }

  private func messageEntries(holding filter: String) -> [OverlayEntry] {
    let shown = messages.reversed().filter {
      filter.isEmpty || $0.text.original.folded.contains(filter.folded)
    }
    let lines = shown.map { message in
      DetailLine("", message.text, message.severity == .information ? .none : .warning)
    }
    let none: DisplayText = filter.isEmpty ? "none so far" : "none with that"
    return (lines.isEmpty ? [DetailLine("", none, .faint)] : lines).map { OverlayEntry($0) }
  }

  /// The actions that fit what is typed in the palette; those that can't work now say why.
  private func paletteEntries(_ text: String) -> [OverlayEntry] {
    var below = self
    below.cover.close()
    below.typing.close()
    let entries = Palette(text, orders: definition.orders).entries(
      keys: { keys.keys(for: $0, in: below.context) }, refusal: { below.refusal(of: $0) })
    return entries.isEmpty
      ? [OverlayEntry(DetailLine("no action is called that", "", .faint), isStop: false)] : entries
  }

  private static func entries(of menu: Menu, holding filter: String) -> [OverlayEntry] {
    let shown = menu.items.filter {
      filter.isEmpty || "\($0.label.original) \($0.note.original)".folded.contains(filter.folded)
    }
    let none = menu.items.isEmpty ? menu.placeholder : "nothing with that"
    if shown.isEmpty { return [OverlayEntry(DetailLine(none, "", .faint), isStop: false)] }
    return shown.map { item in
      let mark: DisplayText = item.isChosen.map { $0 ? "[x] " : "[ ] " } ?? ""
      return OverlayEntry(DetailLine("\(mark)\(item.label)", item.note), item: item.id)
    }
  }

  private static func entries(of probe: KeyProbe) -> [OverlayEntry] {
    probe.reports.reversed().flatMap { report -> [OverlayEntry] in
      let bindings = report.bindings.isEmpty ? ["not bound here"] : report.bindings
      return [OverlayEntry(DetailLine(report.key, "sent \(report.sent)", .heading))]
        + bindings.map { OverlayEntry(DetailLine("", $0)) }
    }
  }
}
