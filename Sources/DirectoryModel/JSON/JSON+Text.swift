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
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let text): text
    case .string, .array, .object: String(decoding: bytes(layout), as: UTF8.self)
    }
  }

  private func bytes(_ layout: Layout) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(120)
    write(to: &bytes, layout: layout, indent: 0)
    return bytes
  }

  private func write(to output: inout [UInt8], layout: Layout, indent: Int) {
    switch self {
    case .null, .bool, .number: output.append(contentsOf: text().utf8)
    case .string(let text): Self.writeString(text, to: &output)
    case .array(let elements):
      Self.writeList(elements, "[", "]", to: &output, layout: layout, indent: indent) {
        $0.write(to: &$1, layout: layout, indent: indent + 1)
      }
    case .object(let members):
      Self.writeList(members, "{", "}", to: &output, layout: layout, indent: indent) {
        Self.writeString($0.name, to: &$1)
        $1.append(UInt8(ascii: ":"))
        if layout == .indented { $1.append(UInt8(ascii: " ")) }
        $0.value.write(to: &$1, layout: layout, indent: indent + 1)
      }
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: Unicode.Scalar, _ close: Unicode.Scalar, to output: inout [UInt8],
    layout: Layout, indent: Int, write: (Item, inout [UInt8]) -> Void
  ) {
    output.append(UInt8(ascii: open))
    var isFirst = true
    for item in items {
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      if layout == .indented { newLine(indent + 1, in: &output) }
      write(item, &output)
    }
    if layout == .indented, !items.isEmpty { newLine(indent, in: &output) }
    output.append(UInt8(ascii: close))
  }

  private static func newLine(_ indent: Int, in output: inout [UInt8]) {
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private static func writeString(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    let start = output.count
    output.append(contentsOf: text.utf8)
    let isPlain = output.withUnsafeBufferPointer { bytes in
      let written = UnsafeBufferPointer(rebasing: bytes[start...])
      return written.isPrintableASCII && written.firstNotPlain(from: 0) == written.count
    }
    if !isPlain {
      output.removeSubrange(start...)
      for scalar in text.unicodeScalars { writeScalar(scalar, to: &output) }
    }
    output.append(UInt8(ascii: "\""))
  }

  private static func writeScalar(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar {
    case "\"": output.append(contentsOf: "\\\"".utf8)
    case "\\": output.append(contentsOf: "\\\\".utf8)
    case "\n": output.append(contentsOf: "\\n".utf8)
    case "\r": output.append(contentsOf: "\\r".utf8)
    case "\t": output.append(contentsOf: "\\t".utf8)
    case _ where scalar.isHidden:
      for unit in UTF16.encode(scalar) ?? .init() {
        let digits = String(unit, radix: 16)
        let zeros = String(repeating: "0", count: 4 - digits.count)
        output.append(contentsOf: "\\u\(zeros)\(digits)".utf8)
      }
    default: output.append(contentsOf: UTF8.encode(scalar) ?? .init())
    }
  }
}
