/// Writes JSON on one line into bytes, without a tree of values between.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(1_024) }

  mutating func open(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }

  mutating func close(_ bracket: Unicode.Scalar) { bytes.append(UInt8(ascii: bracket)) }

  mutating func word(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Puts a comma after what stands before in the same brackets.
  mutating func separate() {
    guard let last = bytes.last, last != UInt8(ascii: "{"), last != UInt8(ascii: "[") else {
      return
    }
    bytes.append(UInt8(ascii: ","))
  }

  /// The name of a member that needs no escapes.
  mutating func name(_ name: StaticString) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    word(name)
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  /// The name of a member as it came.
  @_disfavoredOverload
  mutating func name(_ name: String) {
    separate()
    string(name)
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func object(
    _ name: StaticString, _ fill: (inout JSONWriter) -> Void
  ) {
    self.name(name)
    open("{")
    fill(&self)
    close("}")
  }

  mutating func list<Item>(
    _ name: StaticString, _ items: [Item], _ write: (inout JSONWriter, Item) -> Void
  ) {
    self.name(name)
    open("[")
    for item in items {
      separate()
      write(&self, item)
    }
    close("]")
  }

  mutating func member(_ name: StaticString, _ value: Bool?) {
    guard let value else { return }
    self.name(name)
    word(value ? "true" : "false")
  }

  mutating func member(_ name: StaticString, _ value: Timestamp?) {
    guard let value else { return }
    self.name(name)
    self.value(value)
  }

  mutating func member(_ name: StaticString, _ value: DisplayText?) {
    member(name, value?.original)
  }

  mutating func member(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    self.name(name)
    string(value)
  }

  mutating func value(_ time: Timestamp?) {
    guard let time else { return word("null") }
    bytes.append(UInt8(ascii: "\""))
    time.writeRFC3339(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func value(_ json: JSON) {
    switch json {
    case .null: word("null")
    case .bool(let value): word(value ? "true" : "false")
    case .number(let text): bytes.append(contentsOf: text.utf8)
    case .string(let text): string(text)
    case .array(let elements):
      open("[")
      for element in elements {
        separate()
        value(element)
      }
      close("]")
    case .object(let members):
      open("{")
      for member in members {
        name(member.name)
        value(member.value)
      }
      close("}")
    }
  }

  /// Only what JSON demands is escaped: nobody reads this on a terminal.
  mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { plain in
      if plain.contains(where: Self.needsEscape) {
        escape(plain)
      } else {
        bytes.append(contentsOf: plain)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  mutating func escape(_ plain: UnsafeBufferPointer<UInt8>) {
    for byte in plain {
      guard Self.needsEscape(byte) else {
        bytes.append(byte)
        continue
      }
      bytes.append(UInt8(ascii: "\\"))
      if byte >= 0x20 {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: (byte < 0x10 ? "u000" : "u00").utf8)
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
      }
    }
  }
}
