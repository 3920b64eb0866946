import Browser
import BrowserUI
import DirectoryModel
import DirectoryText
import Terminal
import Testing

/// Every screen at four sizes, against recorded pictures.
@Suite struct ScreenGoldenTests {
  static let sizes = [
    Size(columns: 120, rows: 36), Size(columns: 80, rows: 24), Size(columns: 40, rows: 12),
    Size(columns: 20, rows: 5),
  ]

  @Test(arguments: sizes)
  func `A list that is still being read shows what there is`(size: Size) throws {
    var scene = Scene(size.columns, size.rows, users: Array(Cast.users.prefix(8)))
    scene.take(
      .sourceChanged(SourceState(source: Cast.tines, phase: .loading, got: 1_200, expected: 3_000)),
      .sourceChanged(SourceState(source: Cast.scanova, phase: .loading, got: 40)))
    try Golden(name: "list-loading-\(size.columns)x\(size.rows)").expect(scene.frame)
  }

  @Test(arguments: sizes)
  func `Before the first user the list says that it reads`(size: Size) throws {
    let scene = Scene(size.columns, size.rows, users: [])
    try Golden(name: "list-waiting-\(size.columns)x\(size.rows)").expect(scene.frame)
  }

  @Test(arguments: sizes)
  func `A complete list`(size: Size) throws {
    try Golden.expect("list-complete", at: size) { _ in }
  }

  @Test(arguments: sizes)
  func `The end of the list, with names of many scripts`(size: Size) throws {
    try Golden.expect("list-end", at: size) { $0.perform(.moveLast) }
  }

  @Test(arguments: sizes, UserDetail.Tab.allCases)
  func `The details of a user`(size: Size, tab: UserDetail.Tab) throws {
    try Golden.expect("detail-\(tab)", at: size) { scene in
      scene.select("Jo Dean")
      scene.perform(.open)
      while scene.state.tab != tab { scene.perform(.nextTab) }
    }
  }

  @Test(arguments: sizes)
  func `The details of a malformed record begin with what is wrong`(size: Size) throws {
    try Golden.expect("detail-problems", at: size) { scene in
      scene.select("Mal Formed")
      scene.perform(.open)
    }
  }

  @Test(arguments: sizes)
  func `The details of a hostile name`(size: Size) throws {
    try Golden.expect("detail-hostile", at: size) { scene in
      scene.select("\u{1B}[31mred\u{1B}[0m")
      scene.perform(.open)
    }
  }

  @Test(arguments: sizes)
  func `A filter with matches`(size: Size) throws {
    try Golden.expect("filter-matches", at: size) { scene in
      scene.perform(.filter)
      scene.type("bob")
    }
  }

  @Test(arguments: sizes)
  func `A filter that is kept`(size: Size) throws {
    try Golden.expect("filter-kept", at: size) { scene in
      scene.perform(.filter)
      scene.type("example.org")
      scene.perform(.accept)
    }
  }

  @Test(arguments: sizes)
  func `A filter without matches`(size: Size) throws {
    try Golden.expect("filter-nothing", at: size) { scene in
      scene.perform(.filter)
      scene.type("xyzzy")
    }
  }

  @Test(arguments: sizes)
  func `A filter that is not understood`(size: Size) throws {
    try Golden.expect("filter-error", at: size) { scene in
      scene.perform(.filter)
      scene.type("bob rolle:admin")
    }
  }

  @Test(arguments: sizes)
  func `Help for the list`(size: Size) throws {
    try Golden.expect("help-list", at: size) { $0.perform(.help) }
  }

  @Test(arguments: sizes)
  func `Help for the details`(size: Size) throws {
    try Golden.expect("help-detail", at: size) { $0.perform(.open, .help) }
  }

  @Test(arguments: sizes)
  func `All messages`(size: Size) throws {
    try Golden.expect("messages", at: size) { scene in
      scene.take(
        .noticed(
          Message("keymap.conf:3:6: no action is called quitt: the nearest is quit", .warning)),
        .refreshed(Cast.jo), .refreshFailed(Cast.jo.reference, Self.rateLimited))
      scene.perform(.messages)
    }
  }

  @Test(arguments: sizes)
  func `A message waits for a key`(size: Size) throws {
    try Golden.expect("message", at: size) {
      $0.take(.refreshFailed(Cast.jo.reference, Self.rateLimited))
    }
  }

  @Test(arguments: sizes)
  func `A source that failed`(size: Size) throws {
    try Golden.expect("source-failed", at: size) { scene in
      scene.take(
        .sourceChanged(SourceState(source: Cast.scanova, phase: .failed, error: Self.unauthorized)))
      scene.perform(.moveDown)
    }
  }

  @Test(arguments: sizes)
  func `Nothing could be read`(size: Size) throws {
    var scene = Scene(size.columns, size.rows, users: [])
    for source in [Cast.tines, Cast.scanova] {
      scene.take(
        .sourceChanged(SourceState(source: source, phase: .failed, error: Self.unauthorized)))
    }
    scene.perform(.moveDown)
    try Golden(name: "list-failed-\(size.columns)x\(size.rows)").expect(scene.frame)
  }

  @Test(arguments: sizes)
  func `A source that broke off`(size: Size) throws {
    try Golden.expect("source-partial", at: size) { scene in
      scene.take(
        .sourceChanged(
          SourceState(
            source: Cast.scanova, phase: .partial, got: 1_200, expected: 3_000,
            error: Self.rateLimited)))
      scene.perform(.moveDown)
    }
  }

  @Test(arguments: sizes)
  func `Keys that begin a sequence show how it can go on`(size: Size) throws {
    try Golden.expect("pending", at: size) { try $0.begin("g") }
  }

  @Test(arguments: sizes)
  func `The list alone`(size: Size) throws {
    try Golden.expect("zoomed-list", at: size) { $0.perform(.zoom) }
  }

  @Test(arguments: sizes)
  func `The details alone`(size: Size) throws {
    try Golden.expect("zoomed-detail", at: size) { scene in
      scene.select("Jo Dean")
      scene.perform(.open, .zoom)
    }
  }

  @Test(arguments: sizes)
  func `A user that is being read again`(size: Size) throws {
    try Golden.expect("refreshing", at: size) { scene in
      scene.select("Jo Dean")
      scene.perform(.refresh)
    }
  }

  private static let rateLimited = ProviderError(
    .rateLimited(retryAfter: 30), source: "scanova", operation: "GET /multi-users/",
    requestID: "req-1")
  private static let unauthorized = ProviderError(
    .unauthorized, source: "scanova", operation: "GET /multi-users/",
    detail: "Invalid token \u{1B}[31m")
}
