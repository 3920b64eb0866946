import Browser
import DirectoryModel
import DirectoryText
import Terminal

/// A line that is being typed into: a sign, the text, and where its cursor stands.
struct PromptLine {
  let prompt: Prompt
  let theme: Theme
  /// The characters that are not understood, from this one on.
  var mistake: Int?

  /// The sign before the text; a long one gives way to the text where there are so few columns.
  private func sign(in columns: Int) -> DisplayText {
    switch prompt.purpose {
    case .filter: return "/"
    case .find: return "find "
    case .palette: return ":"
    case .export(let what):
      let sign: DisplayText = "write \(what) to "
      return sign.columns + 16 <= columns ? sign : "file "
    }
  }

  /// - Returns: where the cursor stands.
  func draw(in area: Rect, columns: Int, on canvas: inout Canvas) -> Point {
    let sign = sign(in: columns)
    canvas.put(
      sign, at: area.origin.moved(columns: 1), columns: area.columns - 1, style: theme.key)
    let columns = max(0, columns - sign.columns + 1)
    let window = Self.window(of: prompt.editor, columns: columns)
    let start = area.origin.moved(columns: 1 + sign.columns)
    canvas.put(DisplayText(String(window.text)), at: start, columns: columns)
    if let mistake {
      let from = max(window.text.startIndex, min(mistake, window.text.endIndex))
      let good = DisplayText(String(window.text[..<from])).columns
      let bad = window.text[from...].prefix { !$0.isWhitespace }
      let width = max(1, DisplayText(String(bad)).columns)
      let place = Rect(
        column: start.column + good, row: start.row, columns: min(width, columns - good), rows: 1)
      canvas.restyle(place) { $0 = theme.error.underlined() }
    }
    let before = DisplayText(String(window.text[..<window.cursor]))
    return area.origin.moved(
      columns: min(1 + sign.columns + before.columns, area.columns - 1))
  }

  /// The part of what is typed that so many cells show: it ends at the cursor, or later where there
  /// is room.
  private static func window(
    of editor: LineEditor, columns: Int
  ) -> (text: ArraySlice<Character>, cursor: Int) {
    var start = editor.cursor
    var width = 0
    while start > 0 {
      width += DisplayText(String(editor.characters[start - 1])).columns
      guard width <= columns else { break }
      start -= 1
    }
    let end = min(editor.characters.count, editor.cursor + columns)
    return (editor.characters[start..<end], editor.cursor)
  }
}
