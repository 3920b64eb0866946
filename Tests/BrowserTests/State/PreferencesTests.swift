import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

@Suite struct PreferencesTests {
  private static let sample: Preferences = {
    var preferences = Preferences()
    preferences.columns = [.field(.name), .account, .field(.id)]
    preferences.split = -2
    preferences.times = .relative
    preferences.layout = .stacked
    preferences.filters = ["mfa:off", "role:\"Two Words\" | x"]
    preferences.views["a"] = SavedView(
      filter: "two words", sort: UserSort([.init(.seen, isDescending: true)]),
      columns: [.field(.name)])
    preferences.views["b"] = SavedView(filter: "", sort: nil, columns: UsersView.standardColumns)
    return preferences
  }()

  @Test func `What was written is read again`() {
    #expect(Preferences(parsing: Self.sample.text) == Self.sample)
    #expect(Preferences(parsing: Preferences().text) == Preferences())
  }

  @Test(arguments: [
    "", "nonsense", "columns", "columns xyzzy", "split 99", "times soon", "view", "view a",
    "view ab - name x",
    "\u{0}\u{FF}",
  ])
  func `What can't be read is left out`(line: String) {
    #expect(Preferences(parsing: line) == Preferences())
  }

  @Test func `A column that is not known any more is left out alone`() {
    #expect(
      Preferences(parsing: "columns name,xyzzy,id").columns == [.field(.name), .field(.id)])
  }

  @Test func `The browser begins as it was left`() {
    let state = AppState(sources: [.sample()], preferences: Self.sample)
    #expect(state.preferences == Self.sample)
  }

  @Test(arguments: [Action(.times), Action(.splitGrow), Action(.layout, "list")])
  func `What is to be kept is kept as soon as it has changed, and once`(action: Action) {
    var state = AppState.sample()
    let effects = state.take(.action(action))
    #expect(effects == [.keep(state.preferences)])
    let later = state.perform(.moveDown)
    #expect(later == [])
  }

  @Test func `Where nothing can be kept, that is said once, and whenever a view is saved`() {
    var state = AppState.sample()
    state.take(.kept(unless: "the disk is full"))
    let said = Message("how you set this up is not kept: the disk is full", .warning)
    #expect(state.message == said)
    state.perform(.moveDown)
    state.take(.kept(unless: "the disk is full"))
    #expect(state.message == nil)
    state.perform(.saveView)
    state.take(.captured(KeyProbe.Report(key: "c", sent: "", bindings: []), "c"))
    #expect(
      state.message
        == Message(
          "saved under c until roster ends: all users; not kept: the disk is full", .warning))
    state.take(.kept(unless: nil))
    #expect(state.message == Message("how you set this up is kept again"))
  }

  @Test func `A start keeps nothing`() {
    var state = AppState(sources: [.sample()], preferences: Self.sample)
    let effects = state.take(.started)
    #expect(!effects.contains { $0.isKeeping })
  }

  @Test func `Marks are told where the list is filtered by them, and only there`() {
    var state = AppState.sample()
    let plain = state.perform(.mark)
    #expect(plain == [])
    let filtered = state.take(.action(Action(.filter, "is:marked")))
    #expect(filtered.contains(.mark([.sample("ann")])))
    let more = state.perform(.mark)
    #expect(more.contains(.mark([.sample("ann"), .sample("bob")])))
    #expect(more.contains { if case .list = $0 { true } else { false } })
  }
}
