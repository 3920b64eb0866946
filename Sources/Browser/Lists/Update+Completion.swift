import DirectoryModel
import DirectoryText

extension AppState {
  /// Completes what is typed in the one way that there is, or goes through several.
  mutating func complete(by step: Int) -> [Effect] {
    guard var open = prompt else { return [] }
    if open.completion != nil {
      open.completion?.move(by: step)
    } else {
      open.completion = completion(of: open)
      if step < 0 { open.completion?.move(by: -1) }
    }
    guard let completion = open.completion else {
      refuse("nothing is known that goes on from here")
      return []
    }
    open.editor.replace(with: completion.chosen.text, cursor: completion.chosen.cursor)
    if completion.candidates.count == 1 { open.completion = nil }
    typing.open(open)
    return promptChanged()
  }

  /// Takes an older filter that holds what is typed, each time the one before.
  mutating func recallFilter() -> [Effect] {
    guard var open = prompt else { return [] }
    let recall = open.recall ?? Prompt.Recall(wanted: open.editor.text, index: 0)
    let wanted = recall.wanted.folded
    let found = filterHistory.reversed().filter {
      $0.folded.contains(wanted) && $0 != recall.wanted
    }
    guard !found.isEmpty else {
      refuse(wanted.isEmpty ? "no filter was used before" : "no older filter holds that")
      return []
    }
    let text = found[recall.index % found.count]
    open.editor = LineEditor(text)
    open.recall = Prompt.Recall(wanted: recall.wanted, index: recall.index + 1)
    typing.open(open)
    return promptChanged()
  }

  private func completion(of prompt: Prompt) -> Completion? {
    let text = prompt.editor.text
    switch prompt.purpose {
    case .filter where definition.isSearched:
      let query = QueryCompletion(text, cursor: prompt.editor.cursor, knownValues: knownValues)
      let characters = prompt.editor.characters
      return Completion(
        query.candidates.map { candidate in
          let before = String(characters[..<query.range.lowerBound]) + candidate.insertion
          let after = String(characters[query.range.upperBound...])
          return .init(
            text: before + after, cursor: before.count, label: candidate.label,
            note: candidate.note)
        })
    case .palette:
      return Completion(
        overlayEntries.compactMap { entry in
          entry.completion.map {
            .init(text: $0, cursor: $0.count, label: entry.line.label, note: entry.line.value)
          }
        })
    case .filter, .find, .export: return nil
    }
  }

  /// The values of a field that have been seen, the likeliest first.
  private func knownValues(_ field: TextField) -> [DisplayText] {
    switch field {
    case .source: return sources.map { "\($0.source.name)" }
    case .provider:
      return Set(sources.map(\.source.provider)).sorted().map { DisplayText($0) }
    case .role where !knownRoles.isEmpty: return knownRoles
    default: return FacetField(field).flatMap { facets.values[$0] } ?? []
    }
  }
}
