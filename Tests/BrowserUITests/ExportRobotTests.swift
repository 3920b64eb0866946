import Browser
import BrowserUI
import DirectoryModel
import Synchronization
import Terminal
import TestSupport
import Testing

/// Files written and addresses looked up by keys and pastes on a running browser.
@Suite struct ExportRobotTests {
  @Test func `The rows of the filter go to the file that is named`() async {
    let asked = Mutex<(files: [String], names: [DisplayText])>(([], []))
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("/b<Enter>"), .until("1 of 3 match"), .press(.export, .listUsers),
      .until("write 1 user to users.csv"), .keys("<C-w>out.md<Enter>"),
      .until("wrote 1 user to out.md, 42 bytes"),
      exporter: { export, users, advance in
        let listing = await users() ?? EmptyListing()
        asked.withLock { asked in
          asked.files.append(export.file)
          asked.names += (0..<listing.count).map { listing.user(at: $0).displayName }
        }
        return .written(rows: listing.count, bytes: 42)
      })
    #expect(asked.withLock { $0.files } == ["out.md"])
    #expect(asked.withLock { $0.names } == ["bob"])
    #expect(run.ending == .hangup)
  }

  @Test func `A file and a look-up wait until all users are indexed`() async {
    let isIndexed = Mutex(false)
    let users = LoopRun.users.map { user in
      var user = user
      user.email = "\(user.displayName)@acme.com"
      return user
    }
    var directory = ScriptedDirectory.of(users)
    let listing = directory.onListing
    directory.onIndex = { isIndexed.withLock { $0 = true } }
    directory.onListing = { query in
      guard isIndexed.withLock({ $0 }) else {
        var rows = Rows(Array(users.prefix(1)), total: 3)
        rows.cannotTell.add(unindexed: 2)
        return rows
      }
      return await listing(query)
    }
    let run = await LoopRun.play(
      .until("1 of 1"), .event(.paste("ann@acme.com\nbob@acme.com\n")),
      .until("Look up 2 addresses?"), .keys("<Enter>"), .until("found 2 of 2"), .keys("<Esc><Esc>"),
      .until("1 of"), .press(.export, .listUsers), .until("users.csv"),
      .keys("<Enter>"), .until("wrote 3 users"), directory: directory,
      exporter: { _, users, _ in
        .written(rows: await users()?.count ?? 0, bytes: 42)
      })
    #expect(run.ending == .hangup)
  }

  @Test func `The marked users are told of before they are asked for`() async {
    let marks = Mutex<[Set<UserReference>]>([])
    let known = Mutex<[Set<UserReference>]>([])
    var directory = ScriptedDirectory.of(LoopRun.users)
    directory.onMark = { references in marks.withLock { $0.append(references) } }
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.mark, .listUsers), .press(.export, .listUsers),
      .until("write 1 marked user to users.csv"), .keys("<Enter>"), .until("wrote 1 marked user"),
      directory: directory,
      exporter: { _, users, _ in
        _ = await users()
        known.withLock { $0 = marks.withLock { $0 } }
        return .written(rows: 1, bytes: 42)
      })
    #expect(known.withLock { $0 } == [[LoopRun.users[0].reference]])
    #expect(run.ending == .hangup)
  }

  @Test func `How far the file is stands below the list, and Ctrl-C stops it`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.export, .listUsers), .keys("<Enter>"),
      .until("writing users.csv: 1,000 of 2,000"), .keys("j"), .until("2 of 3"), .keys("<C-c>"),
      .until("stopped; users.csv was not written"),
      exporter: { _, _, advance in
        advance(1_000, 2_000)
        await untilCancelled()
        return .stopped
      })
    #expect(run.ending == .hangup)
  }

  @Test func `A file that is there is replaced after a choice`() async {
    let replaced = Mutex<[Bool]>([])
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.export, .listUsers), .keys("<Enter>"),
      .until("users.csv is there already"), .keys("j<Enter>"), .until("wrote 3 users to users.csv"),
      exporter: { export, _, _ in
        replaced.withLock { $0.append(export.overwrites) }
        return export.overwrites
          ? .written(rows: 3, bytes: 42) : .exists(bytes: 7, modified: Cast.now)
      })
    #expect(replaced.withLock { $0 } == [false, true])
    #expect(run.ending == .hangup)
  }

  @Test func `Where no file can be written, that is said`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.export, .listUsers), .keys("<Enter>"),
      .until("not written: no file can be written here"))
    #expect(run.ending == .hangup)
  }

  @Test func `A bad name is told of beside the prompt, and corrected`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .press(.export, .listUsers), .keys("<BS><Enter>"),
      .until("end it with .csv, .json, .jsonl or .md"), .until("write 3 users to users.cs"),
      .keys("v<Enter>"), .until("wrote 3 users"),
      exporter: { _, _, _ in .written(rows: 3, bytes: 42) })
    #expect(run.ending == .hangup)
  }

  @Test func `A paste of addresses asks, lists who is found and tells who is not`() async {
    let users = LoopRun.users.map { user in
      var user = user
      user.email = "\(user.displayName)@acme.com"
      return user
    }
    let run = await LoopRun.play(
      .until("1 of 3"), .event(.paste("ann@acme.com\nbob@acme.com\nzoe@acme.com\n")),
      .until("Look up 3 addresses? <Enter> yes, <Esc> no"), .keys("<Enter>"),
      .until("1 of 3 not found"), .until("zoe@acme.com"), .keys("<Esc>"), .until("2 of 3 match"),
      directory: .of(users))
    #expect(run.screen.contains("bob"))
  }

  @Test func `A paste into a prompt is typed`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .keys("/"), .event(.paste("bob\n")), .until("/bob"),
      .until("1 of 3 match"))
    #expect(run.ending == .hangup)
  }

  @Test func `What is pasted over the list runs no keys`() async {
    let run = await LoopRun.play(
      .until("1 of 3"), .event(.paste("qqq")), .until("what was pasted holds no e-mail address"))
    #expect(run.ending == .hangup)
  }
}
