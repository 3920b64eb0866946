import Browser
package import DirectoryModel
import DirectoryText
import Terminal

extension Keymap {
  /// All bindings by context, in lines: keys, action, description, and where they are bound.
  ///
  /// A context lists only its own keys and names the one on which it falls back; a context without
  /// keys of its own is left out.
  package var listing: [DisplayText] {
    let contexts = Action.Context.allCases.filter { !ownBindings(in: $0).isEmpty }
    let rows = contexts.map { context in
      (context: context, cells: ownBindings(in: context).map(\.cells))
    }
    let cells = rows.flatMap(\.cells)
    let widths = (0..<3).map { column in cells.map { $0[column].columns }.max() ?? 0 }
    var lines: [DisplayText] = []
    for (context, cells) in rows {
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(context.heading)
      for row in cells {
        let padded = zip(row, widths).map { cell, width in cell.padded(to: width) }
        let texts = padded + row.suffix(1)
        lines.append("  \(texts.joined(separator: "  "))")
      }
    }
    return lines
  }
}

extension Action.Context {
  fileprivate var heading: DisplayText {
    guard let parent else { return "\(rawValue)" }
    return "\(rawValue), then \(parent.rawValue)"
  }
}

extension KeyBinding {
  fileprivate var cells: [DisplayText] {
    ["\(keys.description)", action.notation, description, location.lineText]
  }
}
