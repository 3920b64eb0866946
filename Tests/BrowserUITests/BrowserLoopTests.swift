import Browser
import BrowserUI
import DirectoryModel
import Synchronization
import Terminal
import TestSupport
import Testing

@Suite struct BrowserLoopTests {
  @Test func `The first frame is drawn before anything was read`() async {
    let run = await LoopRun.play(.until("1 of 3"))
    #expect(run.text(0).contains("Reading users ..."))
    #expect(run.text(0).contains("waiting"))
    #expect(run.screen.contains("complete"))
  }

  @Test func `A source that never answers leaves the browser at work`() async {
    var directory = ScriptedDirectory.of([])
    directory.onLoad = { _ in await untilCancelled() }
    let run = await LoopRun.play(
      .until("0 users"), .press(.help, .listUsers), .until("Keys that work"), .keys("<Esc>q"),
      directory: directory)
    #expect(run.ending == .quit)
  }

  @Test func `Keys run the actions that the keymap binds to them`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.moveDown, .listUsers), .press(.moveDown, .listUsers),
      .press(.moveUp, .listUsers), .until("2 of 3"), .press(.open, .listUsers),
      .press(.nextRecord, .detail), .until("3 of 3"), .press(.back, .detail),
      .press(.back, .listUsers))
    #expect(run.ending == .quit)
    #expect(run.screen.contains("> T+ cyd"))
  }

  @Test func `The next steps are shown with the first frame after them`() async {
    let run = await LoopRun.play(.until("1 of 3"), .keys("jj"), .until("3 of 3"))
    #expect(!run.frames.contains { $0.canvas.lines.contains(" 2 of 3") })
  }

  @Test func `The mouse selects what is under it, once it was taken`() async {
    let row = TerminalEvent.mouse(MouseEvent(.press, at: Point(column: 5, row: 4)))
    let without = await LoopRun.play(.until("1 of 3"), .event(row))
    #expect(without.screen.contains("> T+ ann"))
    var state = AppState(sources: [SourceState(source: Cast.tines)])
    state.hasMouse = true
    let run = await LoopRun.play(
      .until("1 of 3"), .event(row), .until("> T+ bob"),
      .event(.mouse(MouseEvent(.press, at: Point(column: 6, row: 2)))), .until("sort name"),
      .event(.mouse(MouseEvent(.wheelDown, at: Point(column: 6, row: 5)))), .until("> T+ cyd"),
      state: state)
    #expect(run.ending == .hangup)
    #expect(run.hasMouse)
    #expect(!without.hasMouse)
  }

  @Test(arguments: [(true, Style.plain.reversed()), (false, .plain.bold().underlined())])
  func `The selected row is reversed, and without colours bold and underlined`(
    hasColor: Bool, style: Style
  ) async {
    let run = await LoopRun.play(.until("1 of 3"), hasColor: hasColor)
    let canvas = run.frames.last?.canvas ?? Canvas(size: Size(columns: 0, rows: 0))
    #expect(canvas.row(3).count == 80 && canvas.row(3).allSatisfy { $0.style == style })
    #expect(canvas.row(4).allSatisfy { $0.style != style })
  }

  @Test func `A held key moves the list, and the details follow once it is released`() async {
    let size = Size(columns: 120, rows: 12)
    let run = await LoopRun.play(.until("1 of 3"), .slowly("jj"), .until("3 of 3"), size: size)
    // Between the two keys the terminal said nothing: the second one is the first one, held.
    let held = run.frames.first { $0.canvas.lines.contains { $0.contains("3 of 3") } }
    #expect(held?.canvas.lines.contains { $0.contains("bob  tines-prod #bob") } == true)
    #expect(run.screen.contains("cyd  tines-prod #cyd"))
    #expect(run.timeouts.contains(.milliseconds(60)))
  }

  @Test func `A key that is pressed again after a while has the details follow at once`() async {
    let size = Size(columns: 120, rows: 12)
    let run = await LoopRun.play(
      .until("1 of 3"), .slowly("jj"), .until("3 of 3"), size: size,
      betweenKeys: .milliseconds(60))
    let second = run.frames.first { $0.canvas.lines.contains { $0.contains("3 of 3") } }
    #expect(second?.canvas.lines.contains { $0.contains("cyd  tines-prod #cyd") } == true)
    #expect(!run.timeouts.contains(.milliseconds(60)))
  }

  @Test func `An answer that a longer filter has overtaken is not waited for`() async {
    let asked = Mutex<[[String]]>([])
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onListing = { query in
      asked.withLock { $0.append(query.words) }
      if query.words == ["b"] || query.words == ["bo"] {
        await untilCancelled()
        return nil
      }
      return Rows(LoopRun.users, matching: query)
    }
    let run = await LoopRun.play(
      .until("1 of 3"), .slowly("/bob<Enter>"), .until("1 of 3 match"), directory: directory)
    #expect(run.screen.contains("> T+ bob"))
    #expect(asked.withLock { $0.last } == ["bob"])
  }

  @Test func `Keys that come together are typed as one text`() async {
    let asked = Mutex<[[String]]>([])
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onListing = { query in
      asked.withLock { $0.append(query.words) }
      return Rows(LoopRun.users, matching: query)
    }
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("/boxx<BS><BS>b<Enter>"), .until("1 of 3 match"),
      directory: directory)
    #expect(run.screen.contains("> T+ bob"))
    let words = asked.withLock { $0 }
    #expect(words.contains(["boxx"]))
    #expect(!words.contains(["b"]))
  }

  @Test func `Printable keys type in the filter, whatever they are bound to elsewhere`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .slowly("/qrj"), .until("/qrj"), .until("No user matches"))
    #expect(run.screen.contains("0 of 3 match"))
  }

  @Test func `Pasted text goes into the filter as one line`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("/"), .event(.paste("b\no\n")), .until("/b o"))
    #expect(run.ending == .hangup)
  }

  @Test func `Another size is drawn at once`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .event(.resized(Size(columns: 31, rows: 9))))
    #expect(run.frames.first?.canvas.size == Size(columns: 80, rows: 24))
    #expect(run.frames.last?.canvas.size == Size(columns: 31, rows: 9))
  }

  @Test func `Suspend gives the terminal back, and the browser goes on afterwards`() async {
    let run = await LoopRun.play(.until("1 of 3"), .press(.suspend, .listUsers), .keys("jq"))
    #expect(run.suspensions == 1)
    #expect(run.ending == .quit)
  }

  @Test func `Redraw sends the whole screen anew`() async {
    let run = await LoopRun.play(.until("1 of 3"), .press(.redraw, .listUsers), .keys("q"))
    #expect(run.redraws == 1)
  }

  @Test func `Ctrl-C with nothing loading ends the browser as interrupted`() async {
    let run = await LoopRun.play(.until("complete"), .keys("<C-c>"), .keys("j"))
    #expect(run.ending == .interrupted)
  }

  @Test func `Ctrl-C stops what loads and quits only the second time`() async {
    let (ended, end) = AsyncStream<Bool>.makeStream()
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onLoad = { report in
      report(.source(SourceState(source: Cast.tines, phase: .loading)))
      await untilCancelled()
      end.yield(Task.isCancelled)
      end.finish()
    }
    let run = await LoopRun.play(
      .until("read so far"), .keys("<C-c>"), .until("stopped"), .keys("<C-c>"),
      directory: directory)
    #expect(run.ending == .interrupted)
    #expect(await ended.first { _ in true } == true)
  }

  @Test func `The end of the browser breaks off what loads`() async {
    let (ended, end) = AsyncStream<Bool>.makeStream()
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onLoad = { _ in
      await untilCancelled()
      end.yield(Task.isCancelled)
      end.finish()
    }
    let run = await LoopRun.play(.until("1 of 3"), .keys("q"), directory: directory)
    #expect(run.ending == .quit)
    #expect(await ended.first { _ in true } == true)
  }

  @Test(arguments: [
    (TerminalEvent.interrupted, BrowserLoop.Ending.interrupted), (.terminated, .terminated),
    (.hangup, .hangup),
  ])
  func `What the world around does to the terminal ends the browser`(
    event: TerminalEvent, ending: BrowserLoop.Ending
  ) async {
    let run = await LoopRun.play(.event(event))
    #expect(run.ending == ending)
  }

  @Test func `Keys after the one that quits do nothing`() async {
    let run = await LoopRun.play(.until("1 of 3"), .keys("q<C-z><C-z>"))
    #expect(run.suspensions == 0)
  }

  @Test func `A user is read again on its key, and the outcome is said`() async {
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onRefresh = { reference throws(ProviderError) in
      guard let user = LoopRun.users.first(where: { $0.reference == reference }) else {
        throw ProviderError(.notFound, source: reference.source, operation: "GET")
      }
      return user
    }
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.refresh, .listUsers), .until("ann was read again at 12:04:00 UTC"),
      directory: directory)
    #expect(run.ending == .hangup)
  }

  @Test func `A failed refresh is said and the user stays`() async {
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onRefresh = { reference throws(ProviderError) in
      throw ProviderError(.timeout, source: reference.source, operation: "GET /users/{id}")
    }
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.refresh, .listUsers), .until("no answer in time"),
      directory: directory)
    #expect(run.screen.contains("> T+ ann"))
  }

  @Test func `Keys without a binding are said`() async {
    let run = await LoopRun.play(.until("1 of 3"), .keys("gx"), .until("gx is not bound here"))
    #expect(run.ending == .hangup)
  }

  @Test func `Nothing waits with a time-out as long as no sequence is begun`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .slowly("jk/b"), .until("1 of 3 match"), .keys("<Esc>"), .keys("?"),
      .keys("<Esc>"), .keys("gg"), .event(.resized(Size(columns: 50, rows: 10))))
    #expect(run.timeouts.allSatisfy { $0 == nil })
  }

  @Test func `A begun sequence shows how it can go on after a while, and then waits for ever`()
    async
  {
    let run = await LoopRun.play(.until("1 of 3"), .keys("g"), .until(" g-"))
    #expect(run.timeouts.compactMap { $0 } == [.milliseconds(300)])
    #expect(run.screen.contains("g To the first"))
    let before = run.frames.dropLast().contains { $0.canvas.lines.contains(" g-") }
    #expect(!before)
  }

  @Test(arguments: ["g", "<Esc>", "x"])
  func `The hint goes with the next key`(key: String) async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("g"), .until(" g-"), .keys(key), .keys("j"), .until("2 of 3"))
    #expect(!run.screen.contains(" g-"))
  }

  /// A keymap in which `y` is bound itself and also begins `yy`.
  private let timed = overlay(
    "bind generic q back", "bind list j move-down", "bind list y help", "bind list yy open",
    over: .empty
  ).keymap

  @Test func `Keys that are bound and begin a sequence run when the time is over`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("y"), .until("Keys that work"), keymap: timed)
    #expect(run.timeouts.compactMap { $0 } == [.milliseconds(300), .milliseconds(700)])
  }

  @Test func `A key that does not go on with the sequence is pressed again after it`() async {
    let replaying = overlay(
      "bind generic q back", "bind list j move-down", "bind list k move-last",
      "bind list kk open", over: .empty
    ).keymap
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("kq"), .keys("j"), keymap: replaying)
    #expect(run.ending == .quit)
  }

  @Test func `The longer sequence runs when its keys come in time`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .slowly("yy"), .until("> ann  tines-prod #ann"), keymap: timed)
    #expect(!run.screen.contains("Keys that work"))
  }
}
