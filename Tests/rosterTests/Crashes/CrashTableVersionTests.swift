import DemoServices
import DirectoryModel
import Foundation
import Testing

/// Stores of other versions and of another time.
@Suite("Crash table: versions and clocks")
struct CrashTableVersionTests {
  @Test func `A store of the first version answers as it is, and takes a sync`() async throws {
    try await withReadings { reading, _ in
      let program = try StoredProgram()
      defer { program.remove() }
      try await OldStore.write(to: program.file)
      let tines = try tinesOnly(reading.configuration)
      let stored = try await program.stored(tines)
      #expect(stored.status == 0, "\(stored.errors)")
      #expect(stored.asOf == ["tines": "2026-01-01T00:00:00Z"])
      #expect(stored.users["tines"]?["2"]?["display_name"] == "Alice Before")
      let shown = try await program.run(
        "show", "alice@tines.xyz", "--offline", configuration: tines)
      #expect(shown.output.hasPrefix("Alice Before  tines #2"), "\(shown.errors)")
      let info = try await program.run("store", "info", configuration: tines)
      #expect(info.output.contains("tines: 1 users"))
      #expect(!info.output.contains("schema    1\n"))
      program.expectSound("\(info.errors)")
      try await program.sync(reading)
    }
  }

  @Test func `A store of a newer version is left as it is, which is said`() async throws {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      let own = try Data(contentsOf: program.file)
      // The version is the integer at offset 60 of the header.
      try program.changeFile { $0.replaceSubrange(60..<64, with: [0, 0, 0, 99]) }
      let newer = try Data(contentsOf: program.file)
      let now = try await program.stored(later.configuration)
      #expect(now.status == 69)
      #expect(now.errors.contains("newer roster (schema 99"), "\(now.errors)")
      #expect(now.errors.contains("nothing is kept"))
      let synced = try await program.run("sync", configuration: later.configuration)
      #expect(synced.status == 78)
      #expect(synced.errors.contains("newer roster (schema 99"), "\(synced.errors)")
      let named = try changed(
        later.configuration, "[[source]]\nname = \"tines\"",
        "[store]\npath = \"\(program.file.path)\"\n\n[[source]]\nname = \"tines\"")
      #expect(try await program.run("list", configuration: named).status == 78)
      #expect(try Data(contentsOf: program.file) == newer)
      program.expectSound("\(now.errors)")

      try program.reset(to: own)
      let after = try await program.stored(later.configuration)
      #expect(after.users == before.users)
      #expect(after.asOf == before.asOf)
    }
  }

  @Test func `A store with the index of another version answers whole, and says that it indexes`()
    async throws
  {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      // What every chunk begins with, and its version.
      try program.changeFile { bytes in
        bytes.replace(Data("RXI\u{3}".utf8), with: Data("RXI\u{1}".utf8))
      }
      let users = before.users.values.reduce(0) { $0 + $1.count }
      // Whoever is looked up needs no index.
      let shown = try await program.run(
        "show", "tines/2", "--offline", configuration: later.configuration)
      #expect(!shown.errors.contains("indexing"), "\(shown.errors)")
      let counted = try await program.run(
        "count", "--by", "source", "--offline", "--format", "json",
        configuration: later.configuration)
      #expect(counted.errors.contains("indexing 0 of \(users.grouped), since"), "\(counted.errors)")
      #expect(try counted.json()["count"] == JSON(users))
      #expect(try counted.json()["cannot_tell"] == 0)
      let after = try await program.stored(later.configuration)
      #expect(after.users == before.users)
      #expect(!after.errors.contains("indexing"), "\(after.errors)")
    }
  }

  @Test func `A sync over the index of another version loses nobody`() async throws {
    try await withStore { program, _, later in
      try program.changeFile { bytes in
        bytes.replace(Data("RXI\u{3}".utf8), with: Data("RXI\u{1}".utf8))
      }
      try await program.sync(later)
    }
  }

  /// The clock itself can't be set: what was read gets a time that is yet to come, as if the clock
  /// had gone ahead and was set back. The library's tests have a clock of their own
  /// (DirectoryKeepingTests).
  @Test
  func `After the clock was set back the users are there, their age is unknown, and a sync heals`()
    async throws
  {
    try await withStore { program, _, later in
      let before = try await program.stored(later.configuration)
      let year: Int64 = 365 * 86_400
      let times = try before.asOf.values.map { try #require(Timestamp(parsing: $0)).seconds }
      let first = try #require(times.min())
      let last = try #require(times.max())
      try program.changeFile { bytes in
        // The lists were fetched a little before their readings ended.
        for time in first - 5...last {
          bytes.replace(StoredTime.bytes(of: time), with: StoredTime.bytes(of: time + year))
        }
      }
      let now = try await program.stored(later.configuration)
      #expect(now.status == 0, "\(now.errors)")
      #expect(now.users == before.users)
      for (source, time) in before.asOf {
        #expect(now.asOf[source] ?? "" > time)
        #expect(
          now.errors.contains("\(source): this machine's clock is before the last reading at"))
      }
      later.server.forgetRequests()
      let shown = try await program.run("show", "tines/2", configuration: later.configuration)
      #expect(shown.status == 0, "\(shown.errors)")
      #expect(!later.server.requests(to: "tines").isEmpty)

      let healed = try await program.sync(later)
      #expect(!healed.errors.contains("clock"), "\(healed.errors)")
      let time = Timestamp(seconds: Int64(Date().timeIntervalSince1970) + 1).rfc3339
      #expect(healed.asOf.values.allSatisfy { $0 <= time })
    }
  }
}

/// How the store keeps a time: microseconds times 16, in big-endian order.
private enum StoredTime {
  static func bytes(of seconds: Int64) -> Data {
    withUnsafeBytes(of: (seconds * 16_000_000).bigEndian) { Data($0) }
  }
}
