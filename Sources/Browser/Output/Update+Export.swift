import DirectoryModel
import DirectoryText

extension AppState {
  /// Why nothing can be written at present.
  var refusalOfExport: DisplayText? {
    if let exporting { return "\(exporting.file) is being written; wait for it, or stop it" }
    return listCursor.count == 0 ? "there is nothing to write: the list is empty" : nil
  }

  /// Asks for the name of the file.
  mutating func startExport() -> [Effect] {
    let count = listCursor.count
    let what: DisplayText =
      isExportOfMarks
      ? "\(marks.count.grouped) marked \(view.noun(marks.count))"
      : "\(count.grouped) \(view.noun(count))"
    prompt = Prompt(.export(what: what), text: exportNames[view] ?? "\(view.rawValue).csv")
    return []
  }

  /// Marked users are written instead of all, as they are copied.
  private var isExportOfMarks: Bool { view == .users && !marks.isEmpty }

  /// Writes what the view shows to the file that was named; a bad name stays to be corrected.
  mutating func acceptExport(_ open: Prompt) -> [Effect] {
    let name = open.editor.text.trimmingBlanks
    let formats = view == .users ? ExportFormat.allCases : ExportFormat.tables
    guard let format = ExportFormat(fileName: name), formats.contains(format) else {
      let endings = formats.map { ".\($0.rawValue)" }
      refuse(
        """
        end it with \(endings.dropLast().joined(separator: ", ")) or \(endings.last ?? "")
        """)
      return []
    }
    prompt = nil
    exportNames[view] = name
    let export = Export(
      file: name, format: format, content: exportContent, sources: sources, view: view,
      marked: isExportOfMarks ? marks.count : nil)
    if isExportOfMarks {
      toldMarks = marks.all
      return [.mark(toldMarks)] + begin(export)
    }
    return begin(export)
  }

  private var exportContent: Export.Content {
    if let table {
      let none = UserListColumn.Cell("--", .faint)
      return .table(
        titles: tableColumns.map(\.title),
        rows: table.rows.map { $0.cells.map { $0 == none ? "" : $0.text } })
    }
    let query =
      isExportOfMarks
      ? Query(.all(of: [filter.query.term, .flag(.marked)])) : filter.query
    return .users(query, sort: sort, columns: columns.exported)
  }

  private mutating func begin(_ export: Export) -> [Effect] {
    exporting = ExportProgress(file: DisplayText(export.file))
    isStopping = false
    return [.export(export)]
  }

  /// Says what became of a file; where there was one of that name, asks what to do.
  mutating func take(_ export: Export, _ outcome: ExportOutcome) {
    exporting = nil
    let file = DisplayText(export.file)
    switch outcome {
    case .written(let rows, let bytes):
      let noun = export.view.noun(rows)
      guard let marked = export.marked else {
        return say(
          Message("wrote \(rows.grouped) \(noun) to \(file), \(bytes.byteWords)"))
      }
      let missing = marked - rows
      let note: DisplayText =
        missing > 0 ? "; \(missing.grouped) marked not in this list were left out" : ""
      say(
        Message("wrote \(rows.grouped) marked \(noun) to \(file), \(bytes.byteWords)\(note)"))
    case .exists(let bytes, let modified):
      // Whoever has gone on to something else is not to be interrupted.
      guard overlay == nil, prompt == nil, capture == nil else {
        return say(Message("\(file) was left as it is: it is there already", .warning))
      }
      open(Overlay(.menu(.overwrite(export, bytes: bytes, modified: modified))))
    case .stopped: say(Message("stopped; \(file) was not written", .warning))
    case .failed(let reason): say(Message("not written: \(reason)", .error))
    }
  }

  /// Does what was chosen for a file that is there already.
  mutating func answer(_ item: Menu.Item, about export: Export) -> [Effect] {
    closeOverlay()
    guard item.id == Menu.overwriting else { return startExport() }
    var export = export
    export.overwrites = true
    return begin(export)
  }
}

extension Menu {
  /// The item that replaces a file.
  static let overwriting = "overwrite"

  /// What to do about a file that is there already; to replace it has to be chosen.
  static func overwrite(_ export: Export, bytes: Int, modified: Timestamp) -> Menu {
    Menu(
      .overwrite(export),
      title: """
        \(export.file) is there already: \(bytes.byteWords), of \(modified.dateAndTime)
        """,
      items: [
        Item(id: "rename", label: "Write to another file", note: "this one stays as it is"),
        Item(id: overwriting, label: "Overwrite it", note: "what it holds is lost"),
      ])
  }
}
