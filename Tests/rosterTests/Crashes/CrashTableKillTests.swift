import DirectoryModel
import Foundation
import TestSupport
import Testing

/// Syncs that are killed: `ROSTER_CRASH_SEED` repeats the moments of a run.
@Suite("Crash table: kill -9")
struct CrashTableKillTests {
  /// How many stores have their syncs killed at once, and how often each.
  private static let lanes = 4
  private static let kills = 25

  private static var seed: UInt64 {
    let given = ProcessInfo.processInfo.environment["ROSTER_CRASH_SEED"].flatMap { UInt64($0) }
    return given ?? .random(in: .min ... .max)
  }

  @Test(arguments: [seed])
  func `What was complete outlives a hundred kills, what was cut off is said, and a sync completes`(
    seed: UInt64
  ) async throws {
    print("the kills of the crash table come from ROSTER_CRASH_SEED=\(seed)")
    try await withReadings(of: ["scanova", "scim", "tines"]) { earlier, later in
      for reading in [earlier, later] { reading.slow(by: .milliseconds(2)) }
      let cutOffs = try await withThrowingTaskGroup(of: Int.self) { group in
        for lane in 0..<Self.lanes {
          group.addTask {
            var lane = try KillLane(
              readings: [earlier, later], seed: seed &+ UInt64(lane) &* 1_000_003)
            defer { lane.program.remove() }
            while lane.kills < Self.kills { try await lane.playRound() }
            return lane.cutOffs
          }
        }
        return try await group.reduce(0, +)
      }
      // Most moments have to be such that there was something to lose.
      #expect(cutOffs >= Self.lanes * Self.kills / 5, "seed \(seed)")
    }
  }
}

/// A store whose syncs are killed, one round after the other.
private struct KillLane {
  /// How many rounds a store lives, the first of which fills it.
  private static let roundsPerStore = 3

  /// What the syncs read in turn.
  let readings: [Reading]
  let seed: UInt64
  private(set) var program: StoredProgram
  /// How many syncs were killed.
  private(set) var kills = 0
  /// How many kills cut a reading off.
  private(set) var cutOffs = 0

  private var generator: SeededGenerator
  private var round = 0
  /// What was last read whole.
  private var whole: PrintedUsers?
  /// How long a whole sync took last.
  private var duration = Duration.milliseconds(500)

  init(readings: [Reading], seed: UInt64) throws {
    self.readings = readings
    self.seed = seed
    generator = SeededGenerator(seed: seed)
    program = try StoredProgram()
  }

  /// Kills two to six syncs towards the same reading, and then lets one end.
  mutating func playRound() async throws {
    if round.isMultiple(of: Self.roundsPerStore) {
      program.remove()
      program = try StoredProgram()
      whole = nil
    }
    let target = readings[round % readings.count]
    if whole != nil {
      try program.move(from: readings[(round - 1) % readings.count], to: target)
    }
    for _ in 0..<Int.random(in: 2...6, using: &generator) {
      let isKilled = try await killSync(target)
      try await look(target)
      if !isKilled { break }
    }
    let start = ContinuousClock.now
    let synced = try await program.run("sync", configuration: target.configuration)
    duration = .now - start
    #expect(synced.status == 0, "\(comment) \(synced.errors)")
    let stored = try await program.stored(target.configuration)
    #expect(stored.status == 0, "\(comment) \(stored.errors)")
    #expect(stored.users == target.users, "\(comment)")
    #expect(!stored.errors.contains("cut off"), "\(comment) \(stored.errors)")
    try await expectCounts(target)
    whole = stored
    round += 1
  }

  private var comment: Comment { "seed \(seed), round \(round), kill \(kills)" }

  /// Kills a sync at a random moment; false if it had ended by then.
  private mutating func killSync(_ target: Reading) async throws -> Bool {
    let started = try program.startSync(target.configuration)
    try await Task.sleep(for: duration * Double.random(in: 0...1, using: &generator))
    kill(started.process.id, SIGKILL)
    guard await started.process.status == SIGKILL else { return false }
    kills += 1
    return true
  }

  /// Starts the program again, with a look at the whole file, and compares what it tells.
  private mutating func look(_ target: Reading) async throws {
    program.suspectDamage()
    let now = try await program.stored(target.configuration)
    let names = target.users.keys
    #expect(now.errors.contains("damaged") == false, "\(comment) \(now.errors)")
    program.expectSound(comment)
    let empty = try PrintedUsers(CommandRun(status: 0, output: "", errors: ""))
    let before = whole ?? empty
    now.expectKept(before, orReached: target.listing, "\(comment) \(now.errors)")
    whole = before
    whole?.advance(to: now)
    if names.contains(where: now.isCutOff) { cutOffs += 1 }
    let isUsable = names.allSatisfy { whole?.asOf[$0] != nil }
    #expect((now.status == 0) == isUsable, "\(comment) \(now.errors)")
  }

  /// Expects that what is counted is what is there.
  private func expectCounts(_ target: Reading) async throws {
    let info = try await program.run("store", "info", configuration: target.configuration)
    #expect(info.status == 0 && info.errors.isEmpty, "\(comment) \(info.errors)")
    let lines = info.output.split(separator: "\n")
    for (source, users) in target.users {
      #expect(
        lines.contains { $0.hasPrefix("\(source): \(users.count) users") },
        "\(comment) \(info.output)")
    }
  }
}
