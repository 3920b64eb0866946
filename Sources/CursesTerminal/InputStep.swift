import Terminal

/// What the bytes of a terminal begin with, and how many bytes that takes.
///
/// Escape sequences follow ECMA-48 (5.4 control sequences, 5.6 control strings), with the forms
/// that xterm, rxvt and the Linux console add.
enum InputStep {
  /// More bytes are needed to tell.
  case incomplete
  /// Bytes that mean nothing to us.
  case nothing(Int)
  /// One key.
  case key(Key, Int)
  /// What the mouse did.
  case mouse(MouseEvent, Int)
  /// The mark before a bracketed paste.
  case pasteBegins(Int)

  private static let escape: UInt8 = 0x1B
  private static let sequenceLimit = 4096

  /// Tells what the input begins with; `keys` are sequences that go before all others.
  ///
  /// `isFinal` says that no more will come, which settles what would be incomplete.
  static func next(
    _ input: ArraySlice<UInt8>, keys: [[UInt8]: Key], isFinal: Bool
  ) -> InputStep {
    guard let first = input.first else { return .incomplete }
    guard first == escape else { return character(input, isFinal: isFinal) }
    for (sequence, key) in keys where input.starts(with: sequence) {
      return .key(key, sequence.count)
    }
    if !isFinal, keys.keys.contains(where: { $0.count > input.count && $0.starts(with: input) }) {
      return .incomplete
    }
    guard let second = input.dropFirst().first else {
      return isFinal ? .key(.escape, 1) : .incomplete
    }
    switch second {
    case UInt8(ascii: "["):
      return control(input, isFinal: isFinal)
    case UInt8(ascii: "O"):
      return singleShift(input, isFinal: isFinal)
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"), UInt8(ascii: "^"):
      return string(input, isFinal: isFinal)
    default:
      return alt(input, next(input.dropFirst(), keys: keys, isFinal: isFinal))
    }
  }

  /// What follows an Escape is the same with Alt; two Escapes are two keys.
  private static func alt(_ input: ArraySlice<UInt8>, _ rest: InputStep) -> InputStep {
    switch rest {
    case .key(let key, let count):
      if key == .escape { return .key(.escape, 1) }
      return .key(Key(key.code, key.modifiers.union(.alt)), count + 1)
    case .nothing(let count): return .nothing(count + 1)
    case .pasteBegins, .incomplete, .mouse: return rest
    }
  }

  /// `ESC [`: parameters 0x30-0x3F, intermediates 0x20-0x2F, final 0x40-0x7E.
  private static func control(_ input: ArraySlice<UInt8>, isFinal: Bool) -> InputStep {
    let body = input.dropFirst(2)
    // The Linux console sends `ESC [ [ A` for F1, which no standard allows.
    if body.first == UInt8(ascii: "[") {
      guard let letter = body.dropFirst().first else { return isFinal ? .nothing(3) : .incomplete }
      let number = Int(letter) - 0x40
      return (1...5).contains(number) ? .key(Key(.function(number)), 4) : .nothing(4)
    }
    if body.first == UInt8(ascii: "M") { return bareMouse(body.dropFirst(), isFinal: isFinal) }
    guard let end = body.firstIndex(where: { !(0x20...0x3F).contains($0) }) else {
      if body.isEmpty { return isFinal ? .key(.alt("["), 2) : .incomplete }
      return isFinal || body.count > sequenceLimit ? .nothing(input.count) : .incomplete
    }
    let count = end - input.startIndex + 1
    // A control in the midst means that the sequence was broken off: what follows counts anew.
    guard (0x40...0x7E).contains(body[end]) else { return .nothing(count - 1) }
    let inner = body[..<end]
    if inner.first == UInt8(ascii: "<"), [UInt8(ascii: "M"), UInt8(ascii: "m")].contains(body[end])
    {
      let report = MouseReport(parameters(inner.dropFirst()))
      return body[end] == UInt8(ascii: "M")
        ? report?.event.map { .mouse($0, count) } ?? .nothing(count) : .nothing(count)
    }
    let sequence = ControlSequence(
      parameters: parameters(inner),
      isPrivate: inner.contains { $0 < 0x30 || $0 >= 0x3C }, final: body[end])
    if sequence.final == UInt8(ascii: "~"), !sequence.isPrivate {
      if sequence.parameters == [200] { return .pasteBegins(count) }
    }
    return sequence.key.map { .key($0, count) } ?? .nothing(count)
  }

  /// `ESC [ M` and three bytes, each 32 more than button, column and row.
  private static func bareMouse(_ body: ArraySlice<UInt8>, isFinal: Bool) -> InputStep {
    guard body.count >= 3 else { return isFinal ? .nothing(3 + body.count) : .incomplete }
    let report = MouseReport(body.prefix(3).map { Int($0) - 32 })
    return report?.event.map { .mouse($0, 6) } ?? .nothing(6)
  }

  private static func parameters(_ bytes: ArraySlice<UInt8>) -> [Int?] {
    bytes.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).map { field in
      let head = field.prefix { $0 != UInt8(ascii: ":") }
      return head.count > 7 ? nil : Int(String(decoding: head, as: UTF8.self))
    }
  }

  /// `ESC O`: a letter, after a modifier's digit in some terminals.
  private static func singleShift(_ input: ArraySlice<UInt8>, isFinal: Bool) -> InputStep {
    let body = input.dropFirst(2)
    guard let end = body.firstIndex(where: { !(0x30...0x3B).contains($0) }) else {
      if body.isEmpty { return isFinal ? .key(.alt("O"), 2) : .incomplete }
      return isFinal || body.count > 8 ? .nothing(input.count) : .incomplete
    }
    let count = end - input.startIndex + 1
    guard body[end] >= 0x40, body[end] < 0x7F else { return .key(.alt("O"), 2) }
    if body[end] == UInt8(ascii: "M") { return .key(.enter, count) }
    let modifier = parameters(body[..<end]).last.flatMap { $0 }
    let sequence = ControlSequence(
      parameters: [1, modifier], isPrivate: false, final: body[end])
    return sequence.key.map { .key($0, count) } ?? .nothing(count)
  }

  /// `ESC ]` and the like: a terminal's answer, dropped up to its BEL or `ESC \`.
  private static func string(_ input: ArraySlice<UInt8>, isFinal: Bool) -> InputStep {
    let body = input.dropFirst(2)
    if body.isEmpty {
      guard isFinal, let letter = input.last else { return .incomplete }
      return .key(.alt(Character(Unicode.Scalar(letter))), 2)
    }
    for index in body.indices {
      if body[index] == 0x07 { return .nothing(index - input.startIndex + 1) }
      if body[index] == escape, body[index...].dropFirst().first == UInt8(ascii: "\\") {
        return .nothing(index - input.startIndex + 2)
      }
    }
    return isFinal || body.count > sequenceLimit ? .nothing(input.count) : .incomplete
  }

  /// A control byte or one UTF-8 character; bytes that are neither are dropped.
  private static func character(_ input: ArraySlice<UInt8>, isFinal: Bool) -> InputStep {
    guard let first = input.first else { return .incomplete }
    switch first {
    case 0x00: return .key(Key(.character(" "), .control), 1)
    case 0x09: return .key(.tab, 1)
    case 0x0D: return .key(.enter, 1)
    case 0x1C...0x1F, 0x01...0x1A:
      let letter = Character(Unicode.Scalar(first | 0x40))
      return .key(.control(letter), 1)
    case 0x7F: return .key(.backspace, 1)
    case 0x20...0x7E: return .key(.character(Character(Unicode.Scalar(first))), 1)
    default: break
    }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first) else { return .nothing(1) }
    let tail = input.dropFirst().prefix(length - 1)
    guard tail.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .nothing(1) }
    guard tail.count == length - 1 else { return isFinal ? .nothing(input.count) : .incomplete }
    var scalars = String(decoding: input.prefix(length), as: UTF8.self).unicodeScalars
      .makeIterator()
    guard let scalar = scalars.next(), scalar != "\u{FFFD}", !(0x80...0x9F).contains(scalar.value)
    else { return .nothing(length) }
    return .key(.character(Character(scalar)), length)
  }
}
