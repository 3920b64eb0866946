import Terminal

/// Turns the bytes that a terminal sends into events.
///
/// Our own rather than `get_wch`, which runs an unknown sequence as single keys and takes a paste
/// key by key. A value without I/O or clock: whoever feeds it asks `patience` how long to wait for
/// the rest of an unfinished sequence and then calls `flush`.
struct KeyDecoder {
  /// How long an unfinished input may stay so.
  enum Patience: Hashable {
    /// An Escape with at most one byte, which may be a key by itself: the escape delay.
    case escape
    /// A sequence that has clearly begun; over a slow line its rest may be late.
    case sequence
    /// A paste whose end has not come.
    case paste
  }

  /// A paste is cut at so many bytes; what follows up to its end mark is dropped.
  static let pasteLimit = 1 << 20

  private static let escape: UInt8 = 0x1B
  private static let pasteEnd: [UInt8] = Array("\u{1B}[201~".utf8)

  private let terminfoKeys: [[UInt8]: Key]
  private var buffer: [UInt8] = []
  private var pasted: [UInt8]?

  /// `terminfoKeys` are the sequences that this terminal is known to send; they go first.
  init(terminfoKeys: [[UInt8]: Key] = [:]) {
    self.terminfoKeys = terminfoKeys.filter { $0.key.first == Self.escape && $0.key.count > 1 }
  }

  /// What the decoder waits for; nil when nothing is unfinished.
  var patience: Patience? {
    if pasted != nil { return .paste }
    if buffer.isEmpty { return nil }
    return buffer.first == Self.escape && buffer.count <= 2 ? .escape : .sequence
  }

  /// Takes bytes and returns what they complete, in order.
  mutating func feed(_ bytes: some Sequence<UInt8>) -> [TerminalEvent] {
    buffer += bytes
    return decode(isFinal: false)
  }

  /// Ends what is unfinished: a lone Escape is the key, half a sequence is dropped.
  mutating func flush() -> [TerminalEvent] {
    guard pasted == nil else {
      takePasted(buffer.count)
      return endPaste()
    }
    return decode(isFinal: true)
  }

  private mutating func decode(isFinal: Bool) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var position = 0
    while true {
      if pasted != nil {
        buffer.removeFirst(position)
        position = 0
        guard continuePaste() else { break }
        events += endPaste()
        continue
      }
      guard position < buffer.count else { break }
      let step = InputStep.next(buffer[position...], keys: terminfoKeys, isFinal: isFinal)
      switch step {
      case .incomplete:
        buffer.removeFirst(position)
        return events
      case .nothing(let count): position += count
      case .key(let key, let count):
        position += count
        events.append(.key(key))
      case .mouse(let event, let count):
        position += count
        events.append(.mouse(event))
      case .pasteBegins(let count):
        position += count
        pasted = []
      }
    }
    buffer.removeFirst(position)
    return events
  }

  /// Moves bytes into the paste; true once its end mark has come.
  private mutating func continuePaste() -> Bool {
    var index = buffer.startIndex
    while let found = buffer[index...].firstIndex(of: Self.escape) {
      if buffer[found...].starts(with: Self.pasteEnd) {
        takePasted(found)
        buffer.removeFirst(Self.pasteEnd.count)
        return true
      }
      if Self.pasteEnd.starts(with: buffer[found...]) {
        takePasted(found)
        return false
      }
      index = found + 1
    }
    takePasted(buffer.count)
    return false
  }

  private mutating func takePasted(_ count: Int) {
    let room = max(0, Self.pasteLimit - (pasted?.count ?? 0))
    pasted?.append(contentsOf: buffer[..<min(count, room)])
    buffer.removeFirst(count)
  }

  private mutating func endPaste() -> [TerminalEvent] {
    guard let bytes = pasted else { return [] }
    pasted = nil
    var text = ""
    text.reserveCapacity(bytes.count)
    for character in String(decoding: bytes, as: UTF8.self) {
      text.append(character == "\r" || character == "\r\n" ? "\n" : character)
    }
    return [.paste(text)]
  }
}
