import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// The palette and the help: finding an action and running it.
@Suite struct PaletteTests {
  /// The palette with a text typed into it.
  private func palette(_ text: String) -> AppState {
    var state = AppState.sample()
    state.perform(.palette)
    for character in text { state.take(.typed(String(character))) }
    return state
  }

  private func labels(_ state: AppState) -> [String] {
    state.overlayEntries.map(\.line.label.printable)
  }

  @Test func `Without a text all actions of the panes are there`() {
    let labels = labels(palette(""))
    #expect(labels.contains("refresh-all"))
    #expect(labels.contains("view ..."))
    #expect(!labels.contains("cursor-left"))
  }

  @Test func `Actions that begin with the text come first, then those with it, then by words`() {
    let labels = labels(palette("re"))
    #expect(labels.prefix(3) == ["redraw", "reload-keys", "reverse-sort"])
    #expect(labels.firstIndex(of: "refresh") ?? 99 < labels.firstIndex(of: "admin-page") ?? 0)
  }

  @Test func `Enter runs the action at the cursor`() {
    var state = palette("zoo")
    state.perform(.accept)
    #expect(state.isZoomed)
    #expect(state.overlay == nil)
    #expect(state.prompt == nil)
  }

  @Test func `An action that takes a word offers the words`() {
    var state = palette("view")
    state.perform(.accept)
    #expect(state.prompt?.editor.text == "view ")
    #expect(labels(state).contains("view sources"))
    for character in "so" { state.take(.typed(String(character))) }
    state.perform(.accept)
    #expect(state.view == .sources)
  }

  @Test func `An order is offered by the columns of the view that is shown`() {
    var state = AppState.sample()
    state.take(.action(Action(.view, "sources")))
    state.perform(.palette)
    for character in "sort " { state.take(.typed(String(character))) }
    #expect(labels(state).prefix(2) == ["sort tag", "sort name"])
    for character in "got:desc" { state.take(.typed(String(character))) }
    state.perform(.accept)
    #expect(state.shown.order == ListOrder("got", isDescending: true))
    #expect(state.users.order == nil)
  }

  @Test func `The rest of the line is the text that an action takes`() {
    var state = palette("filter bob brown")
    state.perform(.accept)
    #expect(state.filter.text == "bob brown")
    #expect(state.overlay == nil)
  }

  @Test func `Tab completes, and again goes on to the next way`() {
    var state = palette("split")
    state.perform(.complete)
    #expect(state.prompt?.editor.text == "split-grow")
    state.perform(.complete)
    #expect(state.prompt?.editor.text == "split-shrink")
    state.perform(.completeBack, .accept)
    #expect(state.split == 1)
  }

  @Test func `An action that can't work now is there with the reason`() {
    let entries = palette("history-back").overlayEntries
    #expect(entries[0].line.value == "not now: there is nothing to go back to")
    #expect(entries[0].line.emphasis == .faint)
  }

  @Test func `Arrows choose among the actions while something is typed`() {
    var state = palette("split")
    state.perform(.moveDown, .accept)
    #expect(state.split == -1)
  }

  @Test func `A text that fits nothing says so and runs nothing`() {
    var state = palette("xyzzy")
    #expect(labels(state) == ["no action is called that"])
    state.perform(.accept)
    #expect(state.overlay != nil)
  }

  @Test func `Leaving the palette changes nothing`() {
    var state = palette("quit")
    let effects = state.perform(.cancel)
    #expect(effects == [])
    #expect(state.overlay == nil)
    #expect(state.context == .listUsers)
  }

  @Test func `A binding can open the palette with a beginning`() {
    var state = AppState.sample()
    state.take(.action(Action(.palette, "theme ")))
    state.perform(.moveDown, .accept)
    #expect(state.theme == .highContrast)
  }
}

@Suite struct HelpTests {
  private func labels(_ state: AppState) -> [String] {
    state.overlayEntries.map(\.line.label.printable)
  }

  @Test func `Only what works here and now is listed`() {
    var state = AppState.sample()
    state.perform(.help)
    #expect(labels(state).contains("<refresh>"))
    #expect(!labels(state).contains("<history-back>"))
    #expect(!labels(state).contains("<fold>"))
    state.perform(.close, .mark, .help)
    #expect(labels(state).contains("<unmark>"))
  }

  @Test(arguments: [
    ("zoom", "<zoom>"), ("whole screen", "<zoom>"), ("<refresh-a", "<refresh-all>"),
  ])
  func `It is filtered by key, name or words`(text: String, label: String) {
    var state = AppState.sample()
    state.perform(.help, .find)
    for character in text { state.take(.typed(String(character))) }
    #expect(labels(state).contains(label))
    #expect(labels(state).count < 6)
  }

  @Test func `The line at the cursor is run where the help was opened`() {
    var state = AppState.sample()
    state.perform(.help, .find)
    for character in "whole screen" { state.take(.typed(String(character))) }
    state.perform(.accept, .accept)
    #expect(state.overlay == nil)
    #expect(state.isZoomed)
  }

  @Test func `Giving up the filter shows everything again`() {
    var state = AppState.sample()
    state.perform(.help)
    let before = labels(state)
    state.perform(.find)
    for character in "zoom" { state.take(.typed(String(character))) }
    state.perform(.cancel)
    #expect(labels(state) == before)
    #expect(state.context == .help)
  }
}
