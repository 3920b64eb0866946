import DirectoryModel

extension AppState {
  /// Does what the mouse asks for: a press selects, a press on what is selected opens it, one on a
  /// heading sorts, and the wheel scrolls what it is over.
  mutating func point(at place: PointedPlace, _ act: PointingAct) -> [Effect] {
    switch (place, act) {
    case (.overlay, .wheel(let rows)):
      let entries = overlayEntries
      cover.scroll(by: rows, among: entries)
    case (.overlay(let line), .press): return press(overlayLine: line)
    case (.detail, .wheel(let rows)):
      details.scroll(by: rows, count: detailLines.count)
    case (.detail(let line), .press): return press(detailLine: line)
    case (.list, .wheel(let rows)), (.heading, .wheel(let rows)): scrollList(by: rows)
    case (.list(let row), .press): return row.map { press(row: $0) } ?? []
    case (.heading(let column), .press): return isTyping ? [] : sort(byColumn: column)
    }
    return []
  }

  private mutating func scrollList(by rows: Int) {
    move(in: view) { $0.scroll(by: rows) }
  }

  private mutating func press(row: Int) -> [Effect] {
    if focus == .list, list.cursor.row == row, !isTyping { return perform(Action(.open)) }
    if !isTyping { focus(on: .list) }
    move(in: view) { $0.move(to: row) }
    return []
  }

  private mutating func press(detailLine line: Int) -> [Effect] {
    if isTyping { return [] }
    let isThere = focus == .detail && detailPosition.fact(at: line) == detailPosition.index
    if isThere, refusal(of: Action(.open)) == nil { return perform(Action(.open)) }
    focus(on: .detail)
    details.move(to: detailPosition.fact(at: line), of: detailLines.count)
    return []
  }

  private mutating func press(overlayLine line: Int) -> [Effect] {
    let entries = overlayEntries
    guard let overlay else { return [] }
    let index = overlay.position.fact(at: line)
    guard index < entries.count, entries[index].isStop else { return [] }
    if overlay.position.index == index, refusal(of: Action(.accept)) == nil {
      return perform(Action(.accept))
    }
    cover.move(to: index, among: entries)
    return []
  }

  /// Sorts by a column of the list; by one that it is sorted by already, the other way round.
  private mutating func sort(byColumn column: Int) -> [Effect] {
    let columns = shownColumns
    guard columns.indices.contains(column) else { return [] }
    guard columns[column].key != nil else {
      refuse("the account's state is no order; s shows what is")
      return []
    }
    return order(by: .next(after: shown.order, by: columns[column].id))
  }
}
