import Browser
import BrowserUI
import DirectoryModel
import Testing

@Suite struct KeymapIncludeTests {
  @Test func `An included file is read in the place of its line`() throws {
    let files = ["/home/ann/vim.keymap": "format 1\nbind list x zoom\nbind list z open"]
    let loaded = overlay(
      "bind list z quit", "include vim.keymap", "bind list x open", including: files)
    #expect(loaded.texts == [])
    #expect(try loaded.keymap.action("x", in: .list) == "open")
    #expect(try loaded.keymap.action("z", in: .list) == "open")
    let binding = try loaded.keymap.binding(for: KeySequence(parsing: "z"), in: .list)
    #expect(binding?.location.lineText == "/home/ann/vim.keymap:3")
  }

  @Test func `A path is relative to the file that includes it`() throws {
    let files = [
      "/home/ann/keys/a.keymap": "format 1\ninclude ../more/./b.keymap",
      "/home/ann/more/b.keymap": "format 1\ninclude \"/etc/all keys\"",
      "/etc/all keys": "format 1\nbind list x open",
    ]
    let loaded = overlay("include keys/a.keymap", including: files)
    #expect(loaded.texts == [])
    #expect(try loaded.keymap.action("x", in: .list) == "open")
  }

  @Test func `A file that is included twice does not bind its keys twice`() {
    let files = ["/home/ann/a": "format 1\nbind list x open"]
    #expect(overlay("include a", "include a", including: files).texts == [])
  }

  @Test func `A mistake in an included file is told with that file`() {
    let files = ["/home/ann/a": "format 1\n\nbind list x opne"]
    #expect(
      overlay("include a", including: files).texts
        == ["a:3:13: error: no action is called opne; the nearest is open"])
  }

  @Test func `Files that include each other are told of, and all their other lines count`() throws {
    let files = [
      "/home/ann/a": "format 1\ninclude keys/../b\nbind list x open",
      "/home/ann/b": "format 1\ninclude a\nbind list z open",
    ]
    let loaded = overlay("include a", including: files)
    #expect(
      loaded.texts == ["b:2:9: error: the files include each other: a > b > a"])
    #expect(try loaded.keymap.action("x", in: .list) == "open")
    #expect(try loaded.keymap.action("z", in: .list) == "open")
  }

  @Test func `A file that includes itself is told of`() {
    #expect(
      overlay("include keymap.conf").texts == [
        "keymap.conf:2:9: error: the files include each other: keymap.conf > keymap.conf"
      ])
  }

  @Test func `A chain of links that never ends is cut`() {
    let loaded = Keymap.load(
      "format 1\ninclude a", named: "x",
      reading: { path throws(KeymapUnreadable) in "format 1\ninclude \(path)a" })
    #expect(loaded.texts == ["aaaaaaa:2:9: error: files include each other more than 8 deep"])
  }

  @Test func `A file that cannot be read is told with the reason`() {
    #expect(
      overlay("include vim.keymap").texts
        == ["keymap.conf:2:9: error: vim.keymap cannot be read: no such file"])
  }

  @Test func `Diagnostics come by file and then by line`() {
    let files = ["/home/ann/a": "format 1\nbind"]
    #expect(
      overlay("unbind list <F9>", "include a", "bind", including: files).diagnostics
        .map { "\($0.file):\($0.line)" } == [
          "/home/ann/keymap.conf:2", "/home/ann/keymap.conf:4", "/home/ann/a:2",
        ])
  }
}
