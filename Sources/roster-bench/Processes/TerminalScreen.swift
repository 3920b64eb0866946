import Terminal

/// What a terminal would show: as much of xterm as the programs measured here make use of.
///
/// A frame is often sent as the difference to the one before, so that only a screen can tell when
/// a text is there. Each cell holds the first scalar of its character; styles are not kept.
struct TerminalScreen {
  let columns: Int
  let rows: Int
  /// The scalars row by row; 0 is the second cell of a wide character.
  private var cells: [UInt32]
  private(set) var row = 0
  private(set) var column = 0
  private var saved = (row: 0, column: 0)
  private var top = 0
  private var bottom: Int
  /// The last column was written: the next character goes on the next line.
  private var isWrapPending = false
  private var isInserting = false
  private var last: Unicode.Scalar = " "
  private var parser = ControlParser()

  private static let blank: UInt32 = 0x20

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    bottom = rows - 1
    cells = Array(repeating: Self.blank, count: columns * rows)
  }

  /// A line as text, without the blanks at its end.
  func line(_ row: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for cell in cells[row * columns..<(row + 1) * columns] where cell != 0 {
      if let scalar = Unicode.Scalar(cell) { scalars.append(scalar) }
    }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  /// All lines.
  var text: String { (0..<rows).map(line).joined(separator: "\n") }

  /// Whether a text stands somewhere, from `column` on, not broken by the end of a line.
  func contains(_ text: String, fromColumn column: Int = 0) -> Bool {
    row(of: text, fromColumn: column) != nil
  }

  /// The first row in which a text stands.
  func row(of text: String, fromColumn column: Int = 0) -> Int? {
    let wanted = text.unicodeScalars.map(\.value)
    guard !wanted.isEmpty else { return nil }
    return (0..<rows).first { row in
      let line = cells[row * columns + column..<(row + 1) * columns].filter { $0 != 0 }
      guard line.count >= wanted.count else { return false }
      return (0...line.count - wanted.count).contains { start in
        line[start] == wanted[0] && line[start..<start + wanted.count].elementsEqual(wanted)
      }
    }
  }

  /// The cells of a part of the screen, for comparing one moment with another.
  func cells(fromColumn column: Int, rows: Range<Int>) -> [UInt32] {
    rows.flatMap { cells[$0 * columns + column..<($0 + 1) * columns] }
  }

  /// The rows that have a character in a column.
  func rows(with character: Unicode.Scalar, inColumn column: Int) -> [Int] {
    (0..<rows).filter { cells[$0 * columns + column] == character.value }
  }

  /// Takes what a program has written.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch parser.next(byte) {
      case .print(let scalar): put(scalar)
      case .control(let code): control(code)
      case .escape(let code): escape(code)
      case .sequence(let code, let numbers, let isPrivate):
        if isPrivate { setPrivateMode(code, numbers) } else { sequence(code, numbers) }
      case nil: break
      }
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark, .enclosingMark, .format]
    if scalar.value > 0x2FF, marks.contains(scalar.properties.generalCategory) { return }
    let width = TextWidth.columns(of: Character(scalar))
    if isWrapPending || column + width > columns {
      column = 0
      lineFeed()
    }
    isWrapPending = false
    if isInserting { shiftRight(width) }
    cells[row * columns + column] = scalar.value
    if width == 2, column + 1 < columns { cells[row * columns + column + 1] = 0 }
    last = scalar
    column += width
    if column >= columns {
      column = columns - 1
      isWrapPending = true
    }
  }

  private mutating func control(_ code: UInt8) {
    switch code {
    case 0x08: move(row, column - 1)
    case 0x09: move(row, (column / 8 + 1) * 8)
    case 0x0A, 0x0B, 0x0C: lineFeed()
    case 0x0D: move(row, 0)
    default: break
    }
  }

  private mutating func escape(_ code: UInt8) {
    switch Unicode.Scalar(code) {
    case "D": lineFeed()
    case "E":
      move(row, 0)
      lineFeed()
    case "M": if row == top { scroll(by: -1, from: top) } else { move(row - 1, column) }
    case "7": saved = (row, column)
    case "8": move(saved.row, saved.column)
    case "c": self = TerminalScreen(columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func lineFeed() {
    isWrapPending = false
    if row == bottom { scroll(by: 1, from: top) } else if row < rows - 1 { row += 1 }
  }

  private mutating func move(_ row: Int, _ column: Int) {
    self.row = min(max(0, row), rows - 1)
    self.column = min(max(0, column), columns - 1)
    isWrapPending = false
  }
}

extension TerminalScreen {
  private mutating func sequence(_ code: UInt8, _ numbers: [Int]) {
    let count = max(1, numbers.first ?? 1)
    let place = row * columns + column
    switch Unicode.Scalar(code) {
    case "A": move(row - count, column)
    case "B", "e": move(row + count, column)
    case "C", "a": move(row, column + count)
    case "D": move(row, column - count)
    case "E": move(row + count, 0)
    case "F": move(row - count, 0)
    case "G", "`": move(row, count - 1)
    case "d": move(count - 1, column)
    case "H", "f": move(count - 1, (numbers.count > 1 ? max(1, numbers[1]) : 1) - 1)
    case "I": move(row, (column / 8 + count) * 8)
    case "Z": move(row, max(0, (column + 7) / 8 - count) * 8)
    case "J": erase(numbers.first ?? 0, place, whole: 0..<cells.count)
    case "K": erase(numbers.first ?? 0, place, whole: row * columns..<(row + 1) * columns)
    case "X": clear(place..<min(place + count, (row + 1) * columns))
    case "@": shiftRight(count)
    case "P": shiftLeft(count)
    case "L": if (top...bottom).contains(row) { scroll(by: -count, from: row) }
    case "M": if (top...bottom).contains(row) { scroll(by: count, from: row) }
    case "S": scroll(by: count, from: top)
    case "T": scroll(by: -count, from: top)
    case "b": for _ in 0..<count { put(last) }
    case "h": if numbers.contains(4) { isInserting = true }
    case "l": if numbers.contains(4) { isInserting = false }
    case "r":
      top = min(count, rows) - 1
      bottom = min(max(1, numbers.count > 1 ? numbers[1] : rows), rows) - 1
      move(0, 0)
    default: break
    }
  }

  /// The other screen (1049 and its forerunners) is an empty one; what it hid is not kept.
  private mutating func setPrivateMode(_ code: UInt8, _ numbers: [Int]) {
    let isSwitch = numbers.contains { [47, 1_047, 1_049].contains($0) }
    if isSwitch, [UInt8(ascii: "h"), UInt8(ascii: "l")].contains(code) { clear(0..<cells.count) }
  }

  private mutating func clear(_ range: Range<Int>) {
    for index in range { cells[index] = Self.blank }
  }

  private mutating func erase(_ mode: Int, _ place: Int, whole: Range<Int>) {
    switch mode {
    case 0: clear(place..<whole.upperBound)
    case 1: clear(whole.lowerBound..<place + 1)
    default: clear(whole)
    }
  }

  private mutating func shiftRight(_ count: Int) {
    let end = (row + 1) * columns
    let place = row * columns + column
    let kept = cells[place..<max(place, end - count)]
    cells.replaceSubrange(
      place..<end, with: Array(repeating: Self.blank, count: end - place - kept.count) + kept)
  }

  private mutating func shiftLeft(_ count: Int) {
    let end = (row + 1) * columns
    let place = row * columns + column
    let kept = cells[min(end, place + count)..<end]
    cells.replaceSubrange(
      place..<end, with: kept + Array(repeating: Self.blank, count: end - place - kept.count))
  }

  /// Moves the lines from one on up to the end of the scrolled part, upwards if positive.
  private mutating func scroll(by count: Int, from first: Int) {
    let range = first * columns..<(bottom + 1) * columns
    let moved = min(abs(count) * columns, range.count)
    let blanks = Array(repeating: Self.blank, count: moved)
    if count > 0 {
      cells.replaceSubrange(range, with: cells[range.dropFirst(moved)] + blanks)
    } else {
      cells.replaceSubrange(range, with: blanks + cells[range.dropLast(moved)])
    }
  }
}
