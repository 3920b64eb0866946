import DirectoryModel
import TestSupport
import Testing

@testable import Browser

@Suite("What the mouse does") struct PointingTests {
  private func state(_ view: View = .users) -> AppState {
    var state = AppState.sample(
      Rows(["ann", "bob", "cyd"].map { .sample($0) }), sources: [.sample("one"), .sample("two")])
    if view != .users { state.take(.action(Action(.view, view.rawValue))) }
    state.take(.laidOut(.sample))
    return state
  }

  @Test func `A press selects a row, and one on the selected row opens it`() {
    var state = state()
    state.take(.pointed(.list(row: 1), .press))
    #expect(state.selectedName == "bob")
    #expect(state.focus == .list)
    state.take(.pointed(.list(row: 1), .press))
    #expect(state.focus == .detail)
    state.take(.pointed(.list(row: 2), .press))
    #expect(state.focus == .list)
    #expect(state.selectedName == "cyd")
    state.take(.pointed(.list(row: nil), .press))
    #expect(state.selectedName == "cyd")
  }

  @Test func `A press selects a row of a table`() {
    var state = state(.sources)
    state.take(.pointed(.list(row: 1), .press))
    #expect(state.selectedSource?.source.name == "two")
  }

  @Test func `A press on a heading sorts, and another one the other way round`() {
    var state = state()
    let first = state.take(.pointed(.heading(column: 1), .press))
    #expect(state.sort == UserSort([.init(.name)]))
    #expect(first.contains { if case .list = $0 { true } else { false } })
    state.take(.pointed(.heading(column: 1), .press))
    #expect(state.sort == UserSort([.init(.name, isDescending: true)]))
    state.take(.pointed(.heading(column: 0), .press))
    #expect(state.message != nil)
    state.take(.pointed(.heading(column: 99), .press))
    #expect(state.sort == UserSort([.init(.name, isDescending: true)]))
  }

  @Test func `A press on a heading sorts a table`() {
    var state = state(.sources)
    state.take(.pointed(.heading(column: 0), .press))
    #expect(state.shown.order == ListOrder("tag"))
    state.take(.pointed(.heading(column: 0), .press))
    #expect(state.shown.order == ListOrder("tag", isDescending: true))
  }

  @Test func `The wheel moves what it is over`() {
    var state = state()
    state.take(.pointed(.list(row: 0), .wheel(3)))
    #expect(state.selectedName == "cyd")
    state.take(.pointed(.heading(column: 0), .wheel(-1)))
    #expect(state.selectedName == "bob")
    state.take(.pointed(.detail(line: 0), .wheel(2)))
    #expect(state.detailPosition.index == 2)
    #expect(state.focus == .list)
    #expect(state.selectedName == "bob")
  }

  @Test func `A press in the details goes to the fact`() {
    var state = state()
    state.take(.pointed(.detail(line: 3), .press))
    #expect(state.focus == .detail)
    #expect(state.detailPosition.index == 3)
  }

  @Test func `A press in a menu goes to an item, and one on that item takes it`() {
    var state = state()
    state.perform(.sort)
    state.take(.pointed(.overlay(line: 1), .press))
    #expect(state.overlay != nil)
    state.take(.pointed(.overlay(line: 1), .press))
    #expect(state.overlay == nil)
    #expect(state.sort == UserSort([.init(UserColumn.allCases[1])]))
  }

  @Test func `The mouse is taken and given back by its action`() {
    var state = state()
    #expect(state.take(.action(Action(.mouse, "on"))).contains(.takeMouse(true)))
    #expect(state.hasMouse)
    #expect(state.take(.action(Action(.mouse, "off"))).contains(.takeMouse(false)))
    #expect(!state.hasMouse)
  }
}
