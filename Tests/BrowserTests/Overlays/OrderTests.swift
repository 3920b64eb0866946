import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// The order of the list and its columns.
@Suite struct OrderTests {
  private func sort(_ keys: UserSort.Key...) -> UserSort { UserSort(keys) }

  /// Goes to an item of an open menu.
  private func go(to id: String, _ state: inout AppState) {
    state.perform(.moveFirst)
    for _ in 0..<40 where state.chosenEntry?.item != id { state.perform(.moveDown) }
    #expect(state.chosenEntry?.item == id)
  }

  @Test func `Enter on a column sorts by it, and again the other way round`() {
    var state = AppState.sample()
    for isDescending in [false, true] {
      state.perform(.sort)
      go(to: "mfa", &state)
      let effects = state.perform(.accept)
      #expect(state.sort == sort(.init(.mfa, isDescending: isDescending)))
      #expect(
        effects == [.list(.all, sort: state.sort, generation: state.filter.generation)])
    }
    #expect(state.shown.orderWords == "!mfa")
  }

  @Test func `Space takes several columns, each upwards, then downwards, then out again`() {
    var state = AppState.sample()
    state.perform(.sort)
    go(to: "mfa", &state)
    state.perform(.mark)
    go(to: "seen", &state)
    state.perform(.mark, .mark)
    go(to: "name", &state)
    state.perform(.mark, .mark, .mark, .accept)
    #expect(state.sort == sort(.init(.mfa), .init(.seen, isDescending: true)))
  }

  @Test func `Leaving the menu leaves the order`() {
    var state = AppState.sample()
    state.perform(.sort, .mark)
    let effects = state.perform(.cancel)
    #expect(effects == [])
    #expect(state.sort == nil)
  }

  @Test func `The order is reversed, by name where none was chosen`() {
    var state = AppState.sample()
    state.perform(.reverseSort)
    #expect(state.sort == sort(.init(.name, isDescending: true)))
    state.perform(.reverseSort)
    #expect(state.sort == sort(.init(.name)))
  }

  @Test func `Columns can be given with the action`() {
    var state = AppState.sample()
    state.take(.action(Action(.sort, "seen:desc, name")))
    #expect(state.sort == sort(.init(.seen, isDescending: true), .init(.name)))
  }

  @Test(arguments: [
    ("nme", "no column is called nme; the nearest is name"),
    ("name:down", "an order is asc or desc, not down"),
    (",", "sort takes columns, such as seen:desc,name"),
  ])
  func `What is no column is said, and the order stays`(text: String, words: String) {
    var state = AppState.sample()
    let effects = state.take(.action(Action(.sort, text)))
    #expect(effects == [])
    #expect(state.message?.text.printable == words)
  }

  @Test func `Other views are sorted by their own columns`() {
    var state = AppState.sample(sources: [.sample("one"), .sample("two")])
    state.take(.action(Action(.view, "sources")))
    state.perform(.reverseSort)
    #expect(state.sourceNames == ["two", "one"])
    state.perform(.sort)
    go(to: "name", &state)
    state.perform(.accept)
    #expect(state.sourceNames == ["one", "two"])
    #expect(state.sort == nil)
  }

  @Test func `Space hides and shows columns, and Enter takes that`() {
    var state = AppState.sample()
    state.perform(.columns)
    go(to: "mfa", &state)
    state.perform(.mark)
    go(to: "id", &state)
    state.perform(.mark, .accept)
    #expect(
      state.columns.shown.map(\.name) == [
        "account", "name", "email", "seen", "invite", "roles", "groups", "id",
      ])
  }

  @Test func `Columns are moved in their menu`() {
    var state = AppState.sample()
    state.perform(.columns)
    go(to: "email", &state)
    state.perform(.itemUp, .itemUp, .accept)
    #expect(state.columns.shown.prefix(3).map(\.name) == ["email", "account", "name"])
  }

  @Test func `Leaving the menu leaves the columns`() {
    var state = AppState.sample()
    state.perform(.columns, .mark, .cancel)
    #expect(state.columns.shown == UsersView.standardColumns)
  }

  @Test func `A list without columns has that of the names`() {
    var state = AppState.sample()
    state.perform(.columns)
    for _ in UsersView.standardColumns { state.perform(.mark) }
    state.perform(.accept)
    #expect(state.columns.shown.map(\.name) == ["name"])
  }

  @Test func `The cursor moves by columns, from the name on and not beyond the last`() {
    var state = AppState.sample()
    state.perform(.columnRight)
    #expect(state.columns.cursor == .field(.email))
    state.perform(.columnLeft, .columnLeft, .columnLeft)
    #expect(state.columns.cursor == .account)
    for _ in 0..<20 { state.perform(.columnRight) }
    #expect(state.columns.cursor == .field(.groups))
  }

  @Test func `The column of the cursor is widened and narrowed, within bounds, and that is kept`() {
    var state = AppState.sample()
    state.perform(.columnWider)
    #expect(state.columns.widths == [:])
    #expect(state.message?.text.printable.contains("choose the column first") == true)
    state.perform(.columnRight, .columnNarrower)
    #expect(state.columns.widths == [.field(.email): 30])
    state.perform(.columnWider, .columnWider)
    let column = state.shownColumns.first { $0.title == "E-MAIL" }
    #expect(column?.minimumWidth == 34)
    #expect(column?.maximumWidth == 34)
    for _ in 0..<100 { state.perform(.columnNarrower) }
    #expect(state.columns.widths == [.field(.email): 2])
    let kept = Preferences(parsing: state.preferences.text)
    #expect(kept.widths == [.field(.email): 2])
    #expect(Preferences(parsing: "widths name=1000,x=3,email=,seen=12").widths[.field(.seen)] == 12)
    var other = AppState.sample()
    other.restore(Preferences(parsing: "widths name=1000,seen=12"))
    #expect(other.columns.widths == [.field(.seen): 12])
  }

  @Test func `The cell of the cursor is copied whole`() {
    let roles = ["Owner", "Editor"].map { Role(name: DisplayText($0), kind: .portal) }
    var state = AppState.sample(Rows([.sample("ann").with { $0.roles = roles }]))
    for _ in 0..<5 { state.perform(.columnRight) }
    let effects = state.take(.action(Action(.copy, "cell")))
    #expect(effects == [.copy(Clip("Owner; Editor", what: "the cell of ann"))])
  }

  @Test func `The column of the cursor is the last to give way`() {
    var chosen = Columns()
    chosen.move(by: 9)
    let columns = chosen.chosen(from: ViewDefinition.users.columns)
    #expect(columns.min { $0.priority < $1.priority }?.title == "GROUPS")
  }

  @Test(arguments: ViewDefinition.users.columns.map(\.id))
  func `Every column has a title that fits, and a name that leads back to it`(column: ColumnID) {
    let made = Columns([column]).chosen(from: ViewDefinition.users.columns)[0]
    #expect(made.title.printable.count <= made.minimumWidth)
    #expect(made.minimumWidth <= made.maximumWidth)
    #expect(UsersView.column(named: column.name) == column)
    let ann = User.sample("ann")
    #expect(!made.cell(ViewRow(.user(ann.reference), ann), CellContext()).text.isEmpty)
  }

  @Test func `Times are ages at the moment of reading once that is asked for`() throws {
    let user = User.sample("ann").with {
      $0.lastSeen = LastSeen(
        state: .at(Timestamp(seconds: $0.fetchedAt.seconds - 3 * 86_400)), kind: .login)
    }
    var state = AppState.sample(Rows([user]))
    state.perform(.times)
    #expect(state.cells(in: .field(.seen)).map(\.text) == ["3 d"])
    let line = try #require(state.detailLines.first { $0.label == "last sign-in" })
    #expect(line.value == "3 d ago (2023-11-11)")
    state.perform(.times)
    #expect(state.times == .absolute)
  }

  @Test func `The list can have more or less of the screen, within bounds`() {
    var state = AppState.sample()
    for _ in 0..<20 { state.perform(.splitGrow) }
    #expect(state.split == 6)
    for _ in 0..<40 { state.perform(.splitShrink) }
    #expect(state.split == -6)
    state.perform(.zoom, .splitGrow)
    #expect(state.message != nil)
  }
}
