import DirectoryModel
import TestSupport
import Testing

@testable import Browser

@Suite struct ExportTests {
  /// The files that are to be written.
  private func exports(_ effects: [Effect]) -> [Export] {
    effects.compactMap { if case .export(let export) = $0 { export } else { nil } }
  }

  /// Types another name in the open prompt, and takes it.
  private func write(_ name: String, in state: inout AppState) -> [Effect] {
    state.perform(.deleteToStart)
    return state.take(.typed(name)) + state.perform(.accept)
  }

  private func written(
    _ name: String, in state: AppState = .sample()
  ) -> (exports: [Export], state: AppState) {
    var state = state
    state.perform(.export)
    let effects = write(name, in: &state)
    return (exports(effects), state)
  }

  @Test func `A file name is asked for, and one is proposed`() {
    var state = AppState.sample()
    state.perform(.export)
    #expect(state.prompt?.purpose == .export(what: "5 users"))
    #expect(state.prompt?.editor.text == "users.csv")
    #expect(exports(state.perform(.accept)).map(\.file) == ["users.csv"])
    #expect(state.prompt == nil)
  }

  @Test(arguments: [
    ("u.csv", ExportFormat.csv), ("u.JSON", .json), ("~/x/u.jsonl", .jsonl),
    (" a b.md ", .markdown),
  ])
  func `The ending says how the file is written`(name: String, format: ExportFormat) {
    #expect(written(name).exports.map(\.format) == [format])
  }

  @Test(arguments: ["", "users", "users.xlsx", "users.csv/", ".csv", "folder/.md", "users.csv.gz"])
  func `A name with another ending is refused in words, and can be corrected`(name: String) {
    let (exports, state) = written(name)
    #expect(exports == [])
    #expect(
      state.message?.text
        == "end it with .csv, .json, .jsonl or .md")
    #expect(state.prompt?.editor.text == name)
  }

  @Test func `What the view shows is written: its filter, its order and its columns`() {
    var state = AppState.sample()
    state.take(.action(Action(.filter, "bob")), .action(Action(.sort, "seen:desc")))
    state.columns.show([.field(.email), .account, .field(.name), .field(.source)])
    let export = written("u.csv", in: state).exports.first
    #expect(
      export?.content
        == .users(
          state.filter.query, sort: UserSort([.init(.seen, isDescending: true)]),
          columns: [.email, .status, .name, .source]))
  }

  @Test func `Columns stand in a file as they are named, the account as source and status`() {
    #expect(
      Columns().exported == [
        .source, .status, .name, .email, .mfa, .seen, .invite, .roles, .groups,
      ])
  }

  @Test func `Where users are marked, they alone are written`() throws {
    var state = AppState.sample()
    state.take(.action(Action(.filter, "a | b")))
    state.perform(.mark, .mark, .export)
    #expect(state.prompt?.purpose == .export(what: "2 marked users"))
    let effects = write("u.csv", in: &state)
    #expect(effects.contains(.mark([.sample("ann"), .sample("bob")])))
    guard case .users(let query, _, _)? = exports(effects).first?.content else {
      Issue.record("no users are written")
      return
    }
    #expect(query.text == "(a | b) is:marked")
  }

  @Test func `The marked ones are told of before they are written`() {
    var state = AppState.sample()
    state.perform(.mark, .export)
    let effects = state.perform(.accept).filter { !$0.isKeeping }
    #expect(effects.first == .mark([.sample("ann")]))
    #expect(state.perform(.redraw) == [.redraw])
  }

  @Test func `It is said how much was written and where`() throws {
    var (exports, state) = written("u.csv")
    let export = try #require(exports.first)
    state.take(.exportAdvanced(written: 1_000, total: 1_234))
    #expect(state.exporting?.written == 1_000)
    #expect(state.isLoading)
    state.take(.exported(export, .written(rows: 1_234, bytes: 2_100_000)))
    #expect(state.message == Message("wrote 1,234 users to u.csv, 2.1 MB"))
    #expect(state.exporting == nil)
  }

  @Test func `Marked users that the list does not have are counted`() throws {
    var state = AppState.sample()
    state.perform(.mark, .mark, .mark, .export)
    let export = try #require(exports(state.perform(.accept)).first)
    state.take(.exported(export, .written(rows: 2, bytes: 99)))
    #expect(
      state.message?.text
        == "wrote 2 marked users to users.csv, 99 bytes; 1 marked not in this list were left out")
  }

  @Test func `While a file is written there is no second one, and Ctrl-C stops it`() {
    var (_, state) = written("u.csv")
    state.perform(.export)
    #expect(state.message?.text == "u.csv is being written; wait for it, or stop it")
    #expect(state.perform(.stop) == [.cancelLoads])
  }

  @Test(arguments: [
    (ExportOutcome.failed("there is no folder x"), "not written: there is no folder x"),
    (.stopped, "stopped; u.csv was not written"),
  ])
  func `It is said why there is no file`(outcome: ExportOutcome, words: String) throws {
    var (exports, state) = written("u.csv")
    state.take(.exported(try #require(exports.first), outcome))
    #expect(state.message?.text.printable == words)
    #expect(state.message?.severity != .information)
    // The name is there again to be corrected.
    state.perform(.export)
    #expect(state.prompt?.editor.text == "u.csv")
  }

  /// The state once it is known that the file is there.
  private func asked() throws -> (export: Export, state: AppState) {
    var (exports, state) = written("u.csv")
    let export = try #require(exports.first)
    state.take(
      .exported(export, .exists(bytes: 2_100_000, modified: Timestamp(seconds: 1_700_000_000))))
    return (export, state)
  }

  @Test func `A file that is there is only replaced when that is chosen`() throws {
    var (export, state) = try asked()
    #expect(
      state.overlayTitle == "u.csv is there already: 2.1 MB, of 2023-11-14 22:13:20 UTC")
    #expect(!export.overwrites)
    state.perform(.moveDown)
    let effects = state.perform(.accept)
    export.overwrites = true
    #expect(exports(effects) == [export])
    #expect(state.overlay == nil)
  }

  @Test func `Enter alone goes back to the name, and Esc writes nothing`() throws {
    var (_, state) = try asked()
    var other = state
    #expect(exports(state.perform(.accept)) == [])
    #expect(state.prompt?.editor.text == "u.csv")
    #expect(exports(other.perform(.cancel)) == [])
    #expect(other.prompt == nil && other.overlay == nil)
  }

  @Test func `Whoever is typing by then is not asked`() throws {
    var (exports, state) = written("u.csv")
    state.perform(.filter)
    state.take(
      .exported(
        try #require(exports.first), .exists(bytes: 1, modified: Timestamp(seconds: 0))))
    #expect(state.overlay == nil)
    #expect(state.message?.text == "u.csv was left as it is: it is there already")
  }

  @Test func `An empty list is not written`() {
    var state = AppState.sample(Rows([]))
    state.perform(.export)
    #expect(state.message?.text == "there is nothing to write: the list is empty")
  }

  @Test func `Esc leaves the prompt without a file`() {
    var state = AppState.sample()
    state.perform(.export)
    #expect(exports(state.perform(.cancel)) == [])
    #expect(state.prompt == nil)
  }

  @Test func `Tables of other views are written as they are shown, and have no JSON`() {
    var state = AppState.sample()
    state.take(.action(Action(.view, "sources")))
    #expect(
      written("s.json", in: state).state.message?.text
        == "end it with .csv or .md")
    guard case .table(let titles, let rows)? = written("s.csv", in: state).exports.first?.content
    else {
      Issue.record("no table is written")
      return
    }
    #expect(titles == ViewDefinition.sources.columns.map(\.title))
    #expect(rows.map { $0.prefix(3) } == [["O", "one", "tines"]])
    // What is not known is empty, and no mark of the screen.
    #expect(rows.first?.last == "")
  }
}
