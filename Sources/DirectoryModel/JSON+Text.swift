extension JSON {
  /// How a JSON text is laid out.
  package enum Layout: Sendable {
    /// On one line without spaces.
    case compact
    /// A member or element a line, indented by two spaces.
    case indented
  }

  /// The value as JSON text.
  ///
  /// C0, DEL, C1, bidirectional controls, zero-width and other hidden characters leave as `\u`
  /// escapes: nothing is lost, and nothing acts on the terminal that shows it.
  package func text(_ layout: Layout = .compact) -> String {
    var output = ""
    write(to: &output, layout: layout, indent: 0)
    return output
  }

  private func write(to output: inout String, layout: Layout, indent: Int) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .number(let text): output += text
    case .string(let text): Self.writeString(text, to: &output)
    case .array(let elements):
      Self.writeList(elements, "[", "]", to: &output, layout: layout, indent: indent) {
        $0.write(to: &$1, layout: layout, indent: indent + 1)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", to: &output, layout: layout, indent: indent) {
        Self.writeString($0.name, to: &$1)
        $1 += layout == .compact ? ":" : ": "
        $0.value.write(to: &$1, layout: layout, indent: indent + 1)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: String, _ close: String, to output: inout String, layout: Layout,
    indent: Int, write: (Item, inout String) -> Void
  ) {
    output += open
    for (index, item) in items.enumerated() {
      if index > 0 { output += "," }
      if layout == .indented { newLine(indent + 1, in: &output) }
      write(item, &output)
    }
    if layout == .indented, !items.isEmpty { newLine(indent, in: &output) }
    output += close
  }

  private static func newLine(_ indent: Int, in output: inout String) {
    output += "\n"
    output += String(repeating: "  ", count: indent)
  }

  private static func writeString(_ text: String, to output: inout String) {
    output += "\""
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) && $0 != 0x22 && $0 != 0x5C }) {
      output += text
    } else {
      for scalar in text.unicodeScalars { writeScalar(scalar, to: &output) }
    }
    output += "\""
  }

  private static func writeScalar(_ scalar: Unicode.Scalar, to output: inout String) {
    switch scalar {
    case "\"": output += "\\\""
    case "\\": output += "\\\\"
    case "\n": output += "\\n"
    case "\r": output += "\\r"
    case "\t": output += "\\t"
    case _ where scalar.isHidden:
      for unit in UTF16.encode(scalar) ?? .init() {
        let digits = String(unit, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    default: output.unicodeScalars.append(scalar)
    }
  }
}
