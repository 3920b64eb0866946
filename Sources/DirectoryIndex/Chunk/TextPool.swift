/// Texts of a chunk that is being made, each once, by number.
struct TextPool {
  private struct Key: Hashable {
    let bytes: [UInt8]

    func hash(into hasher: inout Hasher) {
      bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }
  }

  /// Whether each text stands between two newlines.
  private let isFramed: Bool
  private var numbers: [Key: Int] = [:]
  private var starts: [UInt8] = []
  private var text: [UInt8] = []

  init(isFramed: Bool) {
    self.isFramed = isFramed
    starts.append32(0)
  }

  /// The number of a text, which is new where it has not come before.
  mutating func number(of bytes: [UInt8]) -> Int {
    let key = Key(bytes: bytes)
    if let number = numbers[key] { return number }
    let number = numbers.count
    numbers[key] = number
    if isFramed { text.append(0x0A) }
    text.append(contentsOf: bytes)
    if isFramed { text.append(0x0A) }
    starts.append32(text.count)
    return number
  }

  mutating func number(of text: String) -> Int { number(of: Array(text.utf8)) }

  /// The two sections: where the texts begin, and the texts.
  var sections: (starts: [UInt8], text: [UInt8]) { (starts, text) }
}
