import Browser
import DirectoryModel
import Terminal

@testable import BrowserUI

/// What has to hold for every frame, whatever it shows.
///
/// Each property answers with what is wrong; nothing where it holds.
struct FrameCheck {
  let scene: Scene
  /// The frame of the scene, or another one that is to be found at fault.
  let frame: Frame

  private var state: AppState { scene.state }
  private var canvas: Canvas { frame.canvas }

  private var layout: BrowserLayout {
    BrowserLayout(
      size: scene.size, focus: state.focus, isZoomed: state.isZoomed, split: state.split,
      style: state.layout)
  }

  /// The text of a row with its spaces.
  private func text(_ row: Int, before column: Int = .max) -> String {
    canvas.row(row).prefix(column).map(\.cluster).joined()
  }

  /// What has to hold, in words, and what breaks it.
  struct Rule: Sendable {
    let words: String
    let faults: @Sendable (FrameCheck) -> [String]
  }

  /// What holds for every frame.
  static let rules = [
    Rule(words: "every line has the width of the screen") { $0.width },
    Rule(words: "the cursor is on the screen") { $0.cursor },
    Rule(words: "nothing overflows") { $0.overflow },
  ]

  /// What holds where there is room to read anything.
  static let rulesWithRoom =
    rules + [
      Rule(words: "what has the keys can be seen") { $0.focus },
      Rule(words: "no row of the list is lost") { $0.rows },
      Rule(words: "what is selected is marked over its width, and nothing else") { $0.selection },
    ]

  /// The lines that are not exactly as wide as the screen, as cells and as a terminal draws them.
  var width: [String] {
    guard canvas.size == scene.size else { return ["\(canvas.size)"] }
    return (0..<canvas.size.rows).compactMap { row in
      let cells = canvas.row(row).reduce(0) { $0 + $1.width }
      let drawn = TextWidth.columns(of: DrawnLine(printable: text(row)))
      return cells == canvas.size.columns && drawn == cells
        ? nil : "row \(row): \(cells) cells, drawn as \(drawn)"
    }
  }

  /// The real cursor, where it stands nowhere or outside.
  var cursor: [String] {
    guard let cursor = frame.cursor else { return ["no cursor"] }
    return Rect(scene.size).contains(cursor) ? [] : ["cursor at \(cursor)"]
  }

  /// The halves of clusters, and the places where a pane reaches into the line that parts the panes.
  var overflow: [String] {
    var faults: [String] = []
    for row in 0..<canvas.size.rows {
      let widths = canvas.row(row).map(\.width)
      for (left, right) in zip(widths, widths.dropFirst() + [1]) where (left == 2) != (right == 0) {
        faults.append("row \(row): half a cluster")
      }
    }
    // What covers the panes, or their upper part, covers the line as well.
    guard state.overlay == nil, state.prompt?.completion == nil else { return faults }
    let divider = layout.divider
    let line = divider.rows == 1 ? ["─"] : [" ", "│"]
    for row in divider.row..<divider.endRow {
      for column in 0..<divider.columns {
        let cluster = canvas[divider.column + column, row].cluster
        if cluster != line[min(column, line.count - 1)] {
          faults.append("row \(row): \(cluster) in the line between the panes")
        }
      }
    }
    return faults
  }

  /// The cells that have a colour.
  var colors: [String] {
    (0..<canvas.size.rows).flatMap { canvas.row($0) }.map(\.style)
      .filter { $0.foreground != .standard || $0.background != .standard }.map { "\($0)" }
  }

  /// What has the keys, where that can't be seen: the end of what is typed before the cursor, or the
  /// mark of the selected row or line under it.
  var focus: [String] {
    guard let cursor = frame.cursor else { return ["no cursor"] }
    if state.isTyping, let prompt = state.prompt {
      // Where there is no other room, the name of a file gives way to a message until the next key.
      if prompt.isOfFile, state.message != nil, layout.hints.isEmpty { return [] }
      let editor = prompt.editor
      let last = editor.characters[..<editor.cursor].last.map { DisplayText(String($0)).printable }
      let before = text(cursor.row, before: cursor.column)
      let isSeen = last.map(before.hasSuffix) ?? !before.allSatisfy(\.isWhitespace)
      return isSeen ? [] : ["\(last ?? "the sign") does not stand before the cursor: \(before)"]
    }
    if let overlay = state.overlay {
      // What is to be selected by hand stands alone on its lines, without marks.
      if case .text = overlay.kind { return [] }
    } else if state.focus == .list, state.list.cursor.count == 0 {
      return []
    }
    return canvas[cursor.column, cursor.row].cluster == ">"
      ? [] : ["no mark at the cursor: \(text(cursor.row))"]
  }

  /// How a selected line looks in a theme: not alike where its list has the keys and where not.
  private static let selected: [ThemeName: (Style, aside: Style)] = [
    .auto: (.plain.reversed(), .plain.reversed().dim()),
    .highContrast: (.plain.reversed().bold(), .plain.underlined().bold()),
    .mono: (.plain.underlined().bold(), .plain.underlined()),
  ]

  /// The lines of lists that don't look as they should: what is selected over its width, but for
  /// what stands out in it, and no other line.
  var selection: [String] {
    guard state.prompt?.completion == nil, let look = Self.selected[state.theme] else { return [] }
    var lists: [(area: Rect, line: Int, style: Style)] = []
    if let overlay = state.overlay {
      // What is to be selected by hand stands alone on its lines, without marks.
      if case .text = overlay.kind { return [] }
      let position = overlay.position
      lists.append((layout.overlay.split(top: 1).1, position.line - position.offset, look.0))
    } else {
      let (cursor, position) = (state.list.cursor, state.detailPosition)
      let hasKeys = state.focus == .list
      if cursor.count > 0 {
        lists.append((layout.list, cursor.row - cursor.top, hasKeys ? look.0 : look.aside))
      }
      // Its lines have a cursor only where it has the keys.
      lists.append((layout.detail, hasKeys ? -1 : position.line - position.offset, look.0))
    }
    return lists.flatMap { area, selected, style in
      (0..<area.rows).compactMap { line in
        let cells = canvas.row(area.row + line).dropFirst(area.column).prefix(area.columns)
        let count = cells.count { cell in
          var own = cell.style
          if style.isReversed { own.isUnderlined = style.isUnderlined }
          if style.isUnderlined { own.isReversed = style.isReversed }
          return own == style
        }
        return (line == selected ? count == cells.count : count < cells.count)
          ? nil : "line \(area.row + line): \(count) of \(cells.count) cells look selected"
      }
    }
  }

  /// The rows of the list that are lost: those on the screen follow each other, fill the room there
  /// is, have the selected one among them, which alone is marked, and each shows what it is known by.
  var rows: [String] {
    guard state.overlay == nil, state.prompt?.completion == nil else { return [] }
    let places = (0..<canvas.size.rows).compactMap { line -> (line: Int, row: Int?)? in
      guard case .list(let row) = scene.screen.place(at: Point(column: 0, row: line), state)
      else { return nil }
      return (line, row)
    }
    let cursor = state.list.cursor
    guard !places.isEmpty, cursor.count > 0 else { return [] }
    let shown = places.compactMap { place in place.row.map { (place.line, $0) } }
    let numbers = shown.map(\.1)
    var faults: [String] = []
    if zip(numbers, numbers.dropFirst()).contains(where: { $0 + 1 != $1 }) {
      faults.append("rows \(numbers)")
    }
    if numbers.count != min(places.count, cursor.count) {
      faults.append("\(numbers.count) of \(cursor.count) rows in \(places.count) lines")
    }
    if !numbers.contains(cursor.row) { faults.append("row \(cursor.row) is selected") }
    for (line, row) in shown {
      let text = text(line)
      if text.hasPrefix(">") != (row == cursor.row) { faults.append("mark of row \(row): \(text)") }
      let label = scene.label(ofRow: row).printable.prefix(8)
      if !text.contains(label) { faults.append("row \(row), \(label): \(text)") }
    }
    return faults
  }
}

/// A line of a frame, measured as a whole.
private struct DrawnLine: PrintableText {
  let printable: String
}
