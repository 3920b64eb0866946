import Terminal
import Testing

@testable import CursesTerminal

struct KeyDecoderTests {
  private func events(_ input: String, keys: [[UInt8]: Key] = [:]) -> [TerminalEvent] {
    var decoder = KeyDecoder(terminfoKeys: keys)
    return decoder.feed(input.utf8) + decoder.flush()
  }

  private func keys(_ input: String) -> String {
    events(input).map { event in
      guard case .key(let key) = event else { return "\(event)" }
      return key.description
    }.joined()
  }

  @Test(
    arguments: [
      ("\u{1B}[<0;5;3M", [.mouse(MouseEvent(.press, at: Point(column: 4, row: 2)))]),
      ("\u{1B}[<0;300;3M", [.mouse(MouseEvent(.press, at: Point(column: 299, row: 2)))]),
      ("\u{1B}[<16;1;1M", [.mouse(MouseEvent(.press, at: Point(column: 0, row: 0)))]),
      ("\u{1B}[<64;5;3M", [.mouse(MouseEvent(.wheelUp, at: Point(column: 4, row: 2)))]),
      ("\u{1B}[<65;5;3M", [.mouse(MouseEvent(.wheelDown, at: Point(column: 4, row: 2)))]),
      (
        "\u{1B}[<0;9999999;9999999M",
        [.mouse(MouseEvent(.press, at: Point(column: 9_999_998, row: 9_999_998)))]
      ),
      ("\u{1B}[<0;99999999999999999999;1M", []), ("\u{1B}[<99999999999999999999;1;1M", []),
      ("\u{1B}[<0;0;1M", []), ("\u{1B}[<;;M", []), ("\u{1B}[M\u{1}\u{1}\u{1}", []),
      ("\u{1B}[M %#", [.mouse(MouseEvent(.press, at: Point(column: 4, row: 2)))]),
      (
        "\u{1B}[Ma%#x",
        [
          .mouse(MouseEvent(.wheelDown, at: Point(column: 4, row: 2))), .key(.character("x")),
        ]
      ),
      ("\u{1B}[<0;5;3m", []), ("\u{1B}[<2;5;3M", []), ("\u{1B}[<32;5;3M", []),
      ("\u{1B}[M#%#", []), ("\u{1B}[<0;5M", []), ("\u{1B}[<0;0;3M", []), ("\u{1B}[M %", []),
    ] as [(String, [TerminalEvent])])
  func `What a mouse did is told by either form, without what the browser has no use for`(
    input: String, expected: [TerminalEvent]
  ) {
    #expect(events(input) == expected)
  }

  @Test(
    arguments: [
      ("a", "a"), ("é山", "é山"), (" ", "<Space>"), ("\r", "<Enter>"), ("\t", "<Tab>"),
      ("\n", "<C-j>"), ("\u{7F}", "<BS>"), ("\u{8}", "<C-h>"), ("\u{0}", "<C-Space>"),
      ("\u{1}", "<C-a>"), ("\u{1A}", "<C-z>"), ("\u{3}", "<C-c>"), ("\u{1F}", "<C-_>"),
      ("\u{1B}", "<Esc>"), ("\u{1B}x", "<M-x>"), ("\u{1B}\u{4}", "<C-M-d>"), ("\u{1B}é", "<M-é>"),
      ("\u{1B}\r", "<M-Enter>"), ("\u{1B}[", "<M-[>"), ("\u{1B}O", "<M-O>"), ("\u{1B}]", "<M-]>"),
      ("\u{1B}[A", "<Up>"), ("\u{1B}OA", "<Up>"), ("\u{1B}[1;5A", "<C-Up>"),
      ("\u{1B}[1;3D", "<M-Left>"), ("\u{1B}[1;2C", "<S-Right>"), ("\u{1B}[1;8B", "<C-M-S-Down>"),
      ("\u{1B}[Z", "<S-Tab>"), ("\u{1B}[H", "<Home>"), ("\u{1B}OF", "<End>"),
      ("\u{1B}[1~", "<Home>"), ("\u{1B}[2~", "<Ins>"), ("\u{1B}[3~", "<Del>"),
      ("\u{1B}[3;5~", "<C-Del>"), ("\u{1B}[5~", "<PgUp>"), ("\u{1B}[6;2~", "<S-PgDn>"),
      ("\u{1B}OP", "<F1>"), ("\u{1B}[11~", "<F1>"), ("\u{1B}[[A", "<F1>"), ("\u{1B}[15~", "<F5>"),
      ("\u{1B}[17~", "<F6>"), ("\u{1B}[24~", "<F12>"), ("\u{1B}[34~", "<F20>"),
      ("\u{1B}[1;2P", "<S-F1>"), ("\u{1B}[27;5;97~", "<C-a>"), ("\u{1B}[97;5u", "<C-a>"),
      ("\u{1B}[27;5;13~", "<C-Enter>"), ("\u{1B}OM", "<Enter>"), ("\u{1B}\u{1B}", "<Esc><Esc>"),
      ("\u{1B}\u{1B}[A", "<M-Up>"), ("gg\u{1B}[Bq", "gg<Down>q"),
    ])
  func `What a terminal sends is the key that was pressed`(_ input: String, _ keys: String) {
    #expect(self.keys(input) == keys)
  }

  @Test(
    arguments: [
      "\u{1B}[?62;22c", "\u{1B}[<0;10;20m", "\u{1B}[I", "\u{1B}[99~", "\u{1B}[1;2;3;4z",
      "\u{1B}]11;rgb:0/0/0\u{7}",
      "\u{1B}P1+r\u{1B}\\", "\u{1B}[>41;354;0c", "\u{1B}[1$y", "\u{1B}[999999999999999999~",
    ])
  func `A sequence that is no key is swallowed whole`(_ input: String) {
    #expect(keys("a" + input + "b") == "ab")
  }

  @Test func `Bytes that are not UTF-8 are dropped`() {
    var decoder = KeyDecoder()
    #expect(
      decoder.feed([0x61, 0xFF, 0xC0, 0x80, 0xED, 0xA0, 0x80, 0x62])
        == [.key(.character("a")), .key(.character("b"))])
  }

  @Test func `A key that comes byte by byte is one key`() {
    var decoder = KeyDecoder()
    let events = Array("\u{1B}[1;5A山".utf8).flatMap { decoder.feed([$0]) }
    #expect(events == [.key(Key(.up, .control)), .key(.character("山"))])
  }

  @Test func `A lone Escape waits for the escape delay, a begun sequence longer`() {
    var decoder = KeyDecoder()
    #expect(decoder.patience == nil)
    _ = decoder.feed([0x1B])
    #expect(decoder.patience == .escape)
    _ = decoder.feed(Array("[1;".utf8))
    #expect(decoder.patience == .sequence)
    #expect(decoder.flush() == [])
    #expect(decoder.patience == nil)
  }

  @Test func `A sequence of the terminal's own goes before what it would mean elsewhere`() {
    #expect(events("\u{1B}[A", keys: [Array("\u{1B}[A".utf8): .home]) == [.key(.home)])
  }

  @Test func `A bracketed paste is one event and its newlines are line feeds`() {
    #expect(
      events("a\u{1B}[200~x\ry\r\nz\u{1B}[Aq\u{1B}[201~b") == [
        .key(.character("a")), .paste("x\ny\nz\u{1B}[Aq"), .key(.character("b")),
      ])
  }

  @Test func `A paste that comes byte by byte is the same`() {
    var decoder = KeyDecoder()
    let events = Array("\u{1B}[200~a\u{1B}[20\u{1B}[201~".utf8).flatMap { decoder.feed([$0]) }
    #expect(events == [.paste("a\u{1B}[20")])
  }

  @Test func `A paste without an end is given out when patience ends`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1B}[200~abc".utf8)) == [])
    #expect(decoder.patience == .paste)
    #expect(decoder.flush() == [.paste("abc")])
    #expect(decoder.patience == nil)
  }

  @Test func `A paste beyond the limit is cut and its rest is not typed`() {
    var decoder = KeyDecoder()
    let text = [UInt8](repeating: UInt8(ascii: "q"), count: KeyDecoder.pasteLimit + 10)
    let events = decoder.feed(Array("\u{1B}[200~".utf8) + text + Array("\u{1B}[201~z".utf8))
    #expect(
      events == [
        .paste(String(repeating: "q", count: KeyDecoder.pasteLimit)), .key(.character("z")),
      ])
  }

  @Test func `Half a character is waited for as long as half a sequence`() {
    var decoder = KeyDecoder()
    _ = decoder.feed([0xE5])
    #expect(decoder.patience == .sequence)
  }

  @Test(arguments: 1...20)
  func `Any bytes at all leave nothing unfinished once flushed`(_ seed: UInt64) {
    let alphabet =
      Array("\u{1B}\u{1B}[[O;?~2001~Aq<Mm9:\u{7}\\]P\u{0}".utf8) + [0x80, 0xC3, 0xE5, 0xF0, 0xFF]
    var state = seed
    var decoder = KeyDecoder()
    for _ in 0..<2000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = decoder.feed([alphabet[Int(state >> 33) % alphabet.count]])
      if state >> 60 == 0 { _ = decoder.flush() }
    }
    _ = decoder.flush()
    _ = decoder.flush()
    #expect(decoder.patience == nil)
  }
}
