import DirectoryModel
import Foundation
import GRDB
import TestSupport
import Testing

@testable import DirectoryStore

/// A folder of its own for one test, with a store in it.
final class StoreFolder {
  private let folder: TestFolder

  init() throws { folder = try TestFolder() }

  deinit { folder.remove() }

  var path: String { folder.path }

  /// In a folder that is not there yet.
  var store: String { path + "/state/roster.sqlite" }

  func open(maximumPages: Int? = nil) throws -> SQLiteStore {
    try SQLiteStore.open(path: store, at: .day(1), indexer: testIndex, maximumPages: maximumPages)
  }

  /// Copies a file to a place in this folder.
  func take(_ source: String, as target: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/state", withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: source, toPath: target)
  }

  /// The names of the files beside the store, and its own.
  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/state").sorted()
  }

  /// Runs SQL beside the store, as another program would.
  func execute(_ sql: String) throws {
    try DatabaseQueue(path: store).writeWithoutTransaction { try $0.execute(sql: sql) }
  }
}

func size(_ path: String) -> Int {
  (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
}

func mode(_ path: String) throws -> Int {
  let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
  return try #require(mode as? Int)
}

extension Timestamp {
  static func day(_ number: Int64) -> Timestamp { Timestamp(seconds: number * 86_400) }
}

extension Source {
  static let a = Source(name: "a", tag: "A", provider: "scim")
}

extension User {
  /// The user of source `a` with an id, read on day 1 and changed by `fill`.
  static func sample(
    _ id: String, of source: String = "a", at time: Timestamp = .day(1),
    _ fill: (inout User) -> Void = { _ in }
  ) -> User {
    var user = User(
      reference: UserReference(source: source, id: UserID(id)), provider: "scim", fetchedAt: time)
    user.displayName = DisplayText("User \(id)")
    user.raw = Array(#"{"id":"\#(id)"}"#.utf8)
    fill(&user)
    return user
  }

  /// The same as a list tells it, with another display name.
  static func row(_ id: String, _ name: DisplayText = "Row", at time: Timestamp = .day(1)) -> User {
    sample(id, at: time) {
      $0.detail = .list
      $0.displayName = name
    }
  }

  /// The same as a get tells it.
  static func detail(
    _ id: String, _ name: DisplayText = "Row", email: DisplayText? = "a@b.c",
    at time: Timestamp = .day(1)
  ) -> User {
    sample(id, at: time) {
      $0.displayName = name
      $0.email = email
    }
  }
}

/// Chunks whose bytes are lines `slot=what is shown of the user`; one that begins with zero is of
/// another version.
@Sendable func testIndex(_ chunk: [UInt8]?, _ changes: [IndexedChange]) -> [UInt8]? {
  if chunk?.first == 0 { return nil }
  var lines: [Int: String] = [:]
  for line in String(decoding: chunk ?? [], as: UTF8.self).split(separator: "\n") {
    let parts = line.split(separator: "=", maxSplits: 1).map(String.init)
    if let slot = Int(parts[0]) { lines[slot] = parts[1] }
  }
  for change in changes {
    lines[change.slot] = change.user.map { user in
      "\(user.label.printable) \(user.detail)\(user.goneSince == nil ? "" : " gone")"
    }
  }
  let text = lines.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
  return Array(text.joined(separator: "\n").utf8)
}

extension SQLiteStore {
  static func inMemory() throws(StoreError) -> SQLiteStore { try inMemory(indexer: testIndex) }

  static func open(path: String, at time: Timestamp) throws(StoreError) -> SQLiteStore {
    try open(path: path, at: time, indexer: testIndex)
  }

  static func openPublished(path: String) throws(StoreError) -> SQLiteStore {
    try openPublished(path: path, indexer: testIndex)
  }

  @discardableResult
  func write(_ users: [User], on day: Int64 = 1) throws -> StoreChanges {
    try write(
      users, of: users.first?.reference.source ?? "a", at: .day(day))
  }

  /// A whole run over source `a` that brings the users.
  @discardableResult
  func sync(
    _ users: [User], on day: Int64, _ phase: SourceState.Phase = .complete
  ) throws -> StoreChanges {
    try beginRun(of: .a, at: .day(day))
    var changes = try write(users, on: day)
    let state = SourceState(source: .a, phase: phase, got: users.count)
    changes += try endRun(
      StoreRun(state: state, seen: Set(users.map(\.id))), at: .day(day))
    return changes
  }

  func user(_ id: String) throws -> User? {
    try user(UserReference(source: "a", id: UserID(id)))
  }

  /// The lines of all chunks.
  func index(since revision: Int64 = 0) throws -> [String] {
    var lines: [String] = []
    _ = try readChunks(since: revision) { chunk in
      lines += String(decoding: chunk.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
    return lines
  }

  /// The history in words: `7 changed email null -> "a@b.c"`, with the user's number.
  func history() throws -> [String] {
    try reading { database in
      try Row.fetchAll(database, sql: "SELECT * FROM change ORDER BY number").map { row in
        let kind = try #require(History.Kind(rawValue: row["kind"]))
        let start = "\(row["user"] as Int) \(kind)"
        guard let field = row["field"] as String? else { return start }
        return "\(start) \(field) \(row["old"] as String) -> \(row["new"] as String)"
      }
    }
  }
}
