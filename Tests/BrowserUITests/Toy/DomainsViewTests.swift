import Browser
import BrowserUI
import DirectoryModel
import DirectoryText
import Terminal
import TestSupport
import Testing

/// A view of a test, added by its file and its row: what every view has comes of itself.
@Suite struct DomainsViewTests {
  private static let views = ViewDefinition.all + [.domains]

  private static let users = LoopRun.users.enumerated().map { index, user in
    user.with { $0.email = index == 0 ? "ann@zeta.org" : "\(user.id.text)@acme.com" }
  }

  /// The browser in the view, with the domains counted.
  private func scene(_ columns: Int = 80, _ rows: Int = 24) async throws -> Scene {
    var scene = Scene(columns, rows, users: Self.users, views: Self.views)
    scene.completeSources()
    scene.perform(Action(.view, "domains"))
    let rows = try #require(
      await ViewDefinition.domains.rows(from: ScriptedDirectory.of(Self.users)))
    scene.take(.answered(.domains, rows, generation: 1))
    return scene
  }

  /// The domains, row by row.
  private func domains(_ scene: Scene) -> [DisplayText] {
    (0..<scene.state.list.rows.count).map { scene.label(ofRow: $0) }
  }

  @Test func `It is gone to by its name, and the domain with the most users stands first`()
    async throws
  {
    let scene = try await scene()
    #expect(scene.state.view == .domains)
    #expect(scene.state.message == nil)
    #expect(scene.state.context == .list)
    #expect(domains(scene) == ["acme.com", "zeta.org"])
  }

  @Test func `A running browser asks for its rows, lists the users of one, and comes back`() async {
    var state = AppState(sources: [SourceState(source: Cast.tines)], views: Self.views)
    _ = update(&state, .action(Action(.view, "domains")))
    let run = await LoopRun.play(
      .until("roster Domains"), .until("2 domains  sort !users"), .until("DOMAIN"),
      .press(.open, .list), .until("domain:=acme.com"), .until("2 of 3 match"),
      .press(.back, .listUsers), .until("roster Domains"), .keys("yl"),
      .until("the command for this list"),
      directory: .of(Self.users), state: state, views: Self.views)
    #expect(run.copies == ["roster count --by domain"])
    #expect(run.ending == .hangup)
  }

  @Test(arguments: [
    ("domain", ["acme.com", "zeta.org"]), ("domain:desc", ["zeta.org", "acme.com"]),
    ("users", ["zeta.org", "acme.com"]), ("users:desc", ["acme.com", "zeta.org"]),
  ])
  func `It is sorted by each of its columns`(order: String, expected: [DisplayText]) async throws {
    var scene = try await scene()
    scene.perform(Action(.sort, order))
    #expect(domains(scene) == expected)
  }

  @Test func `It is filtered by words, and the count has its noun`() async throws {
    var scene = try await scene()
    #expect(scene.frame.canvas.lines.contains { $0.contains("2 domains") })
    scene.perform(Action(.filter, "ZETA"))
    #expect(domains(scene) == ["zeta.org"])
    #expect(scene.frame.canvas.lines.contains { $0.contains("1 of 2 match") })
    scene.perform(.export)
    #expect(scene.state.prompt?.purpose == .export(what: "1 domain"))
  }

  @Test func `The details tell of the selected domain, and lead to its users`() async throws {
    var scene = try await scene()
    #expect(scene.state.detailTitle == "acme.com")
    #expect(
      scene.state.detailLines
        == [
          DetailLine("domain", "acme.com"), DetailLine("users", "2", leadsTo: "domain:=acme.com"),
        ]
    )
    scene.perform(.nextPane, .moveDown, .open)
    #expect(scene.state.view == .users)
    #expect(scene.state.selectedUser?.displayName == "bob")
    #expect(scene.state.list.listing.count == 2)
  }

  @Test(arguments: [
    (CopyForm.row, "acme.com\t2"), (.id, "acme.com"), (.command, "roster count --by domain"),
  ])
  func `A row is copied as its cells, and the command that prints the same`(
    form: CopyForm, text: String
  ) async throws {
    var scene = try await scene()
    scene.perform(Action(.copy, form.rawValue))
    #expect(scene.state.lastClip?.text == text)
  }

  @Test func `A file of it has the titles of its columns`() async throws {
    var scene = try await scene()
    scene.perform(.export, .accept)
    #expect(scene.exports.map(\.file) == ["domains.csv"])
    #expect(
      scene.exports.map(\.content) == [
        .table(titles: ["DOMAIN", "USERS"], rows: [["acme.com", "2"], ["zeta.org", "1"]])
      ])
  }

  @Test func `It counts anew when users have changed`() async throws {
    var state = try await scene().state
    let effects = update(&state, .usersChanged)
    #expect(effects.contains(.ask(.domains, generation: 2)))
  }

  @Test(arguments: [(80, 24), (40, 12), (20, 5)])
  func `Its frames keep the rules of every frame`(columns: Int, rows: Int) async throws {
    let scene = try await scene(columns, rows)
    let check = FrameCheck(scene: scene, frame: scene.frame)
    #expect(FrameCheck.rulesWithRoom.flatMap { $0.faults(check) } == [])
  }
}
