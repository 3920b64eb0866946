import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

/// What can happen to a store while nobody looks, a test a row.
@Suite("Crash table: the file and its disk")
struct CrashTableTests {
  @Test func `Where the file may not grow a sync says so and ends with 75, and nothing is lost`()
    async throws
  {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      // 40 KiB hold what is written ahead of the first pages, but not of all.
      let synced = try await program.run(
        "sync", through: ["/bin/bash", "-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\""],
        configuration: later.configuration)
      #expect(synced.status == 75, "\(synced.errors)")
      #expect(synced.errors.contains("the store \(program.file.path) can't be"))
      program.suspectDamage()
      let now = try await program.stored(later.configuration)
      program.expectSound("\(now.errors)")
      #expect(now.status == 0, "\(now.errors)")
      now.expectKept(before, orReached: later.listing, "\(now.errors)")
      try await program.sync(later)
    }
  }

  @Test(
    .enabled("needs a file system of its own") { await Privileges.canMount },
    arguments: [(0, 78), (64, 75)])
  func `On a full disk a sync says so and does not end well, and nothing is lost`(
    freeKilobytes: Int, status: Int32
  ) async throws {
    try await withReadings { earlier, later in
      let program = try StoredProgram()
      let outside = try TestFolder()
      defer {
        program.remove()
        outside.remove()
      }
      let moves = zip(earlier.addresses, later.addresses).map { "s|\($0)|\($1)|g" }
        .joined(separator: ";")
      // The file system is gone with the script, so all of it happens in there.
      let script = """
        cd "$OUTSIDE" && mount -t tmpfs -o size=8m none "$XDG_STATE_HOME" || exit 1
        run() { name=$1; shift; ROSTER_CONFIG=$CONFIG "$ROSTER" "$@" >$name.out 2>$name.err
          echo $? >$name.status; }
        CONFIG=\(earlier.configuration)
        run first sync; run before list --offline --format json
        CONFIG=\(later.configuration)
        sed -i '\(moves)' $XDG_STATE_HOME/roster/roster.sqlite
        head -c \(freeKilobytes)k /dev/zero >$XDG_STATE_HOME/reserve
        cat /dev/zero >$XDG_STATE_HOME/filler 2>/dev/null
        rm $XDG_STATE_HOME/reserve
        run full sync; run during list --offline --format json
        rm $XDG_STATE_HOME/filler
        touch $XDG_STATE_HOME/roster/roster.sqlite.suspect
        run again sync; run after list --offline --format json
        ls $XDG_STATE_HOME/roster >names
        """
      let ran = try await RosterProcess.run(
        ["-rm", "/bin/bash", "-c", script], executable: URL(filePath: "/usr/bin/unshare"),
        variables: program.variables.merging(
          ["OUTSIDE": outside.url.path, "ROSTER": RosterProcess.executable.path]) { $1 })
      #expect(ran.status == 0, "\(ran.errors)")

      let before = try PrintedUsers(outside.run("before"))
      #expect(before.users == earlier.users)
      let full = try outside.run("full")
      #expect(full.status == status, "\(full.errors)")
      #expect(full.errors.contains("no room to write the store"), "\(full.errors)")
      let during = try PrintedUsers(outside.run("during"))
      #expect(during.status == 0, "\(during.errors)")
      during.expectKept(before, orReached: later.listing, "\(during.errors)")
      let again = try outside.run("again")
      #expect(again.status == 0, "\(again.errors)")
      let after = try PrintedUsers(outside.run("after"))
      #expect(after.status == 0, "\(after.errors)")
      #expect(after.users == later.users)
      let names = try String(contentsOf: outside.url.appending(path: "names"), encoding: .utf8)
      #expect(!names.contains("damaged") && !names.contains("suspect"), "\(names)")
    }
  }

  @Test(.enabled("needs to do without the rights of root") { Privileges.canBeDropped })
  func `A folder that can't be written is read as it is, and a sync says why it can't be`()
    async throws
  {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      let names = program.names
      try program.folder.setMode(0o500)
      defer { try? program.folder.setMode(0o700) }
      let listed = try await program.run(
        "list", "--format", "json", through: Privileges.dropping,
        configuration: later.configuration)
      let now = try PrintedUsers(listed)
      #expect(now.status == 0, "\(now.errors)")
      #expect(now.users == before.users)
      #expect(now.asOf == before.asOf)
      #expect(now.errors.contains("can't be written: it is open for reading only"))
      let synced = try await program.run(
        "sync", through: Privileges.dropping, configuration: later.configuration)
      #expect(synced.status == 78)
      #expect(synced.errors.contains("can't be written"), "\(synced.errors)")
      #expect(later.server.requests().isEmpty)
      #expect(program.names == names)
      try program.folder.setMode(0o700)
      try await program.sync(later)
    }
  }

  @Test func `Where no folder can be made a listing asks and keeps nothing, and a sync is refused`()
    async throws
  {
    try await withReadings { reading, _ in
      let folder = try TestFolder()
      defer { folder.remove() }
      let state = ["XDG_STATE_HOME": try folder.file("state").path]
      let listed = try await RosterProcess.run(
        "list", "--format", "json", configuration: reading.configuration, variables: state)
      #expect(listed.status == 0, "\(listed.errors)")
      #expect(listed.errors.contains("Not a directory; nothing is kept"), "\(listed.errors)")
      #expect(try PrintedUsers(listed).users == reading.users)
      reading.server.forgetRequests()
      let synced = try await RosterProcess.run(
        "sync", configuration: reading.configuration, variables: state)
      #expect(synced.status == 78)
      #expect(synced.errors.contains("Not a directory; nothing is kept"), "\(synced.errors)")
      #expect(reading.server.requests().isEmpty)
    }
  }

  @Test func `A file that is no database is set aside, which is said, and a sync fills a new one`()
    async throws
  {
    try await withStore { program, _, later in
      try program.changeFile { $0.replaceSubrange(0..<64, with: repeatElement(0x5A, count: 64)) }
      let now = try await program.stored(later.configuration)
      #expect(now.status == 69)
      #expect(now.errors.contains("was damaged and is now \(program.file.path).damaged-"))
      #expect(now.errors.contains("sync to fill it"))
      #expect(program.names.contains { $0.hasPrefix("roster.sqlite.damaged-") })
      let stored = try await program.sync(later)
      #expect(!stored.errors.contains("damaged"))
    }
  }

  @Test func `Damage in the middle is said instead of an answer, and the next start sets it aside`()
    async throws
  {
    try await withStore { program, _, later in
      let page = 8_192
      let sound = try Data(contentsOf: program.file)
      let before = try await program.stored(later.configuration)
      // Every page in turn: some are of users, some of the index, some hold nothing any more.
      for start in stride(from: page * 3, to: sound.count, by: page * 5) {
        try program.changeFile { bytes in
          for offset in start..<min(start + page, bytes.count) { bytes[offset] ^= 0xFF }
        }
        let met = try await program.stored(later.configuration)
        if met.status == 0 {
          #expect(met.users == before.users, "page \(start / page): \(met.errors)")
        } else {
          #expect(met.errors.contains("damaged"), "page \(start / page): \(met.errors)")
        }
        if program.names.contains("roster.sqlite.suspect") {
          let next = try await program.stored(later.configuration)
          #expect(next.status == 69, "page \(start / page): \(next.errors)")
          #expect(next.errors.contains("was damaged and is now"), "\(next.errors)")
        }
        try program.reset(to: sound)
      }
      try program.changeFile { bytes in
        for offset in page * 4..<bytes.count { bytes[offset] ^= 0xFF }
      }
      let met = try await program.stored(later.configuration)
      #expect(met.status == 65)
      #expect(met.errors.contains("is damaged"), "\(met.errors)")
      try await program.sync(later)
      #expect(program.names.contains { $0.hasPrefix("roster.sqlite.damaged-") })
    }
  }
}

extension TestFolder {
  /// What a run of a script left in files of this name.
  fileprivate func run(_ name: String) throws -> CommandRun {
    func text(_ ending: String) throws -> String {
      try String(contentsOf: url.appending(path: "\(name).\(ending)"), encoding: .utf8)
    }
    let status = try #require(Int32(try text("status").dropLast()))
    return CommandRun(status: status, output: try text("out"), errors: try text("err"))
  }
}
