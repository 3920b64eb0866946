import Terminal
import Testing

struct KeyTests {
  @Test(
    arguments: [
      "a", "Z", "é", ">", "/", "<C-d>", "<M-x>", "<C-M-a>", "<F1>", "<F12>", "<Esc>", "<Space>",
      "<Hash>", "<Lt>", "<Bar>", "<Enter>", "<Tab>", "<S-Tab>", "<Up>", "<C-Up>", "<C-M-S-Left>",
      "<BS>", "<Del>", "<Ins>", "<Home>", "<End>", "<PgUp>", "<S-PgDn>", "<C-Space>", "<M-Lt>",
      "<M-Enter>", "<M-S-Tab>", "<C-\\>", "<C-_>", "<M->>", "<M-->",
    ])
  func `A key's description reads back as the same key`(_ notation: String) throws {
    let keys = try Key.sequence(notation)
    #expect(keys.map(\.description) == [notation])
  }

  @Test func `A word of several keys is read in order`() throws {
    #expect(try Key.sequence("g<C-w>o") == [.character("g"), .control("w"), .character("o")])
  }

  @Test func `Names are read in either case and by their long forms`() throws {
    #expect(
      try Key.sequence("<c-D><esc><CR><PageUp><Backspace>") == [
        .control("d"), .escape, .enter, .pageUp, .backspace,
      ])
  }

  @Test(
    arguments: [
      (Key.control("i"), Key.tab), (.control("m"), .enter), (.control("["), .escape),
      (.control("D"), .control("d")), (.control("?"), .backspace),
      (Key(.character("i"), [.control, .shift]), .tab), (Key(.tab, .shift), .backTab),
      (Key(.character("A"), .shift), .character("A")), (.character("\r"), .enter),
    ])
  func `Keys that a terminal cannot tell apart are one key`(_ key: Key, _ same: Key) {
    #expect(key == same)
  }

  @Test(arguments: [("<C-i>", "<Tab>"), ("<C-m>", "<Enter>"), ("<C-[>", "<Esc>"), ("<S-a>", "a")])
  func `A notation that cannot be told from another key is refused with the other key`(
    _ notation: String, _ other: String
  ) {
    let name = String(notation.dropFirst().dropLast())
    #expect(throws: KeyNotationError.indistinguishable(name, sameAs: other)) {
      try Key.sequence(notation)
    }
  }

  @Test func `An unknown name is refused with the nearest one`() {
    #expect(throws: KeyNotationError.unknownName("Spade", nearest: "Space")) {
      try Key.sequence("<Spade>")
    }
  }

  @Test(arguments: ["", "<", "<Esc", "<>", "<F0>", "<F64>", "<X-a>", "a b", "a#", "a|b", "<a>"])
  func `A notation that is no key is refused`(_ notation: String) {
    #expect(throws: KeyNotationError.self) { try Key.sequence(notation) }
  }

  @Test func `Only a plain character types into a prompt`() {
    #expect(Key.character("é").typed == "é")
    #expect(Key.control("a").typed == nil)
    #expect(Key.alt("a").typed == nil)
    #expect(Key.enter.typed == nil)
  }
}
