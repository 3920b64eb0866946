import Browser
import BrowserUI
import DirectoryModel
import Terminal
import Testing

/// Views, overlays and themes at five sizes, against recorded pictures.
@Suite struct ViewGoldenTests {
  static let sizes = ScreenGoldenTests.sizes + [Size(columns: 200, rows: 50)]

  @Test(arguments: sizes)
  func `The view of users`(size: Size) throws {
    try Golden.expect("view-users", at: size) { $0.select("Jo Dean") }
  }

  @Test(arguments: sizes)
  func `The users of a source that failed are dim, the others are not`(size: Size) throws {
    try Golden.expect("view-users-stale", at: size) { scene in
      Self.fail(&scene)
      scene.perform(.redraw)
    }
  }

  @Test(arguments: sizes)
  func `The view of sources, one of which failed`(size: Size) throws {
    try Golden.expect("view-sources", at: size) { scene in
      Self.fail(&scene)
      scene.perform(Action(.view, "sources"))
      scene.perform(.moveDown)
    }
  }

  @Test(arguments: sizes)
  func `All that is known of a source`(size: Size) throws {
    try Golden.expect("detail-source", at: size) { scene in
      Self.fail(&scene)
      scene.perform(Action(.view, "sources"))
      scene.perform(.moveDown, .open)
    }
  }

  @Test(arguments: sizes)
  func `The view of access`(size: Size) throws {
    try Golden.expect("view-access", at: size) { $0.perform(Action(.view, "access")) }
  }

  @Test(arguments: sizes)
  func `Marked users, and a range that is being marked`(size: Size) throws {
    try Golden.expect("marks", at: size) { scene in
      scene.perform(.mark, .moveDown, .moveDown, .markRange, .moveDown, .moveDown)
    }
  }

  @Test(arguments: sizes)
  func `Text to select by hand`(size: Size) throws {
    try Golden.expect("copied", at: size) { scene in
      scene.perform(.mark, .mark, .mark)
      scene.perform(Action(.copy, "row"))
      scene.perform(.copied)
    }
  }

  @Test(arguments: sizes, ["mono", "high-contrast"])
  func `Every theme tells the same`(size: Size, theme: String) throws {
    try Golden.expect("theme-\(theme)", at: size) { scene in
      scene.select("Jo Dean")
      scene.perform(Action(.theme, theme))
    }
  }

  @Test(arguments: sizes)
  func `The palette, with some of a name typed`(size: Size) throws {
    try Golden.expect("palette", at: size) { scene in
      scene.perform(.palette)
      scene.type("re")
      scene.perform(.moveDown)
    }
  }

  @Test(arguments: sizes)
  func `The help, filtered`(size: Size) throws {
    try Golden.expect("help-filtered", at: size) { scene in
      scene.perform(.help, .find)
      scene.type("copy")
    }
  }

  @Test(arguments: sizes)
  func `The menu of orders, with two keys chosen`(size: Size) throws {
    try Golden.expect("menu-sort", at: size) { scene in
      scene.perform(.sort, .moveDown, .mark, .mark, .moveDown, .mark)
    }
  }

  @Test(arguments: sizes)
  func `The menu of columns`(size: Size) throws {
    try Golden.expect("menu-columns", at: size) {
      $0.perform(.columns, .moveDown, .mark, .itemDown)
    }
  }

  @Test(arguments: sizes)
  func `Other columns, another order, and the cursor in a cell`(size: Size) throws {
    try Golden.expect("columns", at: size) { scene in
      scene.perform(.columns, .moveDown, .moveDown, .mark, .mark, .moveLast, .mark, .accept)
      scene.perform(Action(.sort, "seen:desc,name"))
      scene.perform(.columnRight, .columnRight, .times)
    }
  }

  @Test(arguments: sizes)
  func `The values of a field with their counts`(size: Size) throws {
    try Golden.expect("facets", at: size) { scene in
      scene.perform(Action(.facets, "invite"))
      scene.perform(.moveDown, .mark)
    }
  }

  @Test(arguments: sizes)
  func `Ways to complete a filter`(size: Size) throws {
    try Golden.expect("completion", at: size) { scene in
      scene.perform(.filter)
      scene.type("s")
      scene.perform(.complete, .complete)
    }
  }

  @Test(arguments: sizes)
  func `A text that was found in the details`(size: Size) throws {
    try Golden.expect("find-detail", at: size) { scene in
      scene.select("Jo Dean")
      scene.perform(.open, .find)
      scene.type("not")
      scene.perform(.accept, .nextHit)
    }
  }

  @Test(arguments: sizes)
  func `Folded JSON`(size: Size) throws {
    try Golden.expect("folded", at: size) { scene in
      scene.select("Jo Dean")
      scene.perform(.open, .previousTab, .foldAll, .moveDown)
    }
  }

  @Test(arguments: sizes)
  func `What keys send and run`(size: Size) throws {
    try Golden.expect("key", at: size) { scene in
      scene.perform(.key)
      for key in [Key.character("g"), .control("d"), .character("山")] { scene.probe(key) }
    }
  }

  @Test(arguments: sizes)
  func `The letters of saved views`(size: Size) throws {
    try Golden.expect("saved-views", at: size) { scene in
      scene.perform(Action(.filter, "mfa:off"))
      scene.perform(.saveView)
      scene.probe(.character("m"))
      scene.perform(.recallView)
    }
  }

  @Test(arguments: sizes)
  func `Users of whom a filter can't tell are counted`(size: Size) throws {
    try Golden.expect("cannot-tell", at: size) { $0.perform(Action(.filter, "mfa:on")) }
  }

  /// What is opened in each picture without colours.
  private static let scenes: [(String, @Sendable (inout Scene) -> Void)] = [
    (
      "sources",
      { scene in
        fail(&scene)
        scene.perform(Action(.view, "sources"))
      }
    ),
    ("access", { $0.perform(Action(.view, "access")) }),
    ("palette", { $0.perform(.palette) }), ("help", { $0.perform(.help) }),
    ("menu-sort", { $0.perform(.sort, .mark) }), ("menu-columns", { $0.perform(.columns) }),
    ("facets", { $0.perform(Action(.facets, "mfa")) }),
    (
      "messages",
      { scene in
        fail(&scene)
        scene.perform(.messages)
      }
    ),
    ("marks", { $0.perform(.mark, .mark, .markRange) }),
    (
      "filter-error",
      { scene in
        scene.perform(.filter)
        scene.type("bob rolle:admin")
      }
    ),
    (
      "completion",
      { scene in
        scene.perform(.filter)
        scene.type("mfa:")
        scene.perform(.complete)
      }
    ),
  ]

  @Test(arguments: scenes.map(\.0), sizes)
  func `Nothing is told by colour alone`(name: String, size: Size) throws {
    var scene = Scene.complete(size.columns, size.rows)
    scene.perform(Action(.theme, "mono"))
    Self.scenes.first { $0.0 == name }?.1(&scene)
    try Golden(name: "mono-\(name)-\(size.columns)x\(size.rows)").expect(scene.frame)
    let colored = scene.frame.canvas.styleLines.contains { line in
      Color.allCases.contains { $0 != .standard && line.hasSuffix(" \($0)") }
    }
    #expect(!colored)
  }

  private static func fail(_ scene: inout Scene) {
    var state = SourceState(
      source: Cast.scanova, phase: .partial, got: 1_200, expected: 3_000, asOf: Cast.now,
      error: ProviderError(
        .server(status: 503), source: "scanova", operation: "GET /multi-users/",
        requestID: "req-1", detail: "down for \u{1B}[31mmaintenance"),
      notices: ["warning: version 2 ends in 2027"])
    state.pause = .init(until: Timestamp(seconds: 1_714_565_110), reason: "status 503")
    scene.take(.sourceChanged(state))
  }
}
