import DirectoryModel
import DirectoryText

extension AppState {
  /// Why nothing can be written at present.
  var refusalOfExport: DisplayText? {
    if let exporting { return "\(exporting.file) is being written; wait for it, or stop it" }
    return list.cursor.count == 0 && !areMarksWanted
      ? "there is nothing to write: the list is empty" : nil
  }

  /// Asks for the name of the file.
  mutating func startExport() -> [Effect] {
    let count = list.cursor.count
    let what: DisplayText =
      areMarksWanted
      ? "\(marks.count.grouped) marked \(definition.noun(marks.count))\(marks.absent?.words ?? "")"
      : "\(count.grouped) \(definition.noun(count))"
    typing.open(Prompt(.export(what: what), text: exports.name(of: view)))
    return []
  }

  /// Whether it is the marked users that are copied or written, in place of others.
  var areMarksWanted: Bool { definition.isSearched && !marks.isEmpty }

  /// Writes what the view shows to the file that was named; a bad name stays to be corrected.
  mutating func acceptExport(_ open: Prompt) -> [Effect] {
    let name = open.editor.text.trimmingBlanks
    let formats = definition.isSearched ? ExportFormat.allCases : ExportFormat.tables
    guard let format = ExportFormat(fileName: name), formats.contains(format) else {
      let endings = formats.map { ".\($0.rawValue)" }
      refuse(
        """
        end it with \(endings.dropLast().joined(separator: ", ")) or \(endings.last ?? "")
        """)
      return []
    }
    typing.close()
    exports.name(name, for: view)
    let export = Export(
      file: name, format: format, content: exportContent, sources: sources, view: view,
      marked: areMarksWanted ? marks.count : nil)
    if areMarksWanted {
      return [.mark(marks.tell())] + begin(export)
    }
    return begin(export)
  }

  private var exportContent: Export.Content {
    guard definition.isSearched else {
      let (rows, columns) = (list.rows, definition.columns)
      return .table(
        titles: columns.map(\.title),
        rows: (0..<rows.count).map(rows.row).map { row in columns.map { $0.text(row) } })
    }
    let query = areMarksWanted ? wantedMarks : users.filter.query
    return .users(query, sort: sort, columns: columns.exported)
  }

  private mutating func begin(_ export: Export) -> [Effect] {
    exports.begin(DisplayText(export.file))
    reading.goOn()
    return [.export(export)]
  }

  /// Says what became of a file; where there was one of that name, asks what to do.
  mutating func tell(_ outcome: ExportOutcome, of export: Export) {
    exports.end()
    let file = DisplayText(export.file)
    switch outcome {
    case .written(let rows, let bytes):
      let noun = lists[export.view].definition.noun(rows)
      guard let marked = export.marked else {
        return say(
          Message("wrote \(rows.grouped) \(noun) to \(file), \(bytes.byteWords)"))
      }
      let missing = marked - rows
      // Those that the filter hides are written, too.
      let absence: DisplayText =
        marks.absent?.isNone ?? false ? "not in this list" : "that are gone"
      let note: DisplayText =
        missing > 0 ? "; \(missing.grouped) marked \(absence) were left out" : ""
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
