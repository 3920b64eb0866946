import Terminal
import Testing

struct KeyTests {
  @Test(
    "A key's description reads back as the same key",
    arguments: [
      "a", "Z", "é", ">", "/", "<C-d>", "<M-x>", "<C-M-a>", "<F1>", "<F12>", "<Esc>", "<Space>",
      "<Hash>", "<Lt>", "<Bar>", "<Enter>", "<Tab>", "<S-Tab>", "<Up>", "<C-Up>", "<C-M-S-Left>",
      "<BS>", "<Del>", "<Ins>", "<Home>", "<End>", "<PgUp>", "<S-PgDn>", "<C-Space>", "<M-Lt>",
      "<M-Enter>", "<M-S-Tab>", "<C-\\>", "<C-_>", "<M->>", "<M-->",
    ])
  func roundTrip(_ notation: String) throws {
    let keys = try Key.sequence(notation)
    #expect(keys.map(\.description) == [notation])
  }

  @Test("A word of several keys is read in order")
  func sequence() throws {
    #expect(try Key.sequence("g<C-w>o") == [.character("g"), .control("w"), .character("o")])
  }

  @Test("Names are read in either case and by their long forms")
  func otherSpellings() throws {
    #expect(
      try Key.sequence("<c-D><esc><CR><PageUp><Backspace>") == [
        .control("d"), .escape, .enter, .pageUp, .backspace,
      ])
  }

  @Test(
    "Keys that a terminal cannot tell apart are one key",
    arguments: [
      (Key.control("i"), Key.tab), (.control("m"), .enter), (.control("["), .escape),
      (.control("D"), .control("d")), (.control("?"), .backspace),
      (Key(.character("i"), [.control, .shift]), .tab), (Key(.tab, .shift), .backTab),
      (Key(.character("A"), .shift), .character("A")), (.character("\r"), .enter),
    ])
  func canonical(_ key: Key, _ same: Key) {
    #expect(key == same)
  }

  @Test(
    "A notation that cannot be told from another key is refused with the other key",
    arguments: [("<C-i>", "<Tab>"), ("<C-m>", "<Enter>"), ("<C-[>", "<Esc>"), ("<S-a>", "a")])
  func indistinguishable(_ notation: String, _ other: String) {
    let name = String(notation.dropFirst().dropLast())
    #expect(throws: KeyNotationError.indistinguishable(name, sameAs: other)) {
      try Key.sequence(notation)
    }
  }

  @Test("An unknown name is refused with the nearest one")
  func unknownName() {
    #expect(throws: KeyNotationError.unknownName("Spade", nearest: "Space")) {
      try Key.sequence("<Spade>")
    }
  }

  @Test(
    "A notation that is no key is refused",
    arguments: ["", "<", "<Esc", "<>", "<F0>", "<F64>", "<X-a>", "a b", "a#", "a|b", "<a>"])
  func refused(_ notation: String) {
    #expect(throws: KeyNotationError.self) { try Key.sequence(notation) }
  }

  @Test("Only a plain character types into a prompt")
  func typed() {
    #expect(Key.character("é").typed == "é")
    #expect(Key.control("a").typed == nil)
    #expect(Key.alt("a").typed == nil)
    #expect(Key.enter.typed == nil)
  }
}
