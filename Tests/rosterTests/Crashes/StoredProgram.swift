import Foundation
import TestSupport
import Testing

/// The program over a store of its own, as one user of a machine runs it.
struct StoredProgram: Sendable {
  /// What stands for the user's folder of state.
  let home: TestFolder

  init() throws { home = try TestFolder() }

  var folder: URL { home.url.appending(path: "roster") }
  var file: URL { folder.appending(path: "roster.sqlite") }

  /// Where the program finds its store.
  var variables: [String: String] { ["XDG_STATE_HOME": home.url.path] }

  /// The names of the files of the store; empty where there is no folder.
  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path))?.sorted() ?? []
  }

  func run(_ arguments: String..., configuration: String? = nil) async throws -> CommandRun {
    try await RosterProcess.run(arguments, configuration: configuration, variables: variables)
  }

  /// Runs the program by way of another one that ends by becoming it.
  func run(
    _ arguments: String..., through wrapper: [String], configuration: String? = nil
  ) async throws -> CommandRun {
    let command = wrapper + [RosterProcess.executable.path] + arguments
    return try await RosterProcess.run(
      Array(command.dropFirst()), executable: URL(filePath: command[0]),
      configuration: configuration, variables: variables)
  }

  /// What is stored, as it is told without asking a source.
  func stored(_ configuration: String) async throws -> PrintedUsers {
    try PrintedUsers(
      await run("list", "--offline", "--format", "json", configuration: configuration))
  }

  /// Reads all sources and expects that this ends well, with just the users that they have.
  @discardableResult
  func sync(_ reading: Reading) async throws -> PrintedUsers {
    let synced = try await run("sync", configuration: reading.configuration)
    #expect(synced.status == 0, "\(synced.errors)")
    let stored = try await stored(reading.configuration)
    #expect(stored.status == 0, "\(stored.errors)")
    #expect(stored.users == reading.users)
    #expect(stored.asOf.count == reading.users.count)
    #expect(!stored.errors.contains("cut off"), "\(stored.errors)")
    return stored
  }

  /// Begins a sync that a test acts on while it runs.
  func startSync(_ configuration: String) throws -> StartedSync {
    let number = UInt64.random(in: .min ... .max)
    let errors = try home.file("errors-\(number)")
    let process = try SpawnedProcess(
      RosterProcess.executable, ["sync"],
      environment: RosterProcess.environment(configuration: configuration)
        .merging(variables) { $1 },
      errors: errors.path)
    return StartedSync(process: process, errorFile: errors)
  }

  /// Has the next start read the whole file for damage, which it then would set aside.
  func suspectDamage() {
    guard names.contains("roster.sqlite") else { return }
    #expect(FileManager.default.createFile(atPath: file.path + ".suspect", contents: nil))
  }

  /// Expects that a start found the file sound.
  func expectSound(_ comment: Comment) {
    #expect(!names.contains { $0.contains("damaged") || $0.contains("suspect") }, comment)
  }

  func remove() { home.remove() }
}

/// A sync under way.
struct StartedSync: Sendable {
  let process: SpawnedProcess
  fileprivate let errorFile: URL

  /// What it has said so far.
  var errors: String { (try? String(contentsOf: errorFile, encoding: .utf8)) ?? "" }
}

/// What happens to the file behind the program's back; nothing is written ahead of it by then.
extension StoredProgram {
  func changeFile(_ change: (inout Data) throws -> Void) throws {
    #expect(!names.contains { $0.hasSuffix("-wal") }, "something is written ahead")
    var bytes = try Data(contentsOf: file)
    let before = bytes
    try change(&bytes)
    #expect(bytes != before, "nothing was changed")
    try bytes.write(to: file)
  }

  /// Has what was read of services count as read of others, which stand for the same ones later:
  /// what comes from another address would be forgotten.
  func move(from old: Reading, to new: Reading) throws {
    try changeFile { bytes in
      for (old, new) in zip(old.addresses, new.addresses) {
        #expect(old.utf8.count == new.utf8.count, "only as long an address fits")
        bytes.replace(Data(old.utf8), with: Data(new.utf8))
      }
    }
  }

  /// Puts a file back in place, with none beside it.
  func reset(to bytes: Data) throws {
    for name in names { try FileManager.default.removeItem(at: folder.appending(path: name)) }
    try bytes.write(to: file)
  }
}

extension Data {
  /// Replaces bytes wherever they stand.
  mutating func replace(_ old: Data, with new: Data) {
    var start = startIndex
    while let found = range(of: old, in: start..<endIndex) {
      replaceSubrange(found, with: new)
      start = found.upperBound
    }
  }
}
