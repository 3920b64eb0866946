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

  private static let roles = RoleCount.counts(in: rows).map { ViewRow(.named($0.key.text), $0) }

  /// The browser in a view, with the roles counted.
  private func state(_ view: View = .users) -> AppState {
    var state = AppState.sample(Self.rows, sources: [.sample("one"), .sample("two")])
    if view != .users { go(to: view, &state) }
    return state
  }

  @discardableResult
  private func go(to view: View, _ state: inout AppState) -> [Effect] {
    let effects = state.take(.action(Action(.view, view.rawValue)))
    state.take(.laidOut(.sample))
    for effect in effects {
      guard case .ask(let view, let generation) = effect else { continue }
      state.take(.answered(view, Self.roles, generation: generation))
    }
    return effects
  }

  @Test(arguments: [View.users, .sources, .access])
  func `A view that is there is shown, and has keys of its own`(view: View) {
    let state = state(view)
    #expect(state.view == view)
    #expect(state.context == state.definition.context)
    #expect(state.message == nil)
  }

  @Test func `A view that there is none of is refused with the nearest, and the list stays`() {
    let state = state(View(rawValue: "source"))
    #expect(state.view == .users)
    #expect(state.message?.text.printable == "no view is called source; the nearest is sources")
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
    #expect(state.filter.text == "")
    state.type(filter: "two")
    state.perform(.accept)
    #expect(state.sourceNames == ["two"])
    go(to: .users, &state)
    #expect(state.filter.text == "bo")
  }

  @Test func `Going back from the filter of a table restores its rows`() {
    var state = state(.sources)
    state.type(filter: "two")
    state.perform(.cancel)
    #expect(state.list.rows.count == 2)
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
    #expect(effects == [.ask(.access, generation: 1)])
    let later = state.take(.usersChanged)
    #expect(later.contains(.ask(.access, generation: 2)))
  }

  @Test func `Roles are counted by source, the most frequent first`() {
    let state = state(.access)
    #expect(state.cells(in: "role").map(\.text) == ["Owner", "Security Ops"])
    #expect(state.cells(in: "users").map(\.text) == ["2", "1"])
  }

  @Test func `A late count of roles is dropped`() {
    var state = state(.access)
    state.take(.answered(.access, [], generation: 0))
    #expect(state.list.rows.count == 2)
  }

  @Test func `Who has the selected role is asked for, once`() {
    var state = state()
    let first = state.take(.action(Action(.view, "access")))
    #expect(!first.contains { if case .askAbout = $0 { true } else { false } })
    let counts = RoleCount.counts(in: Self.rows)
    #expect(counts[0].key == RoleCount.Key(role: "Owner", kind: .portal, source: "one"))
    let second = state.take(.answered(.access, Self.roles, generation: 1))
    #expect(second == [.askAbout(Self.roles[0], .access)])
    state.take(
      .answeredAbout(Self.roles[0], RoleHolders(of: counts[0], in: Self.rows), .access))
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
    #expect(state.selectedRole?.role == "Security Ops")
  }

  @Test func `Two holders with one name and one address open each themselves`() {
    let twins = ["1", "2"].map { id in
      User.sample(id).with {
        $0.displayName = "Bob Brown"
        $0.email = "bob@acme.com"
        $0.roles = [Role(name: "Owner", kind: .portal)]
      }
    }
    let queries = twins.map { twin -> String in
      var state = state(.access)
      let rows = Rows(twins)
      let role = RoleCount.counts(in: rows)[0]
      let row = ViewRow(.named(role.key.text), role)
      state.take(
        .usersChanged, .answered(.access, [row], generation: 2), .laidOut(.sample),
        .answeredAbout(row, RoleHolders(of: role, in: rows), .access))
      state.perform(.nextPane, .moveLast)
      if twin.id.text == "1" { state.perform(.moveUp) }
      state.perform(.open)
      return state.filter.text
    }
    #expect(queries == ["id:=1 source:=one", "id:=2 source:=one"])
  }

  @Test func `Roles are counted anew when the users have changed while another view was shown`() {
    var state = state(.access)
    go(to: .users, &state)
    #expect(!state.take(.usersChanged).contains { if case .ask = $0 { true } else { false } })
    #expect(state.take(.action(Action(.view, "access"))) == [.ask(.access, generation: 2)])
  }

  @Test func `Users that come leave the place in the details of another view`() {
    var state = state(.sources)
    state.perform(.nextPane, .moveDown, .moveDown)
    #expect(state.detailPosition.index == 2)
    state.take(.listed(Rows("zoe"), generation: state.users.filter.generation))
    #expect(state.users.list.selectedUser?.displayName == "zoe")
    #expect(state.detailPosition.index == 2)
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
    #expect(state.cells(in: "state")[0] == .init("FAILED", .warning))
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
