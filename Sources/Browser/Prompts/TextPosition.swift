/// Where the cursor stands in a text of facts, and which of its lines are on the screen.
///
/// The cursor stands on a fact, which may take several lines of the screen; how many is known from
/// the last frame. A text that was not drawn yet has a line for each fact.
package struct TextPosition: Hashable, Sendable {
  /// The fact at the cursor.
  package private(set) var index = 0
  /// The first line on the screen.
  package private(set) var offset = 0
  /// The first line of each fact, and after them the number of all lines.
  package private(set) var starts: [Int] = []
  /// Lines that the screen has.
  package private(set) var visible = 1

  package init() {}

  /// All lines of the text, as far as is known.
  package var height: Int { starts.last ?? 0 }

  /// The first line of the fact at the cursor, or of what of it is on the screen.
  package var line: Int { max(start(of: index), min(offset, end(of: index) - 1)) }

  /// Takes the lines of a frame; no visible line means that the text is not on the screen, and
  /// nothing changes.
  mutating func resize(starts: [Int], visible: Int) {
    guard visible > 0 else { return }
    self.starts = starts
    self.visible = visible
    index = min(index, max(0, starts.count - 2))
    keepVisible()
  }

  /// Goes to the first fact of another text.
  mutating func reset() {
    index = 0
    offset = 0
    starts = []
  }

  /// Goes to a fact of a text that has changed since the last frame.
  mutating func replaceText(movingTo index: Int, of count: Int) {
    let shift = index - self.index
    starts = []
    self.index = min(max(0, index), max(0, count - 1))
    offset = max(0, offset + min(0, shift))
  }

  mutating func move(to index: Int, of count: Int) {
    self.index = min(max(0, index), max(0, count - 1))
    keepVisible()
  }

  /// Moves as an action says in so many facts, over those on which the cursor may not stand.
  ///
  /// - Returns: false if the action is none of moving.
  mutating func apply(
    _ action: Action, count: Int, isStop: (Int) -> Bool = { _ in true }
  ) -> Bool {
    switch action.name {
    case .moveDown: step(1, count, isStop)
    case .moveUp: step(-1, count, isStop)
    case .moveFirst:
      offset = 0
      move(to: (0..<count).first(where: isStop) ?? 0, of: count)
    case .moveLast: move(to: (0..<count).last(where: isStop) ?? count - 1, of: count)
    case .moveTop: jump(to: fact(at: offset), 1, count, isStop)
    case .moveMiddle: jump(to: fact(at: offset + visible / 2), 1, count, isStop)
    case .moveBottom: jump(to: fact(at: offset + visible - 1), -1, count, isStop)
    case .scroll: scroll(by: action.rows(ofPage: visible), count: count, isStop: isStop)
    default: return false
    }
    return true
  }

  /// Moves the screen by lines, and the cursor with it.
  mutating func scroll(
    by rows: Int, count: Int, isStop: (Int) -> Bool = { _ in true }
  ) {
    let target = fact(at: start(of: index) + rows)
    offset = min(max(0, offset + rows), max(0, height - visible))
    jump(to: target, rows > 0 ? 1 : -1, count, isStop)
  }

  /// Goes to a fact, or from there on in a direction to the first that the cursor may stand on.
  private mutating func jump(
    to index: Int, _ direction: Int, _ count: Int, _ isStop: (Int) -> Bool
  ) {
    move(to: index, of: count)
    if self.index < count, !isStop(self.index) { step(direction, count, isStop) }
  }

  /// Goes to the next fact, or line by line through one that is taller than the screen.
  private mutating func step(_ direction: Int, _ count: Int, _ isStop: (Int) -> Bool) {
    if direction > 0, !starts.isEmpty, end(of: index) > offset + visible {
      offset += 1
      return
    }
    if direction < 0, start(of: index) < offset {
      offset -= 1
      return
    }
    let candidates =
      direction > 0
      ? Array(min(count, index + 1)..<count) : Array((0..<max(0, index)).reversed())
    if let next = candidates.first(where: isStop) {
      move(to: next, of: count)
    } else {
      // Nothing to stand on is left: what remains of the text is shown.
      offset = direction > 0 ? max(0, height - visible) : 0
    }
  }

  private func start(of index: Int) -> Int { index < starts.count ? starts[index] : index }
  private func end(of index: Int) -> Int {
    index + 1 < starts.count ? starts[index + 1] : start(of: index) + 1
  }

  /// The fact that has a line of the text.
  func fact(at line: Int) -> Int {
    guard starts.count > 1 else { return line }
    return (starts.dropLast().lastIndex { $0 <= line }) ?? 0
  }

  private mutating func keepVisible() {
    // Before the first frame nobody knows what is visible.
    guard !starts.isEmpty else { return }
    if height > 0 { offset = min(max(0, offset), max(0, height - visible)) }
    let first = start(of: index)
    let last = end(of: index) - 1
    if last - first >= visible {
      // Of a fact that is taller than the screen any part may be shown.
      if last < offset { offset = last - visible + 1 }
      if first >= offset + visible { offset = first }
    } else {
      if last >= offset + visible { offset = last - visible + 1 }
      if first < offset { offset = first }
    }
  }
}
