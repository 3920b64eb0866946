import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// The rest of a selected user whose list row tells less than a get would.
@Suite struct CompletionTests {
  private static func listed(_ name: String) -> User { .sample(name).with { $0.detail = .list } }

  private static func state(_ users: [User]) -> AppState { .sample(Rows(users)) }

  @Test func `A selected user that is known from the list is completed, once`() {
    var state = AppState(sources: [.sample()])
    state.take(.started)
    let effects = state.take(.listed(Rows([Self.listed("ann")]), generation: 1), .usersChanged)
    #expect(effects.filter { $0 == .complete(.sample("ann")) }.count == 1)
  }

  @Test func `A user that is known in full is not asked for`() {
    var state = Self.state([.sample("ann"), .sample("bob")])
    let effects = state.perform(.moveDown)
    #expect(effects.isEmpty)
  }

  @Test func `When the selection moves on, the next user is completed instead`() {
    var state = Self.state([Self.listed("ann"), Self.listed("bob")])
    let effects = state.perform(.moveDown)
    #expect(effects == [.complete(.sample("bob"))])
  }

  @Test func `When the selection moves to a user known in full, the others go on being completed`()
  {
    var state = Self.state([Self.listed("ann"), .sample("bob")])
    let effects = state.perform(.moveDown)
    #expect(effects.isEmpty)
    #expect(state.reading.completing == .sample("ann"))
  }

  @Test func `Where no list row on the screen can be completed, what is under way ends`() {
    var state = Self.state([Self.listed("ann")])
    let effects = state.take(.listed(Rows([.sample("bob")]), generation: state.filter.generation))
    #expect(effects == [.cancelCompletion])
  }

  @Test func `What came is shown by a new list, and not asked for again before that is there`() {
    var state = Self.state([Self.listed("ann")])
    let effects = state.take(.completed(.sample("ann")), .usersChanged)
    #expect(!effects.contains(.complete(.sample("ann"))))
    state.take(.listed(Rows([.sample("ann")]), generation: state.filter.generation))
    #expect(state.reading.completing == nil)
  }

  @Test func `The others on the screen follow, and those that are off it do not`() {
    var state = Self.state(["ann", "bob", "cyd", "dan"].map(Self.listed))
    let viewport = Viewport(
      listRows: 3, detailRows: 3, detailStarts: [], overlayRows: 0, overlayStarts: [])
    state.take(.laidOut(viewport))
    var asked: [Effect] = []
    for name in ["ann", "bob", "cyd"] {
      asked += state.take(.completionFailed(.sample(name), .offline))
    }
    #expect(asked == [.complete(.sample("bob")), .complete(.sample("cyd"))])
    #expect(state.reading.completing == nil)
  }

  @Test func `A user that can't be completed is said once and not asked for again`() {
    var state = Self.state([Self.listed("ann"), Self.listed("bob")])
    state.take(.completionFailed(.sample("ann"), .offline))
    let effects = state.perform(.moveDown, .moveUp)
    #expect(!effects.contains(.complete(.sample("ann"))))
    #expect(state.messages.map(\.text) == [ProviderError.offline.message])
  }

  @Test func `Where no source may be asked, moving through the list says nothing of it`() {
    var state = Self.state([Self.listed("ann"), Self.listed("bob")])
    let error = ProviderError(.notAsked, source: "tines", operation: "refresh")
    state.take(.completionFailed(.sample("ann"), error))
    #expect(state.messages.isEmpty)
    #expect(!state.perform(.moveDown, .moveUp).contains(.complete(.sample("ann"))))
  }

  @Test func `Reading the lists again asks again`() {
    var state = Self.state([Self.listed("ann")])
    state.take(.completionFailed(.sample("ann"), .offline))
    let effects = state.perform(.refreshAll)
    #expect(effects == [.load(.all), .complete(.sample("ann"))])
  }

  /// Why the roles of the selected user are not known: what stands before their name at the end.
  private static func roles(_ state: AppState) -> String? {
    state.detailLines.map { $0.label.printable.split(separator: ": ") }
      .first { $0.last?.split(separator: ", ").contains("roles") ?? false }
      .map { String($0[0]) }
  }

  private static func open(
    _ source: SourceState = .sample(), _ change: (inout User) -> Void
  ) -> AppState {
    let ann = User.sample("ann").with {
      $0.untold = [.roles]
      change(&$0)
    }
    var state = AppState(sources: [source], toldLater: ["one": [.roles]])
    state.take(
      .started, .listed(Rows([ann]), generation: 1), .laidOut(.sample), .sourceChanged(source))
    return state
  }

  @Test func `Details say not read yet, then that it could not be, and what came at last`() {
    var state = Self.open { $0.detail = .list }
    #expect(Self.roles(state) == "not read yet")
    state.take(.completionFailed(.sample("ann"), .offline))
    #expect(Self.roles(state) == "could not be read")
    state.perform(.refresh)
    #expect(Self.roles(state) == "not read yet")
    let read = User.sample("ann").with { $0.untold = [.roles] }
    state.take(.refreshed(read), .listed(Rows([read]), generation: 2))
    #expect(Self.roles(state) == "not reported by one")
  }

  @Test func `Where no source may be asked nothing was asked in vain`() {
    var state = Self.open { $0.detail = .list }
    let error = ProviderError(.notAsked, source: "one", operation: "refresh")
    state.take(.completionFailed(.sample("ann"), error))
    #expect(Self.roles(state) == "not read yet")
  }

  @Test(arguments: [
    (SourceState.Phase.loading, "not read yet"), (.partial, "could not be read"),
    (.failed, "could not be read"),
  ])
  func `What stands beside the list is read as long as the list is`(
    phase: SourceState.Phase, words: String
  ) {
    let state = Self.open(.sample("one", phase)) { $0.isPreliminary = true }
    #expect(Self.roles(state) == words)
  }

  @Test func `The ticket answer says not read yet as the details do`() throws {
    var state = Self.open { $0.detail = .list }
    let effects = update(&state, .action(Action(.copy, CopyForm.ticket.rawValue)))
    guard case .copy(let clip)? = effects.first else {
      Issue.record("nothing was copied")
      return
    }
    #expect(clip.text.contains("Not read yet: roles (one, "))
  }

  @Test func `A user that is being read again is not completed beside that`() {
    var state = Self.state([.sample("ann")])
    state.perform(.refresh)
    let effects = state.take(.listed(Rows([Self.listed("ann")]), generation: 1))
    #expect(effects.isEmpty)
  }
}

/// What a source says beside its users, and a user's page at the vendor.
@Suite struct NoticeAndAdminPageTests {
  @Test func `Each notice of a source is a message, once`() {
    var state = AppState.sample()
    var source = SourceState.sample()
    source.notices = ["warning: old"]
    state.take(.sourceChanged(source), .sourceChanged(source))
    #expect(state.messages == [Message("one: warning: old", .warning)])
  }

  @Test func `The admin page's address has the id percent-encoded, and is copied`() {
    var state = AppState(
      sources: [.sample()], adminURLs: ["one": "https://x.example/users/{id}/edit"])
    state.take(.started, .listed(Rows([.sample("a/b")]), generation: 1))
    let effects = state.perform(.adminPage)
    #expect(
      effects == [
        .copy(
          Clip("https://x.example/users/a%2Fb/edit", what: "the admin page's address of a/b"))
      ])
  }

  @Test func `Without an address it says what is missing`() {
    var state = AppState.sample()
    let effects = state.perform(.adminPage)
    #expect(effects.isEmpty)
    #expect(state.message == Message("no admin_url is configured for one"))
  }
}
