import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

@Suite struct ViewTests {
  private static let rows = Rows([
    .sample("ann").with { $0.roles = [Role(name: "Security Ops", kind: .team)] },
    .sample("bob").with { $0.roles = [Role(name: "Owner", kind: .portal)] },
    .sample("cyd").with { $0.roles = [Role(name: "Owner", kind: .portal)] },
  ])

  /// The browser in a view, with the roles counted.
  private func state(_ view: View = .users) -> AppState {
    var state = AppState.sample(Self.rows, sources: [.sample("one"), .sample("two")])
    if view != .users { go(to: view, &state) }
    return state
  }

  @discardableResult
  private func go(to view: View, _ state: inout AppState) -> [Effect] {
    let effects = state.take(.action(Action(.view, view.rawValue)))
    state.take(
      .laidOut(.sample),
      .accessCounted(RoleCount.counts(in: Self.rows), generation: state.access.generation))
    return effects
  }

  @Test(arguments: [View.users, .sources, .access])
  func `A view that is there is shown, and has keys of its own`(view: View) {
    let state = state(view)
    #expect(state.view == view)
    #expect(state.context == view.context)
    #expect(state.message == nil)
  }

  @Test(arguments: [View.people, .findings, .changes])
  func `A view that is not there yet says so and leaves the list as it is`(view: View) {
    let state = state(view)
    #expect(state.view == .users)
    #expect(state.message?.text.printable.contains("not there yet") == true)
  }

  @Test func `Each view remembers what is selected in it`() {
    var state = state()
    state.perform(.moveDown)
    go(to: .sources, &state)
    state.perform(.moveLast)
    go(to: .users, &state)
    #expect(state.selectedName == "bob")
    go(to: .sources, &state)
    #expect(state.selectedSource?.source.name == "two")
  }

  @Test func `Each view remembers its filter`() {
    var state = state()
    state.type(filter: "bo")
    state.perform(.accept)
    go(to: .sources, &state)
    #expect(state.filterText == "")
    state.type(filter: "two")
    state.perform(.accept)
    #expect(state.sourceTable.rows.map(\.id) == ["two"])
    go(to: .users, &state)
    #expect(state.filterText == "bo")
  }

  @Test func `Going back from the filter of a table restores its rows`() {
    var state = state(.sources)
    state.type(filter: "two")
    state.perform(.cancel)
    #expect(state.sourceTable.rows.count == 2)
  }

  @Test func `The last view comes back, and again the one before`() {
    var state = state(.sources)
    state.perform(.lastView)
    #expect(state.view == .users)
    state.perform(.lastView)
    #expect(state.view == .sources)
  }

  @Test func `Back and forward go through the views as they were`() {
    var state = state()
    go(to: .sources, &state)
    go(to: .access, &state)
    state.perform(.historyBack)
    #expect(state.view == .sources)
    state.perform(.historyBack)
    #expect(state.view == .users)
    state.perform(.historyForward, .historyForward)
    #expect(state.view == .access)
  }

  @Test(arguments: [Action.Name.historyBack, .historyForward, .lastView])
  func `Where there is nothing to come back to, that is said`(action: Action.Name) {
    var state = state()
    state.perform(action)
    #expect(state.view == .users)
    #expect(state.message != nil)
  }

  @Test func `The view of access asks for the roles, and again when the users have changed`() {
    var state = state()
    let effects = go(to: .access, &state)
    #expect(effects == [.access(generation: 1)])
    let later = state.take(.usersChanged)
    #expect(later.contains(.access(generation: 2)))
  }

  @Test func `Roles are counted by source, the most frequent first`() {
    let state = state(.access)
    #expect(state.accessTable.rows.map { $0.cells[0].text } == ["Owner", "Security Ops"])
    #expect(state.accessTable.rows.map { $0.cells[3].text } == ["2", "1"])
  }

  @Test func `A late count of roles is dropped`() {
    var state = state(.access)
    state.take(.accessCounted([], generation: 0))
    #expect(state.accessTable.rows.count == 2)
  }

  @Test func `Who has the selected role is asked for, once`() {
    var state = state()
    let first = state.take(.action(Action(.view, "access")))
    #expect(!first.contains { if case .holders = $0 { true } else { false } })
    let counts = RoleCount.counts(in: Self.rows)
    #expect(counts[0].key == RoleCount.Key(role: "Owner", kind: .portal, source: "one"))
    let second = state.take(.accessCounted(counts, generation: 1))
    #expect(second == [.holders(counts[0])])
    state.take(.holdersFound(RoleHolders(of: counts[0], in: Self.rows)))
    #expect(state.detailLines.contains { $0.label == "bob" })
    let third = state.take(.laidOut(.sample))
    #expect(third == [])
  }

  @Test func `Enter on a role lists its users, and back comes back to the role`() {
    var state = state(.access)
    state.perform(.moveLast, .open)
    #expect(state.view == .users)
    #expect(state.filter.text == "role:=\"Security Ops\" source:=one")
    state.perform(.back)
    #expect(state.view == .access)
    #expect(state.selectedAccess?.role == "Security Ops")
  }

  @Test func `Back quits at once after views were only switched`() {
    var state = state(.sources)
    let effects = state.perform(.back)
    #expect(effects == [.quit])
  }

  @Test func `A source says what went wrong and what to do about it`() {
    var state = state(.sources)
    state.take(
      .sourceChanged(
        .sample(
          "one", .failed,
          error: ProviderError(.unauthorized, source: "one", operation: "GET /users"))))
    let lines = state.detailLines
    #expect(lines.contains(DetailLine("what to do", "check the credential in the configuration")))
    #expect(state.sourceTable.rows[0].cells[3] == .init("FAILED", .warning))
  }

  @Test func `A source that waits says until when and why`() {
    var state = state(.sources)
    state.take(
      .sourcePaused("one", .init(until: Timestamp(seconds: 60), reason: "rate limit")))
    #expect(
      state.detailLines.contains(
        DetailLine("next request", "1970-01-01 00:01:00 UTC, waiting: rate limit", .warning)))
  }

  @Test func `Refresh in the view of sources reads them all`() {
    var state = state(.sources)
    let effects = state.perform(.refresh)
    #expect(effects == [.load(.all)])
  }

  @Test(arguments: [Action.Name.mark, .markRange, .invertMarks, .adminPage, .nextTab])
  func `What is about users is refused elsewhere, in words`(action: Action.Name) {
    var state = state(.sources)
    state.perform(action)
    #expect(state.message?.text.printable.contains("only users") == true)
  }
}
