import Browser
import DirectoryModel
import Terminal

extension Script {
  /// Lists of users, sources and roles.
  static let lists = readings + filters + views

  private static let readings = [
    Script(
      "list-loading", "A list that is still being read shows what there is",
      users: Array(Cast.users.prefix(8)), isComplete: false
    ) { scene in
      scene.take(
        .sourceChanged(
          SourceState(source: Cast.tines, phase: .loading, got: 1_200, expected: 3_000)),
        .sourceChanged(SourceState(source: Cast.scanova, phase: .loading, got: 40)))
    },
    Script(
      "list-waiting", "Before the first user the list says that it reads", users: [],
      isComplete: false),
    Script("list-complete", "A complete list"),
    Script("list-end", "The end of the list, with names of many scripts") {
      $0.perform(.moveLast)
    },
    Script("list-failed", "Nothing could be read", users: [], isComplete: false) { scene in
      for source in [Cast.tines, Cast.scanova] {
        scene.take(
          .sourceChanged(SourceState(source: source, phase: .failed, error: Cast.unauthorized)))
      }
      scene.perform(.moveDown)
    },
    Script("source-failed", "A source that failed") { scene in
      scene.take(
        .sourceChanged(SourceState(source: Cast.scanova, phase: .failed, error: Cast.unauthorized)))
      scene.perform(.moveDown)
    },
    Script("source-partial", "A source that broke off") { scene in
      scene.take(
        .sourceChanged(
          SourceState(
            source: Cast.scanova, phase: .partial, got: 1_200, expected: 3_000,
            error: Cast.rateLimited)))
      scene.perform(.moveDown)
    },
    Script("refreshing", "A user that is being read again") { scene in
      scene.select("Jo Dean")
      scene.perform(.refresh)
    },
    Script("message", "A message waits for a key") {
      $0.take(.refreshFailed(Cast.jo.reference, Cast.rateLimited))
    },
    Script("pending", "Keys that begin a sequence show how it can go on") { try $0.begin("g") },
    Script("zoomed-list", "The list alone") { $0.perform(.zoom) },
    Script("export-progress", "How far a file is stands below the list") { scene in
      scene.perform(.export, .accept)
      scene.take(.exportAdvanced(written: 120_000, total: 1_000_000))
    },
  ]

  private static let filters = [
    Script("filter-matches", "A filter with matches") { scene in
      scene.perform(.filter)
      scene.type("bob")
    },
    Script("filter-kept", "A filter that is kept") { scene in
      scene.perform(.filter)
      scene.type("example.org")
      scene.perform(.accept)
    },
    Script("filter-nothing", "A filter without matches") { scene in
      scene.perform(.filter)
      scene.type("xyzzy")
    },
    Script("filter-error", "A filter that is not understood", filterError),
    Script("cannot-tell", "Users of whom a filter can't tell are counted") {
      $0.perform(Action(.filter, "mfa:on"))
    },
  ]

  /// Types a filter with a field that there is not.
  static func filterError(_ scene: inout Scene) {
    scene.perform(.filter)
    scene.type("bob rolle:admin")
  }

  private static let views = [
    Script("view-users", "The view of users") { $0.select("Jo Dean") },
    Script(
      "view-users-stale", "The users of a source that failed are dim, the others are not"
    ) { scene in
      scene.failScanova()
      scene.perform(.redraw)
    },
    Script("view-sources", "The view of sources, one of which failed") { scene in
      scene.failScanova()
      scene.perform(Action(.view, "sources"))
      scene.perform(.moveDown)
    },
    Script("view-access", "The view of access") { $0.perform(Action(.view, "access")) },
    Script("marks", "Marked users, and a range that is being marked") { scene in
      scene.perform(.mark, .moveDown, .moveDown, .markRange, .moveDown, .moveDown)
    },
    Script("columns", "Other columns, another order, and the cursor in a cell") { scene in
      scene.perform(.columns, .moveDown, .moveDown, .mark, .mark, .moveLast, .mark, .accept)
      scene.perform(Action(.sort, "seen:desc,name"))
      scene.perform(.columnRight, .columnRight, .times)
    },
  ]
}
