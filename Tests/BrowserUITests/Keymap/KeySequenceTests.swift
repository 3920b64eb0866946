import Browser
import BrowserUI
import DirectoryModel
import Terminal
import Testing

@Suite struct KeySequenceTests {
  @Test(arguments: [
    "q", "ye", "gg", "<C-w>o", "<Hash>", "<Lt>", "<Space>", "<Bar>", "<M-x>", "<F1>", "<S-Tab>",
    "<PgDn>", "\"", "'x", "é", "山", "<C-M-a>", "<Esc>x",
  ])
  func `A sequence is written as it was read`(notation: String) throws {
    #expect(try KeySequence(parsing: notation).description == notation)
  }

  @Test(arguments: [
    ("<c-D>", "<C-d>"), ("<ENTER>", "<Enter>"), ("<cr>", "<Enter>"), ("<a-x>", "<M-x>"),
    ("<pagedown>", "<PgDn>"), ("<s-tab>", "<S-Tab>"),
  ])
  func `Names are read in either case and by their other spellings`(
    written: String, name: String
  ) throws {
    #expect(try KeySequence(parsing: written).description == name)
  }

  @Test func `A sequence is a key after the other`() throws {
    #expect(try KeySequence(parsing: "<C-w>o").keys == [.control("w"), .character("o")])
  }

  @Test(arguments: [
    ("<C-i>", "<Tab>"), ("<C-m>", "<Enter>"), ("<C-[>", "<Esc>"), ("<C-S-a>", "<C-a>"),
  ])
  func `Keys that no terminal sends are refused with the keys that arrive`(
    notation: String, other: String
  ) {
    #expect(mistake(in: notation)?.contains("cannot be told from \(other)") == true)
  }

  @Test(arguments: [
    ("<Entr>", "<Enter>"), ("<C-Spcae>", "<C-Space>"), ("<Dwon>", "<Down>"), ("<PgDwn>", "<PgDn>"),
  ])
  func `An unknown name is answered with the nearest`(notation: String, nearest: String) {
    #expect(
      mistake(in: notation) == "no key is called \(notation): the nearest is \(nearest)")
  }

  @Test func `A name near to none is answered without a guess`() {
    #expect(mistake(in: "<Microwave>") == "no key is called <Microwave>")
  }

  @Test(arguments: ["g<Esc>", "g<C-c>", "<Esc><Esc>"])
  func `A key that gives up a sequence cannot stand in the middle of one`(notation: String) {
    #expect(mistake(in: notation)?.contains("can only stand first") == true)
  }

  @Test func `A bare angle bracket is refused with its name`() {
    #expect(mistake(in: "<")?.contains("<Lt>") == true)
  }

  private func mistake(in notation: String) -> String? {
    do {
      _ = try KeySequence(parsing: notation)
      return nil
    } catch {
      return error.message.printable
    }
  }
}
