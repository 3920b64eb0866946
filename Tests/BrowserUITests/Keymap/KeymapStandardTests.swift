import Browser
import BrowserUI
import DirectoryModel
import Foundation
import Testing

@Suite struct KeymapStandardTests {
  @Test func `The built-in keymap has no mistakes`() {
    #expect(Keymap.embedded.texts == [])
  }

  @Test(arguments: Action.Context.allCases)
  func `Every context has a way out`(context: Action.Context) {
    let out: Set<Action.Name> = [.back, .quit, .close, .cancel]
    #expect(Keymap.standard.bindings(in: context).contains { out.contains($0.action.name) })
  }

  @Test(arguments: Action.Name.allCases)
  func `The file names every action with its arguments`(name: Action.Name) throws {
    let text = try topLevelFile()
    let words = text.split { $0.isWhitespace || "`,.:;()".contains($0) }
    #expect(words.contains { $0 == name.rawValue })
    guard case .oneOf(let arguments) = name.argument else { return }
    for argument in arguments { #expect(words.contains { $0 == argument }) }
  }

  /// Those that are rare enough to be run by their names.
  private static let paletteOnly: Set<Action.Name> = [
    .key, .copied, .theme, .mouse, .layout, .reloadKeys,
  ]

  @Test(arguments: Set(Action.Name.allCases).subtracting(paletteOnly))
  func `Every action has a key, or is one for the palette`(name: Action.Name) {
    #expect(
      Action.Context.allCases.contains { context in
        Keymap.standard.ownBindings(in: context).contains { $0.action.name == name }
      })
  }

  @Test(arguments: Action.Context.allCases)
  func `The file explains every context`(context: Action.Context) throws {
    #expect(try topLevelFile().contains("#   \(context.rawValue) "))
  }

  @Test func `Every binding says what it does in words of its own`() throws {
    let lines = try topLevelFile().split(separator: "\n").filter { $0.hasPrefix("bind ") }
    #expect(!lines.isEmpty)
    for line in lines { #expect(line.contains(" # "), "\(line)") }
  }

  @Test(arguments: [
    ("q", "back"), ("Q", "quit"), ("<Esc>", "close"), ("<C-c>", "stop"), ("<C-z>", "suspend"),
    ("<C-l>", "redraw"), ("?", "help"), ("<F1>", "help"), ("<Tab>", "next-pane"),
    ("<S-Tab>", "previous-pane"), ("O", "zoom"), ("]", "next-tab"), ("[", "previous-tab"),
    ("r", "refresh"), ("R", "refresh-all"), ("<F5>", "refresh-all"),
  ])
  func `The general keys are bound`(keys: String, action: String) throws {
    #expect(try Keymap.standard.action(keys, in: .generic) == action)
  }

  @Test(arguments: [
    ("j", "move-down"), ("k", "move-up"), ("<Down>", "move-down"), ("<Up>", "move-up"),
    ("<C-n>", "move-down"), ("<C-p>", "move-up"), ("gg", "move-first"), ("G", "move-last"),
    ("<Home>", "move-first"), ("<End>", "move-last"), ("<C-d>", "scroll half-down"),
    ("<C-u>", "scroll half-up"), ("<C-f>", "scroll page-down"), ("<C-b>", "scroll page-up"),
    ("<PgDn>", "scroll page-down"), ("<PgUp>", "scroll page-up"), ("H", "move-top"),
    ("M", "move-middle"), ("L", "move-bottom"), ("<Enter>", "open"), ("/", "filter"),
  ])
  func `The keys of lists are bound`(keys: String, action: String) throws {
    for context in [Action.Context.list, .listPeople, .listSources, .visual] {
      #expect(try Keymap.standard.action(keys, in: context) == action)
    }
  }

  @Test(arguments: [
    ("j", "move-down"), ("k", "move-up"), ("<Space>", "scroll page-down"), ("b", "scroll page-up"),
    ("d", "scroll half-down"), ("u", "scroll half-up"),
  ])
  func `The keys of details, JSON and help are bound`(keys: String, action: String) throws {
    for context in [Action.Context.detail, .raw, .help] {
      #expect(try Keymap.standard.action(keys, in: context) == action)
    }
  }

  @Test(arguments: [("J", "next-record"), ("K", "previous-record")])
  func `The keys to the next user are bound in details and JSON`(
    keys: String, action: String
  ) throws {
    for context in [Action.Context.detail, .raw] {
      #expect(try Keymap.standard.action(keys, in: context) == action)
    }
  }

  @Test(arguments: [
    ("<C-a>", "cursor-start"), ("<C-e>", "cursor-end"), ("<C-b>", "cursor-left"),
    ("<C-f>", "cursor-right"), ("<C-h>", "delete-backward"), ("<BS>", "delete-backward"),
    ("<C-d>", "delete-forward"), ("<C-w>", "delete-word"), ("<C-u>", "delete-to-start"),
    ("<C-k>", "delete-to-end"), ("<M-b>", "word-left"), ("<M-f>", "word-right"),
    ("<Left>", "cursor-left"), ("<Right>", "cursor-right"), ("<Home>", "cursor-start"),
    ("<End>", "cursor-end"), ("<Del>", "delete-forward"), ("<Enter>", "accept"),
    ("<Esc>", "cancel"), ("<C-c>", "cancel"), ("<Up>", "move-up"), ("<Down>", "move-down"),
    ("<C-n>", "move-down"), ("<C-p>", "move-up"),
  ])
  func `The readline keys are bound in a prompt`(keys: String, action: String) throws {
    #expect(try Keymap.standard.action(keys, in: .prompt) == action)
  }

  /// The file as it stands at the top of the repository, its comments included.
  private func topLevelFile() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "keymap.conf"), encoding: .utf8)
  }
}
