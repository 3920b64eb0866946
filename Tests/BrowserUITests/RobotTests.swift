import Browser
import BrowserUI
import DirectoryModel
import DirectoryText
import Synchronization
import Terminal
import Testing

/// Keys pressed by the names of their actions on a running browser, and what is on the screen.
@Suite struct RobotTests {
  @Test func `The views are gone through, and back`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("5"), .until("roster Sources"), .until("tines-prod"), .keys("6"),
      .until("Owner"), .press(.historyBack, .listAccess), .until("roster Sources"),
      .press(.lastView, .listSources), .until("roster Access"), directory: .withRoles)
    #expect(run.ending == .hangup)
  }

  @Test func `Enter on a role lists who has it, and q comes back to the role`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("6"), .until("Who has it"), .until("bob"),
      .press(.open, .listAccess), .until("role:=Owner source:=tines-prod"), .until("2 of 3 match"),
      .press(.back, .listUsers), .until("roster Access"), directory: .withRoles)
    #expect(run.ending == .hangup)
  }

  @Test func `Users are marked by key, by range and by inverting`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.mark, .listUsers), .until("1 marked"), .keys("Vj"),
      .until("marking a range"), .keys("V"), .until("3 marked"),
      .press(.invertMarks, .listUsers), .keys("k"), .until("2 of 3"))
    #expect(!run.screen.contains("marked"))
  }

  @Test func `What was copied goes to the terminal, and it is said what and how much`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("yi"), .until("the id of ann, 3 bytes"), .keys(":copied<Enter>"),
      .until("  the id of ann"))
    #expect(run.copies == ["ann"])
  }

  @Test func `Too much for a clipboard is shown to be selected by hand`() async {
    let big = LoopRun.users[0].reference
    var user = LoopRun.users[0]
    user.email = nil
    user.reference = UserReference(
      source: big.source, id: UserID(String(repeating: "x", count: Clip.maximumBytes + 1)))
    let run = await LoopRun.play(
      .until("1 of 1"), .keys("yj"), .until("not copied:"), directory: .of([user]))
    #expect(run.copies == [])
  }

  @Test func `The palette runs an action by the beginning of its name`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys(":split-g<Enter>:view<Enter>so<Enter>"), .until("roster Sources"))
    #expect(run.ending == .hangup)
  }

  @Test func `The help runs what stands at its cursor`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("?/last<Space>view<Enter>"), .until("with last view"),
      .keys("<Esc>"), .keys("?/alone<Enter><Enter>"), .until("1 of 3"))
    #expect(!run.screen.contains("Overview"))
  }

  @Test func `The order and the columns are chosen in menus`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("s<Enter>"), .until("sort name"), .keys("s<Enter>"),
      .until("sort !name"), .keys("c<Space><Enter>"), .until("> cyd"))
    #expect(!run.screen.contains(" S  NAME"))
  }

  @Test func `A text is found in the list, and the next one`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("fb<Enter>"), .until("2 of 3"), .keys("n"),
      .until("no other user of the list has 'b'"))
    #expect(run.ending == .hangup)
  }

  @Test func `Values are counted, and one of them filters`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("Fj"), .until("Count the values"), .keys("<Esc>"),
      .keys(":facets role<Enter>".replacing(" ", with: "<Space>")), .until("[ ] Owner"),
      .keys("<Enter>"), .until("/role:=Owner"), .until("2 of 3 match"), directory: .withRoles)
    #expect(run.ending == .hangup)
  }

  @Test func `A filter is completed with Tab`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("/mf<Tab>"), .until("/mfa:"), .keys("<Tab>"), .until("/mfa:on"))
    #expect(run.ending == .hangup)
  }

  @Test func `A key is looked into instead of running, until Esc is pressed twice`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys(":key<Enter>q"), .until("q in generic: back"), .keys("<Esc>"),
      .until("<Esc> in generic: close"), .keys("<Esc>"), .until("1 of 3"))
    #expect(run.ending == .hangup)
  }

  @Test func `A view is saved under a letter and recalled`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("/bob<Enter>ma"), .until("saved under a: /bob"), .keys("<Esc>"),
      .until("3 users"), .keys("'"), .until("the letter of: a /bob"), .keys("a"),
      .until("1 of 3 match"))
    #expect(run.ending == .hangup)
  }

  @Test func `The keymap is read again while the browser runs`() async {
    let loads = Mutex(0)
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("X"), .until("X is not bound here"), .keys(":reload-keys<Enter>"),
      .until("1 warning"), .keys("X"), .until("roster Sources"),
      loadKeymap: {
        loads.withLock { $0 += 1 }
        return overlay("bind list X view sources", "unbind list <F9>")
      })
    #expect(loads.withLock { $0 } == 1)
    #expect(run.ending == .hangup)
  }

  @Test func `Where there is no keymap file, that is said`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys(":reload-keys<Enter>"), .until("there is no keymap.conf"))
    #expect(run.ending == .hangup)
  }

  @Test func `What was set up is kept, the last state last`() async {
    let kept = Mutex<[Preferences]>([])
    let (isKept, keep) = AsyncStream<Bool>.makeStream()
    _ = await LoopRun.play(
      .until("1 of 3"), .keys("t"), .keys("+"), .until("1 of 3"),
      keeper: { preferences in
        let count = kept.withLock {
          $0.append(preferences)
          return $0.count
        }
        if count == 2 { keep.finish() }
      })
    for await _ in isKept {}
    #expect(kept.withLock { $0.map(\.split) } == [0, 1])
    #expect(kept.withLock { $0.map(\.times) } == [.relative, .relative])
  }
}

extension ScriptedDirectory {
  /// The users of ``LoopRun`` with roles, which two of them share.
  fileprivate static let withRoles = ScriptedDirectory.of(
    LoopRun.users.enumerated().map { index, user in
      var user = user
      user.roles = [Role(name: index == 0 ? "Editor" : "Owner", kind: .portal)]
      return user
    })
}
