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
  package func text(_ layout: Layout = .compact) -> String { text(layout, isLiteral: false) }

  /// The same; where texts are literal they are what stands between the quotation marks already.
  func text(_ layout: Layout, isLiteral: Bool) -> String {
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let text): return text
    case .string, .array, .object:
      var writer = TextWriter(layout: layout, isLiteral: isLiteral)
      writer.write(self, indent: 0)
      return String(decoding: writer.output, as: UTF8.self)
    }
  }

  /// What stands between the quotation marks where a string is written.
  static func literal(_ text: String) -> String {
    var writer = TextWriter(layout: .compact, isLiteral: false)
    writer.writeContent(text)
    return String(decoding: writer.output, as: UTF8.self)
  }
}

/// Lays a value out as text.
private struct TextWriter {
  let layout: JSON.Layout
  let isLiteral: Bool
  private(set) var output: [UInt8] = []

  init(layout: JSON.Layout, isLiteral: Bool) {
    self.layout = layout
    self.isLiteral = isLiteral
    output.reserveCapacity(120)
  }

  mutating func write(_ json: JSON, indent: Int) {
    switch json {
    case .null, .bool, .number: output.append(contentsOf: json.text().utf8)
    case .string(let text): writeString(text)
    case .array(let elements):
      open("[")
      for (index, element) in elements.enumerated() {
        separate(index, indent + 1)
        write(element, indent: indent + 1)
      }
      close("]", isEmpty: elements.isEmpty, indent)
    case .object(let members):
      open("{")
      for (index, member) in members.enumerated() {
        separate(index, indent + 1)
        writeString(member.name)
        output.append(UInt8(ascii: ":"))
        if layout == .indented { output.append(UInt8(ascii: " ")) }
        write(member.value, indent: indent + 1)
      }
      close("}", isEmpty: members.isEmpty, indent)
    }
  }

  private mutating func open(_ bracket: Unicode.Scalar) { output.append(UInt8(ascii: bracket)) }

  private mutating func separate(_ index: Int, _ indent: Int) {
    if index > 0 { output.append(UInt8(ascii: ",")) }
    if layout == .indented { newLine(indent) }
  }

  private mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool, _ indent: Int) {
    if layout == .indented, !isEmpty { newLine(indent) }
    output.append(UInt8(ascii: bracket))
  }

  private mutating func newLine(_ indent: Int) {
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * indent))
  }

  private mutating func writeString(_ text: String) {
    output.append(UInt8(ascii: "\""))
    if isLiteral { output.append(contentsOf: text.utf8) } else { writeContent(text) }
    output.append(UInt8(ascii: "\""))
  }

  mutating func writeContent(_ text: String) {
    let start = output.count
    output.append(contentsOf: text.utf8)
    let isPlain = output.withUnsafeBufferPointer { bytes in
      let written = UnsafeBufferPointer(rebasing: bytes[start...])
      return written.isPrintableASCII && written.firstNotPlain(from: 0) == written.count
    }
    if isPlain { return }
    output.removeSubrange(start...)
    for scalar in text.unicodeScalars { write(scalar) }
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
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
