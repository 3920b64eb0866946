import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// Raw JSON that is folded, facts that are followed, views that are saved.
@Suite struct DetailActionTests {
  private static let user = User.sample("ann").with {
    $0.raw = Array(#"{"id":1,"tags":[{"id":9,"name":"vip"},{}],"x/y":{"a":[]}}"#.utf8)
    $0.email = "ann@acme.com"
    $0.roles = [Role(name: "Two Words", kind: .portal, scope: [.init("team", "Ops")])]
    $0.groups = [Group(kind: .department, name: "Sales")]
  }

  /// The raw JSON with the cursor on a line.
  private func raw(at line: Int = 0) -> AppState {
    var state = AppState.sample(Rows([Self.user]))
    state.perform(.open, .previousTab)
    for _ in 0..<line { state.perform(.moveDown) }
    return state
  }

  private func text(_ state: AppState) -> [String] {
    state.detailLines.map(\.value.printable)
  }

  @Test func `Unfolded JSON is as it would be written`() throws {
    let json = try #require(Self.user.rawJSON)
    #expect(text(raw()).joined(separator: "\n") == json.text(.indented))
  }

  @Test func `What is no text stands in the lines as it came`() throws {
    let bytes = Array(#"{"\ud800\"":[""#.utf8) + [0xFF] + Array(#"\n"]}"#.utf8)
    let raw = try RawJSON(bytes)
    let lines = RawOutline(raw, folds: []).lines.map(\.text.printable)
    #expect(lines == ["{", #"  "\ud800\"": ["#, #"    "\xFF\n""#, "  ]", "}"])
    #expect(lines.joined(separator: "\n") == raw.text(.indented))
  }

  @Test func `The array at the cursor is folded into one line, and unfolded again`() {
    var state = raw(at: 2)
    state.perform(.fold)
    #expect(text(state)[2] == "  \"tags\": [ ... 2 ],")
    #expect(state.detailPosition.index == 2)
    state.perform(.fold)
    #expect(text(state)[2] == "  \"tags\": [")
  }

  @Test func `Within an object it is the object that is folded`() {
    var state = raw(at: 4)
    state.perform(.fold)
    #expect(text(state)[3] == "    { ... 2 },")
    #expect(state.detailPosition.index == 3)
  }

  @Test func `On the closing bracket its array is folded`() {
    var state = raw(at: 8)
    #expect(text(state)[8] == "  ],")
    state.perform(.fold)
    #expect(text(state)[2] == "  \"tags\": [ ... 2 ],")
  }

  @Test func `All is folded and unfolded together`() {
    var state = raw(at: 4)
    state.perform(.foldAll)
    #expect(
      text(state) == [
        "{", "  \"id\": 1,", "  \"tags\": [ ... 2 ],", "  \"x/y\": { ... 1 }", "}",
      ])
    state.perform(.unfoldAll)
    #expect(text(state).count == 13)
  }

  @Test(arguments: [Action.Name.fold, .foldAll, .unfoldAll])
  func `What is no JSON can't be folded`(action: Action.Name) {
    var state = AppState.sample(Rows([Self.user]))
    state.perform(.open, action)
    #expect(state.message == Message("only raw JSON can be folded; ] goes to it"))
  }

  @Test(arguments: [
    ("e-mail", "email:=ann@acme.com"), ("roles", "role:=\"Two Words\" source:=one"),
    ("departments", "dept:=Sales"),
  ])
  func `Enter on a fact lists who shares it, and back comes back`(label: String, filter: String) {
    var state = AppState.sample(Rows([Self.user]))
    state.perform(.open)
    while state.detailLines[state.detailPosition.index].label.printable != label {
      state.perform(.moveDown)
    }
    state.perform(.open)
    #expect(state.filter.text == filter)
    #expect(state.filter.error == nil)
    state.perform(.back)
    #expect(state.filter.text == "")
  }

  @Test func `A fact that nobody can share is not followed`() {
    var state = AppState.sample(Rows([Self.user]))
    state.perform(.open, .moveLast, .open)
    #expect(state.message == Message("there is nothing to follow here"))
  }

  private func captured(_ key: String) -> AppEvent {
    .captured(
      .init(key: DisplayText(key), sent: "", bindings: []), key.count == 1 ? key.first : nil)
  }

  @Test func `A view is saved under a letter, and recalled with filter, order and columns`() {
    var state = AppState.sample()
    state.take(.action(Action(.filter, "bob")), .action(Action(.sort, "seen:desc")))
    state.perform(.saveView)
    state.take(captured("a"))
    #expect(state.message == Message("saved under a: /bob sort seen:desc"))
    state.take(.action(Action(.filter, "x")), .action(Action(.sort, "name")))
    state.perform(.recallView)
    state.take(captured("a"))
    #expect(state.filter.text == "bob")
    #expect(state.sort?.text == "seen:desc")
    #expect(state.capture == nil)
  }

  @Test func `A key that is no letter gives the saving up`() {
    var state = AppState.sample()
    state.perform(.saveView)
    state.take(captured("<Esc>"))
    #expect(state.savedViews.isEmpty)
    #expect(state.capture == nil)
  }

  @Test func `A letter under which nothing is saved says what there is`() {
    var state = AppState.sample()
    state.perform(.recallView)
    #expect(state.message == Message("no view was saved yet; m saves one"))
    state.perform(.saveView)
    state.take(captured("a"))
    state.perform(.recallView)
    state.take(captured("b"))
    #expect(state.message == Message("nothing is saved under b; there is a all users"))
  }

  @Test func `Keys are looked into until Esc is pressed twice`() {
    var state = AppState.sample()
    state.perform(.key)
    state.take(captured("q"), captured("<Esc>"))
    #expect(state.overlayEntries.contains { $0.line.label == "q" })
    state.take(captured("<Esc>"))
    #expect(state.overlay == nil)
    #expect(state.capture == nil)
  }
}
