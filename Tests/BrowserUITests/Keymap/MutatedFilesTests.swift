import Browser
import BrowserUI
import TestSupport
import Testing

/// Files that a person edits, with slips at any place: whatever the bytes, they are read.
@Suite struct MutatedFilesTests {
  private static let seeds: [UInt64] = [1, 2, 3]
  private static let marks = Array("<>\"#{}[]()|,:=\\ \n\r\t\0".utf8) + [0x7F, 0x80, 0xC3, 0xFF]

  /// The text with some bytes put in, left out or changed.
  private func mutated(_ text: String, _ generator: inout SeededGenerator) -> String {
    var bytes = Array(text.utf8)
    for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      let byte = Self.marks.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<3, using: &generator) {
      case 0: bytes.insert(byte, at: place)
      case 1: bytes.remove(at: place)
      default: bytes[place] = byte
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: seeds)
  func `A keymap file with slips is told of by lines that it has, and leaves a way out`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let lines = Keymap.standardText.split(separator: "\n", omittingEmptySubsequences: false)
    for _ in 0..<60 {
      let start = Int.random(in: 0..<max(1, lines.count - 20), using: &generator)
      let part = lines[start..<min(lines.count, start + 20)].joined(separator: "\n")
      let text = mutated("format 1\n" + part, &generator)
      let count = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).count
      let loaded = Keymap.load(text, named: "keymap.conf")
      for diagnostic in loaded.diagnostics {
        #expect((1...count).contains(diagnostic.location.line), "\(text.debugDescription)")
      }
      #expect(!loaded.keymap.keys(for: Action(.back), in: .list).isEmpty)
    }
  }

  @Test(arguments: seeds)
  func `Kept preferences with slips are read, and what was read is written as it was`(
    seed: UInt64
  ) {
    var generator = SeededGenerator(seed: seed)
    let whole = """
      columns name,email,mfa
      layout stacked
      times relative
      view c query mfa:off sort name
      """
    for _ in 0..<300 {
      let read = Preferences(parsing: mutated(whole, &generator))
      #expect(Preferences(parsing: read.text) == read)
    }
  }
}
