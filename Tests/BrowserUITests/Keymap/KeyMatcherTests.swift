import Browser
import BrowserUI
import DirectoryModel
import Terminal
import Testing

@Suite struct KeyMatcherTests {
  /// Keys with a plain sequence and one whose beginning is bound itself.
  private let keymap = overlay(
    "bind generic q back", "bind generic gq quit", "bind generic y refresh",
    "bind list gg move-first", "bind list yy open", "bind list.users ge move-last",
    "bind prompt <C-x><C-d> cancel",
    over: .empty
  ).keymap

  @Test(arguments: [
    ("q", Action.Context.list, "runs back"),
    ("g", .listUsers, "g waits for e move-last, g move-first, q quit"),
    ("g", .generic, "g waits for q quit"),
    ("gg", .listUsers, "runs move-first"),
    ("gq", .listUsers, "runs quit"),
    ("ge", .listUsers, "runs move-last"),
    ("ge", .list, "nothing on ge"),
    ("gxq", .list, "runs back"),
    ("x", .list, "nothing on x"),
    ("y", .list, "y waits for y open until the timeout"),
    ("yy", .list, "runs open"),
    ("y", .generic, "runs refresh"),
    ("yx", .list, "runs refresh, then x"),
    ("yxq", .list, "runs back"),
    ("g<Esc>", .list, "dropped g"),
    ("y<C-c>", .list, "dropped y"),
    ("g<Esc>q", .list, "runs back"),
    ("<Esc>", .list, "nothing on <Esc>"),
    ("a", .prompt, "nothing on a"),
    ("<C-x>a", .prompt, "nothing on <C-x>a"),
  ])
  func `Keys run what the context and its parents bind`(
    keys: String, context: Action.Context, text: String
  ) throws {
    var matcher = KeyMatcher(keymap)
    let match = try Key.sequence(keys).map { matcher.press($0, in: context) }.last
    #expect(match?.text == text)
  }

  @Test func `A continuation tells the keys that are still to press`() throws {
    var matcher = KeyMatcher(keymap)
    guard case .pending(let pending)? = try matcher.type("g", in: .list) else {
      Issue.record("nothing is pending")
      return
    }
    #expect(pending.prefix.description == "g")
    #expect(pending.continuations.map(\.keys.description) == ["g", "q"])
    #expect(pending.continuations.map(\.binding.keys.description) == ["gg", "gq"])
    #expect(matcher.pending == pending)
  }

  @Test func `The timeout runs what the keys so far are bound to`() throws {
    var matcher = KeyMatcher(keymap)
    _ = try matcher.type("y", in: .list)
    #expect(matcher.timeoutExpired()?.text == "runs refresh")
    #expect(matcher.pending == nil)
    #expect(try matcher.type("q", in: .list)?.text == "runs back")
  }

  @Test func `Keys that only begin a sequence wait for ever`() throws {
    var matcher = KeyMatcher(keymap)
    _ = try matcher.type("g", in: .list)
    #expect(matcher.timeoutExpired() == nil)
    #expect(try matcher.type("g", in: .list)?.text == "runs move-first")
  }

  @Test func `Without keys there is nothing to time out`() {
    var matcher = KeyMatcher(keymap)
    #expect(matcher.timeoutExpired() == nil)
    #expect(matcher.pending == nil)
  }

  @Test func `What was begun in one context is forgotten in another`() throws {
    var matcher = KeyMatcher(keymap)
    _ = try matcher.type("g", in: .list)
    #expect(try matcher.type("q", in: .generic)?.text == "runs back")
  }

  @Test func `A match is shown by the line that binds it`() throws {
    var matcher = KeyMatcher(keymap)
    guard case .action(let binding, _)? = try matcher.type("gg", in: .listUsers) else {
      Issue.record("nothing runs")
      return
    }
    #expect(binding.context == .list)
    #expect(binding.location.lineText == "/home/ann/keymap.conf:5")
  }
}
