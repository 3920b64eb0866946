import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

@Suite struct CopyTests {
  private static let users = ["ann", "bob", "cyd"].map { name in
    User.sample(name).with { if name != "cyd" { $0.email = DisplayText("\(name)@acme.com") } }
  }

  private func copy(
    _ form: CopyForm, in state: AppState = .sample(Rows(users))
  ) -> (clips: [Clip], message: DisplayText?) {
    var state = state
    let effects = state.take(.action(Action(.copy, form.rawValue)))
    let clips = effects.compactMap { if case .copy(let clip) = $0 { clip } else { nil } }
    return (clips, state.message?.text)
  }

  @Test(arguments: [
    (CopyForm.email, Clip("ann@acme.com", what: "the e-mail address of ann")),
    (.id, Clip("ann", what: "the id of ann")),
    (.cell, Clip("ann", what: "the cell of ann")),
    (.row, Clip("one +\tann\tann@acme.com\t\t\t\t\t", what: "the row of ann")),
  ])
  func `A form of the selected user is copied, and it is said what that is`(
    form: CopyForm, clip: Clip
  ) {
    #expect(copy(form).clips == [clip])
  }

  @Test func `The JSON is that of roster show`() throws {
    let clip = try #require(copy(.json).clips.first)
    #expect(try JSON(parsing: Array(clip.text.utf8))["email"] == "ann@acme.com")
    #expect(clip.text.contains("\n"))
  }

  @Test func `All marked users are copied, a line each, in the order of the list`() {
    var state = AppState.sample(Rows(Self.users))
    state.perform(.moveDown, .mark, .moveFirst, .mark)
    #expect(
      copy(.id, in: state).clips == [Clip("ann\nbob", what: "the id of 2 users")])
  }

  @Test func `Marked users without a value are counted`() {
    var state = AppState.sample(Rows(Self.users))
    state.perform(.invertMarks)
    #expect(
      copy(.email, in: state).clips == [
        Clip(
          "ann@acme.com\nbob@acme.com",
          what: "the e-mail address of 2 users (1 marked have none here)")
      ])
  }

  @Test func `Marked users have one line of JSON each`() {
    var state = AppState.sample(Rows(Self.users))
    state.perform(.invertMarks)
    #expect(copy(.json, in: state).clips.first?.text.split(separator: "\n").count == 3)
  }

  @Test func `A user without the value is said to have none`() {
    var state = AppState.sample(Rows(Self.users))
    state.perform(.moveLast)
    let (clips, message) = copy(.email, in: state)
    #expect(clips == [])
    #expect(message == "cyd has no e-mail address at one")
  }

  @Test(arguments: [
    ("", "roster list"), ("bob", "roster list bob"), ("bob brown", "roster list 'bob brown'"),
    ("o'neill", "roster list 'o'\\''neill'"), ("山田", "roster list '山田'"),
  ])
  func `The command for the list is quoted for a shell`(filter: String, command: String) {
    var state = AppState.sample()
    state.take(.action(Action(.filter, filter)))
    #expect(copy(.command, in: state).clips.first?.text == command)
  }

  @Test func `It is said which way the text went, what it is and how much`() {
    var state = AppState.sample()
    let clip = Clip("ann", what: "the id of ann")
    state.take(.copied(clip, .tmux))
    #expect(state.message == Message("copied to tmux: the id of ann, 3 bytes"))
    state.take(.copied(clip, .terminal))
    #expect(state.message?.text.printable.hasPrefix("copied by OSC 52") == true)
  }

  @Test(arguments: [CopyOutcome.failed, .tooLong])
  func `A text that no clipboard takes is shown to be selected by hand`(outcome: CopyOutcome) {
    var state = AppState.sample()
    state.take(.copied(Clip("one\ntwo", what: "two lines"), outcome))
    #expect(state.overlayEntries.map(\.line.value) == ["one", "two"])
    #expect(state.message?.severity == .warning)
  }

  @Test func `What was copied last can be shown again`() {
    var state = AppState.sample()
    state.perform(.copied)
    #expect(state.message == Message("nothing was copied yet"))
    state.take(.copied(Clip("one", what: "a line"), .terminal))
    state.perform(.copied)
    #expect(state.overlayEntries.map(\.line.value) == ["one"])
  }

  @Test func `In other views the row and its name are copied`() {
    var state = AppState.sample(Rows(Self.users))
    state.take(.action(Action(.view, "sources")))
    #expect(copy(.cell, in: state).clips.first?.text == "one")
    #expect(copy(.row, in: state).clips.first?.text.hasPrefix("O\tone\ttines") == true)
  }
}
