import Browser
import BrowserUI
import DirectoryModel
import DirectoryText
import Synchronization
import Terminal
import TestSupport
import Testing

/// Keys that are pressed while lists change, or before they are there.
@Suite struct ListRobotTests {
  /// As many users as several screens have, named by two digits.
  private static let users = (10..<70).map { number in
    User.sample("u\(number)", source: Cast.tines.name).with {
      $0.roles = [Role(name: number % 2 == 0 ? "Even" : "Odd", kind: .portal)]
      $0.email = DisplayText("u\(number)@acme.com")
    }
  }

  private let population = Population(Self.users)

  /// The browser with the first users on the screen.
  private static var stateAtFirst: AppState {
    AppState(
      sources: [SourceState(source: Cast.tines)],
      firstPage: Rows(Array(users.prefix(30)), total: users.count))
  }

  // MARK: Marks

  @Test func `Marks that the filter hides are counted, and copied all the same`() async {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("<Space><Space><Space>"), .until("3 marked"), .keys("/u11<Enter>"),
      .until("3 marked, 2 hidden by the filter"), .keys("yi"),
      .until("the id of 3 users (2 of them hidden by the filter)"),
      size: Size(columns: 130, rows: 24), directory: population.directory())
    #expect(run.copies == ["u10\nu11\nu12"])
  }

  @Test func `Marks are counted and copied where the filter finds nobody`() async {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("<Space>"), .until("1 marked"), .keys("/nobody<Enter>"),
      .until("1 marked, 1 hidden by the filter"), .keys("yi"), .until("the id of u10"),
      directory: population.directory())
    #expect(run.copies == ["u10"])
  }

  @Test func `Marked users that have gone are counted, and it is said that they are left out`()
    async
  {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("<Space><Space>"), .until("2 marked"),
      .press(.refreshAll, .listUsers),
      .until("2 marked, 1 gone"), .keys("yi"), .until("(1 gone left out)"),
      .press(.refreshAll, .listUsers), .until("2 marked, 2 gone"), .keys("yi"),
      .until("nothing is copied: no source lists the 2 marked any longer"),
      size: Size(columns: 130, rows: 24),
      directory: population.directory { $0.change { $0.removeFirst() } })
    #expect(run.copies == ["u11"])
  }

  @Test func `It is asked and written how many are marked, hidden ones too`() async {
    let written = Mutex<[String]>([])
    _ = await LoopRun.play(
      .until("1 of 60"), .keys("<Space><Space><Space>"), .until("3 marked"), .keys("/u11<Enter>"),
      .until("2 hidden by the filter"), .press(.export, .listUsers),
      .until("3 marked users, 2 hidden by the filter"), .keys("<Enter>"),
      .until("wrote 3 marked users"), size: Size(columns: 130, rows: 24),
      directory: population.directory(),
      exporter: { _, users, _ in
        let listing = await users() ?? EmptyListing()
        let names = (0..<listing.count).map { listing.user(at: $0).displayName.original }
        written.withLock { $0 = names }
        return .written(rows: names.count, bytes: 9)
      })
    #expect(written.withLock { $0 } == ["u10", "u11", "u12"])
  }

  // MARK: The user being read

  @Test(arguments: ["", "O"])
  func `Whoever is read and goes stays, and it is said since when`(zoom: String) async {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("j<Enter>\(zoom)"), .press(.refreshAll, .detail),
      .until("> gone since 2023-11-14 22:13:20 UTC:  u11"), .keys("yi"), .until("the id of u11"),
      .press(.nextRecord, .detail), .until("> u12"), size: Size(columns: 130, rows: 24),
      directory: population.directory {
        $0.change { $0[1].goneSince = Timestamp(seconds: 1_700_000_000) }
      })
    #expect(run.copies == ["u11"])
  }

  @Test func `Whoever is read and no longer matches stays, and it is said`() async {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("/role:Even<Enter>"), .until("1 of 30"), .keys("<Enter>"),
      .press(.refreshAll, .detail), .until("> no longer in this list:  u10"), .keys("<Esc>"),
      .until("> T+ u12"), .until("  u12  tines-prod"), size: Size(columns: 130, rows: 24),
      directory: population.directory { $0.change { $0[0].roles = [] } })
    #expect(!run.screen.contains("u10"))
  }

  @Test func `Whoever was selected and goes is told, also where the list is looked at`() async {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("j"), .until("2 of 60"), .press(.refreshAll, .listUsers),
      .until("u11  tines-prod #u11 is no longer in this list"), .until("> T+ u12"),
      directory: population.directory { $0.change { $0.remove(at: 1) } })
    #expect(run.ending == .hangup)
  }

  // MARK: Before the list is whole

  @Test(arguments: [
    ("G", "60 of 60"), ("*", "60 marked"), ("VG<Enter>", "60 marked"),
    (":invert-marks<Enter>", "60 marked"),
    ("<C-f><C-f><C-f><C-f><C-f><C-f><C-f><C-f><C-f>", "60 of 60"), ("Gk", "59 of 60"),
    ("G/role:Even<Enter>G", "30 of 30"), ("fu69<Enter>", "60 of 60"),
  ])
  func `What means all of a list waits for all of it`(keys: String, words: String) async {
    let run = await LoopRun.play(
      .keys(keys), .until(words), directory: population.directory(), state: Self.stateAtFirst)
    #expect(run.ending == .hangup)
  }

  @Test(arguments: [
    ("<Enter>", "> u10  tines-prod"), ("<C-j>", "> u10  tines-prod"), ("j<Space>", "1 marked"),
    ("/u42<Enter><Enter>", "> u42  tines-prod"), ("/u42<C-j><C-j>", "> u42  tines-prod"),
    ("/u4<Down><Enter>yi", "the id of u41"), ("6<Enter>", "role:=Even source:=tines-prod"),
    ("5<Enter>", "> tines-prod  tines"), ("yi", "the id of u10"), ("e<Enter>", "wrote 60 users"),
  ])
  func `What is typed before there is a list counts as if typed later`(
    keys: String, words: String
  ) async {
    let run = await LoopRun.play(
      .keys(keys), .until(words), size: Size(columns: 130, rows: 24),
      directory: population.directory(),
      exporter: { _, users, _ in .written(rows: await users()?.count ?? 0, bytes: 9) })
    #expect(run.ending == .hangup)
  }

  @Test func `What is typed before the first users are read is about them`() async {
    let isRead = Mutex(false)
    var directory = population.directory()
    let (load, listing) = (directory.onLoad, directory.onListing)
    let (wasAsked, ask) = AsyncStream<Bool>.makeStream()
    directory.onListing = { query in
      defer { ask.finish() }
      return isRead.withLock { $0 } ? await listing(query) : Rows([])
    }
    directory.onLoad = { report in
      report(.source(SourceState(source: Cast.tines, phase: .loading)))
      for await _ in wasAsked {}
      isRead.withLock { $0 = true }
      await load(report)
    }
    let run = await LoopRun.play(
      .until("read so far"), .keys("j<Enter>"), .until("> u11  tines-prod"),
      size: Size(columns: 130, rows: 24), directory: directory)
    #expect(run.ending == .hangup)
  }

  @Test(arguments: ["<Esc>", "<C-c>"])
  func `What waits for a list that does not come is forgotten on a key`(key: String) async {
    var directory = population.directory()
    directory.onListing = { _ in
      await untilCancelled()
      return nil
    }
    let run = await LoopRun.play(
      .keys("G<Space>"), .until("waits for the list"), .keys(key), .until("is forgotten"),
      .keys("j"),
      .until("2 of 30"), .keys("q"), directory: directory, state: Self.stateAtFirst)
    #expect(run.ending == .quit)
  }

  @Test func `Whoever types later than one types ahead waits for nothing`() async {
    var directory = population.directory()
    directory.onListing = { _ in
      await untilCancelled()
      return nil
    }
    let run = await LoopRun.play(
      .keys("G"), .until("waits for the list"), .keys("?"), .until("Keys that work in the list"),
      .keys("qq"),
      directory: directory, state: Self.stateAtFirst, betweenKeys: .seconds(2))
    #expect(run.ending == .quit)
  }

  @Test func `A line feed is what it is bound to`() async {
    let run = await LoopRun.play(
      .until("1 of 60"), .keys("<C-j>"), .until("2 of 60"), directory: population.directory(),
      keymap: overlay("bind list <C-j> move-down").keymap)
    #expect(run.ending == .hangup)
  }
}
