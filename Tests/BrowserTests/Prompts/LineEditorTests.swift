import Browser
import Testing

/// Texts with the cursor written as `|`.
@Suite struct LineEditorTests {
  @Test(arguments: [
    ("ab|c", Action.Name.cursorLeft, "a|bc"),
    ("|abc", .cursorLeft, "|abc"),
    ("ab|c", .cursorRight, "abc|"),
    ("abc|", .cursorRight, "abc|"),
    ("ab|c", .cursorStart, "|abc"),
    ("ab|c", .cursorEnd, "abc|"),
    ("one two|", .wordLeft, "one |two"),
    ("one |two", .wordLeft, "|one two"),
    ("one  |  two", .wordLeft, "|one    two"),
    ("|one", .wordLeft, "|one"),
    ("|one two", .wordRight, "one| two"),
    ("one| two", .wordRight, "one two|"),
    ("one  |  two", .wordRight, "one    two|"),
    ("one|", .wordRight, "one|"),
    ("ab|c", .deleteBackward, "a|c"),
    ("|abc", .deleteBackward, "|abc"),
    ("ab|c", .deleteForward, "ab|"),
    ("abc|", .deleteForward, "abc|"),
    ("one two|", .deleteWord, "one |"),
    ("one two  |", .deleteWord, "one |"),
    ("one t|wo", .deleteWord, "one |wo"),
    ("a@b.c|", .deleteWord, "|"),
    ("|abc", .deleteWord, "|abc"),
    ("ab|c", .deleteToStart, "|c"),
    ("|abc", .deleteToStart, "|abc"),
    ("ab|c", .deleteToEnd, "ab|"),
    ("abc|", .deleteToEnd, "abc|"),
    ("|", .deleteBackward, "|"),
    ("|", .deleteForward, "|"),
    ("|", .wordLeft, "|"),
    ("|", .wordRight, "|"),
    ("ae\u{301}|x", .deleteBackward, "a|x"),
    ("a👩‍👩‍👧|", .cursorLeft, "a|👩‍👩‍👧"),
  ])
  func `An action edits like readline`(before: String, action: Action.Name, after: String) {
    var editor = LineEditor(marked: before)
    let isDone = editor.edit(action)
    #expect(isDone)
    #expect(editor.marked == after)
  }

  @Test func `A new editor stands at the end of its text`() {
    #expect(LineEditor("bob").marked == "bob|")
  }

  @Test(arguments: [("|", "xy|"), ("a|b", "axy|b"), ("ab|", "abxy|")])
  func `Text is inserted at the cursor`(before: String, after: String) {
    var editor = LineEditor(marked: before)
    editor.insert("xy")
    #expect(editor.marked == after)
  }

  @Test func `An action that does not edit is refused and changes nothing`() {
    let editing: Set<Action.Name> = [
      .cursorLeft, .cursorRight, .cursorStart, .cursorEnd, .wordLeft, .wordRight, .deleteBackward,
      .deleteForward, .deleteWord, .deleteToStart, .deleteToEnd,
    ]
    for action in Action.Name.allCases where !editing.contains(action) {
      var editor = LineEditor(marked: "a|b")
      let isDone = editor.edit(action)
      #expect(!isDone)
      #expect(editor.marked == "a|b")
    }
  }
}

extension LineEditor {
  fileprivate init(marked: String) {
    self.init(marked.replacing("|", with: ""))
    let end = marked.split(separator: "|", omittingEmptySubsequences: false).last ?? ""
    for _ in end { _ = edit(.cursorLeft) }
  }

  fileprivate var marked: String {
    String(characters[..<cursor]) + "|" + String(characters[cursor...])
  }
}
