import DirectoryModel
import DirectoryText

extension AppState {
  /// Begins to type what is to be found in whatever has the keys.
  mutating func startFind() -> [Effect] {
    let text = overlay?.filter ?? ""
    typing.open(Prompt(.find, text: text, isOverOverlay: overlay != nil))
    return []
  }

  /// Looks for what was typed.
  mutating func find(_ text: String) -> [Effect] {
    typing.look(for: text, in: focus)
    return text.isEmpty ? [] : findNext(1)
  }

  /// Goes to the next or previous place with the text.
  mutating func findNext(_ step: Int) -> [Effect] {
    if overlay != nil { return [] }
    if focus == .detail {
      findInDetail(step)
      return []
    }
    guard definition.isSearched else {
      findInTable(step)
      return []
    }
    return [
      .find(
        FindRequest(
          searches.list, after: list.selectedRow, step: step, in: list.listing,
          generation: filter.generation))
    ]
  }

  mutating func go(toHit row: Int?, of request: FindRequest) {
    guard request.generation == users.filter.generation, request.text == searches.list else {
      return
    }
    guard let row else { return refuse("no user of the list has '\(request.text)'") }
    move(in: usersView) { $0.move(to: row) }
    if row == request.row { refuse("no other user of the list has '\(request.text)'") }
  }

  /// The facts of the details that hold the text.
  private var detailHits: [Int] {
    let wanted = searches.detail.folded
    return detailLines.enumerated().compactMap { index, line in
      let text = "\(line.label.original)\n\(line.value.original)".folded
      return text.contains(wanted) ? index : nil
    }
  }

  private mutating func findInDetail(_ step: Int) {
    let hits = detailHits
    let index = detailPosition.index
    let next =
      step > 0
      ? hits.first { $0 > index } ?? hits.first : hits.last { $0 < index } ?? hits.last
    guard let next else { return refuse("nothing here has '\(searches.detail)'") }
    details.move(to: next, of: detailLines.count)
  }

  private mutating func findInTable(_ step: Int) {
    let words = [searches.list.folded]
    let (rows, start, columns) = (list.rows, list.selectedRow, definition.columns)
    let count = rows.count
    let places = (0..<count).map { ((start + step * ($0 + 1)) % count + count) % count }
    let hit = places.first { TableRows.row(rows.row(at: $0), columns, holds: words) }
    guard let hit else { return refuse("no \(definition.noun(1)) has '\(searches.list)'") }
    move(in: view) { $0.move(to: hit) }
  }
}
