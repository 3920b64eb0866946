import Browser
import BrowserUI
import DirectoryModel
import Testing

@Suite struct KeymapWarningTests {
  @Test func `The same keys twice in a file are told of, and the later line counts`() throws {
    let loaded = overlay("bind list x open", "bind detail x open", "bind list x zoom")
    #expect(
      loaded.texts == [
        "keymap.conf:4:11: warning: x is already bound in list by line 2 (open); this line counts"
      ])
    #expect(try loaded.keymap.action("x", in: .list) == "zoom")
  }

  @Test func `Keys taken out before are not bound twice`() {
    #expect(overlay("bind list x open", "unbind list x", "bind list x zoom").texts == [])
    #expect(overlay("bind list x open", "reset list", "bind list x zoom").texts == [])
  }

  @Test func `Keys that begin a shipped sequence are told of`() throws {
    let line = try #require(
      Keymap.standard.binding(for: KeySequence(parsing: "gg"), in: .list)?.location.line)
    #expect(
      overlay("bind list g open").texts == [
        """
        keymap.conf:2:11: warning: g also begins gg (built-in keymap.conf:\(line)): it waits 1000 ms, \
        and gg is out of reach after that
        """
      ])
  }

  @Test func `A sequence that begins with bound keys of a parent is told of`() throws {
    let line = try #require(
      Keymap.standard.binding(for: KeySequence(parsing: "r"), in: .generic)?.location.line)
    #expect(
      overlay("set sequence-timeout 500", "bind list.users rr open").texts == [
        """
        keymap.conf:3:17: warning: rr begins with r, which is bound \
        (built-in keymap.conf:\(line)): it is out of reach after 500 ms
        """
      ])
  }

  @Test func `What the keymap underneath shadows is not told of again`() {
    let base = overlay("bind list g open", "bind list gg zoom").keymap
    #expect(overlay("bind list x open", over: base, named: "/home/ann/other.conf").texts == [])
  }

  @Test func `Taking the last way out is refused`() throws {
    let loaded = overlay("unbind prompt <Esc>", "unbind prompt <C-c>")
    #expect(
      loaded.texts == [
        """
        keymap.conf:3:1: error: refused, since it leaves no way out of prompt: \
        no key there would run back, quit, close or cancel
        """
      ])
    #expect(try loaded.keymap.action("<C-c>", in: .prompt) == "cancel")
    #expect(try loaded.keymap.action("<Esc>", in: .prompt) == nil)
  }

  @Test func `Binding the last way out of a context to another action is refused`() throws {
    let loaded = overlay(
      "unbind generic Q", "unbind generic <Esc>", "bind list.users q open", "bind visual q zoom")
    #expect(loaded.diagnostics.map(\.severity) == [.error, .error])
    #expect(loaded.diagnostics.map(\.line) == [4, 5])
    #expect(try loaded.keymap.action("q", in: .listUsers) == "back")
  }

  @Test func `A reset is refused where nothing after it leads out`() throws {
    let loaded = overlay("reset prompt", "bind prompt <C-g> delete-to-end")
    #expect(loaded.diagnostics.map(\.line) == [2])
    #expect(try loaded.keymap.action("<Esc>", in: .prompt) == "cancel")
    #expect(try loaded.keymap.action("<C-g>", in: .prompt) == "delete-to-end")
  }

  @Test func `A reset is fine where a later line leads out`() throws {
    let loaded = overlay("reset prompt", "bind prompt <C-g> cancel")
    #expect(loaded.texts == [])
    #expect(try loaded.keymap.action("<Esc>", in: .prompt) == nil)
  }
}
