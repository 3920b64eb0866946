import Browser
import BrowserUI
import DirectoryModel
import Testing

@Suite struct KeymapFileTests {
  @Test func `A binding takes its description from the comment`() throws {
    let keymap = overlay("bind list,detail x open   # Look inside ").keymap
    for context in [Action.Context.list, .detail] {
      let binding = try #require(
        keymap.binding(for: KeySequence(parsing: "x"), in: context))
      #expect(binding.context == context)
      #expect(binding.action == Action(.open))
      #expect(binding.description == "Look inside")
      #expect(binding.location.file == "/home/ann/keymap.conf")
      #expect(binding.location.line == 2)
      #expect(binding.location.column == 18)
    }
  }

  @Test func `A binding without a comment is described by its action`() throws {
    let binding = try overlay("bind list x open").keymap
      .binding(for: KeySequence(parsing: "x"), in: .list)
    #expect(binding?.description == Action.Name.open.help)
  }

  @Test(arguments: [
    (#"filter "mfa:off is:admin""#, "mfa:off is:admin"),
    (#"filter "say \"hi\" # \d \\""#, #"say "hi" # \d \"#),
    (#"filter """#, ""),
    ("filter mfa:off # Without MFA", "mfa:off"),
    (#"filter name:"Bob""#, #"name:"Bob""#),
  ])
  func `An argument is a word or a quoted text`(written: String, text: String) throws {
    let loaded = overlay("bind list x \(written)")
    #expect(loaded.texts == [])
    let binding = try loaded.keymap.binding(for: KeySequence(parsing: "x"), in: .list)
    #expect(binding?.action == Action(.filter, text))
  }

  @Test func `A quote among the keys are the key`() throws {
    #expect(try overlay(#"bind list "a open"#).keymap.action(#""a"#, in: .list) == "open")
  }

  @Test func `Tabs, blank lines, Windows line ends and a byte order mark are fine`() {
    let loaded = Keymap.load(
      "\u{FEFF}# mine\r\n\r\nformat 1\r\n\tbind\tlist\tx\topen\t# Look\r\n", named: "k")
    #expect(loaded.texts == [])
    #expect(loaded.keymap.bindings(in: .list).contains { $0.description == "Look" })
  }

  @Test(arguments: [
    ("bidn list x open", "1: error: no statement is called bidn; the nearest is bind"),
    ("bind lsit x open", "6: error: no context is called lsit; the nearest is list"),
    ("bind users x open", "6: error: no context is called users; the nearest is list.users"),
    ("bind list,detial x open", "11: error: no context is called detial; the nearest is detail"),
    ("bind list, detail x open", "11: error: a context is missing beside the comma"),
    ("bind list x moev-down", "13: error: no action is called moev-down; the nearest is move-down"),
    ("bind list x down", "13: error: no action is called down; the nearest is move-down"),
    ("bind list x shell", "13: error: no action is called shell"),
    ("bind list <Entr> open", "11: error: no key is called <Entr>: the nearest is <Enter>"),
    ("bind list x open it", "18: error: open takes no argument"),
    (
      "bind list x scroll half-dwn",
      """
      20: error: scroll takes one of half-down, half-up, page-down, page-up, not half-dwn; \
      the nearest is half-down
      """
    ),
    (
      "bind list x scroll",
      """
      19: error: the argument of scroll, one of half-down, half-up, page-down, page-up, is missing
      """
    ),
    ("bind list x scroll page-up 2", "28: error: nothing may follow here but a comment"),
    (
      "bind list x filter mfa:off is:admin",
      "28: error: filter takes one text: put \"quotes\" around all of it"
    ),
    ("bind list x filter \"mfa", "20: error: the closing quote is missing"),
    ("bind list x filter \"mfa\"off", "25: error: a space must follow the closing quote"),
    ("bind", "5: error: the context is missing"),
    ("bind list", "10: error: the keys are missing"),
    (
      "bind list # filter",
      "11: error: the keys are missing (# begins a comment; the key # is <Hash>)"
    ),
    (
      "bind list g# open",
      "12: error: the action is missing (# begins a comment; the key # is <Hash>)"
    ),
    ("unbind generic Q now", "18: error: nothing may follow here but a comment"),
    (
      "bind prompt x cancel",
      "13: error: printable keys always type in a prompt, so x cannot be bound"
    ),
    (
      "bind list,prompt <C-x><Space> cancel",
      "18: error: printable keys always type in a prompt, so <Space> cannot be bound"
    ),
    (
      "set sequence-timeuot 800",
      "5: error: no setting is called sequence-timeuot; the nearest is sequence-timeout"
    ),
    ("set colour red", "5: error: no setting is called colour; it is one of sequence-timeout"),
    (
      "set sequence-timeout soon",
      "22: error: sequence-timeout takes milliseconds from 100 to 10000, not soon"
    ),
    (
      "set sequence-timeout 0",
      "22: error: sequence-timeout takes milliseconds from 100 to 10000, not 0"
    ),
    ("format 1", "1: error: 'format' must be the first line"),
  ])
  func `A mistake is told with its place and what was likely meant`(line: String, text: String) {
    #expect(overlay(line).texts == ["keymap.conf:2:\(text)"])
  }

  @Test func `A mistake skips its line only`() throws {
    let keymap = overlay("bind list x opne", "bind list z open", "bind list X open").keymap
    #expect(try keymap.action("x", in: .list) == nil)
    #expect(try keymap.action("z", in: .list) == "open")
    #expect(try keymap.action("X", in: .list) == "open")
    #expect(try keymap.action("j", in: .list) == "move-down")
  }

  @Test func `The format is asked for before the first line that says something`() throws {
    let loaded = Keymap.load("# mine\nbind list x open\nbind list X open", named: "k")
    #expect(loaded.texts == ["k:2:1: error: 'format 1' must come before this line"])
    #expect(try loaded.keymap.action("x", in: .list) == "open")
  }

  @Test func `A format of the future is told of`() {
    let loaded = Keymap.load("format 2\nbind list x open", named: "k")
    #expect(
      loaded.texts == ["k:1:8: error: format 2 is unknown here; the lines are read as format 1"])
  }

  @Test func `Controls in a file are shown by their code points`() {
    #expect(
      overlay("bind list x \u{1B}[2J").texts
        == ["keymap.conf:2:13: error: no action is called <U+001B>[2J"])
  }
}
