import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// What is read stays what is read, whatever becomes of its list.
@Suite struct HoldingTests {
  @Test func `A source that no longer matches stays while it is read, as it is now`() {
    var state = AppState.sample(Rows([]), sources: [.sample("acme"), .sample("beta", .failed)])
    state.take(.action(Action(.view, "sources")))
    state.type(filter: "failed")
    state.perform(.accept, .open)
    state.take(.sourceChanged(.sample("beta")))
    #expect(state.list.rows.count == 0)
    #expect(state.detailTitle?.printable == "no longer in this list:  beta  tines")
    #expect(state.message?.severity == .warning)
    #expect(!state.detailLines.contains { $0.value.printable.contains("failed") })
    state.perform(.back)
    #expect(state.detailTitle == nil)
  }

  @Test func `Whoever comes back is selected again`() {
    var state = AppState.sample()
    state.perform(.moveDown, .open)
    state.take(.listed(Rows("ann cyd"), generation: 1))
    #expect(state.selectedUser?.reference == .sample("bob"))
    state.take(.listed(Rows("ann bob cyd"), generation: 1))
    #expect(state.detailTitle?.printable.hasPrefix("bob") == true)
    #expect(state.selectedName == "bob")
  }

  @Test(arguments: [
    (Action.Name.back, "cyd"), (.nextPane, "cyd"), (.nextRecord, "cyd"), (.previousRecord, "ann"),
  ])
  func `They are left on the keys that leave them`(key: Action.Name, name: String) {
    var state = AppState.sample()
    state.perform(.moveDown, .open)
    state.take(.listed(Rows("ann cyd"), generation: 1))
    state.perform(.nextTab, .moveDown)
    #expect(state.selectedUser?.reference == .sample("bob"))
    state.perform(key)
    #expect(state.selectedUser?.reference == .sample(name))
  }

  @Test(arguments: 0..<40)
  func `Only a key changes who is read`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var state = AppState.sample(Rows(count: 12))
    for _ in 0..<100 {
      let first = Int.random(in: 0..<12, using: &random)
      let count = Int.random(in: 0...12, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: state.perform(.open)
      case 1: state.perform(.back)
      case 2: state.perform(.moveDown)
      case 3: state.perform(.nextRecord)
      default:
        let isRead = state.focus == .detail
        let before = state.selectedUser?.reference
        state.take(.listed(Rows(count: count, from: first), generation: 1))
        if isRead, before != nil {
          #expect(state.selectedUser?.reference == before, "seed \(seed)")
        }
      }
    }
  }
}
