import DirectoryModel
import Foundation
import Host
import Synchronization
import TestSupport
import Testing

@testable import Browser
@testable import roster

@Suite("The files that the browser writes")
struct ExportFilesTests {
  private static let columns: [UserColumn] = [.name, .id, .source]

  private func export(
    _ file: String, _ format: ExportFormat = .csv, overwrites: Bool = false
  ) -> Export {
    Export(
      file: file, format: format, content: .users(.all, sort: nil, columns: Self.columns),
      sources: [], view: .users, marked: nil, overwrites: overwrites)
  }

  /// Writes a file below a folder, in place of which `~` stands.
  private func write(
    _ export: Export, _ listing: any UserListing = Numbered(count: 3), home: TestFolder,
    advance: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async -> ExportOutcome {
    await ExportFiles(
      paths: PathResolver(home: home.url.path, directory: ""), maximumAge: 900,
      now: { Timestamp(seconds: 1_700_000_000) }
    ).write(export, users: { listing }, advance: advance)
  }

  private func inFolder<Result>(
    _ body: (TestFolder) async throws -> Result
  ) async throws -> Result {
    let folder = try TestFolder()
    defer { folder.remove() }
    return try await body(folder)
  }

  private func names(in folder: TestFolder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
  }

  private func text(_ name: String, in folder: TestFolder) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  @Test func `A file is for its owner alone, and nothing else is left beside it`() async throws {
    try await inFolder { folder in
      let outcome = await write(export("~/users.csv"), home: folder)
      let expected = "name,id,source\r\nuser 0,0,one\r\nuser 1,1,one\r\nuser 2,2,one\r\n"
      #expect(outcome == .written(rows: 3, bytes: expected.utf8.count))
      let written = try text("users.csv", in: folder)
      #expect(written == expected)
      let left = try names(in: folder)
      #expect(left == ["users.csv"])
      let attributes = try FileManager.default.attributesOfItem(
        atPath: folder.url.appending(path: "users.csv").path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }
  }

  @Test(arguments: ExportFormat.allCases)
  func `Every ending gives its form`(format: ExportFormat) async throws {
    try await inFolder { folder in
      let file = "users.\(format.rawValue)"
      let outcome = await write(export("~/\(file)", format), home: folder)
      let text = try text(file, in: folder)
      #expect(outcome == .written(rows: 3, bytes: text.utf8.count))
      switch format {
      case .csv: #expect(text.hasPrefix("name,id,source\r\n"))
      case .markdown: #expect(text.hasPrefix("| name | id | source |\n|---|---|---|\n"))
      case .jsonl: #expect(text.split(separator: "\n").count == 3)
      case .json:
        let json = try JSON(parsing: text.utf8)
        #expect(json["kind"] == "list")
        #expect(text.contains("\"display_name\":\"user 2\""))
      }
    }
  }

  @Test func `A file that is there is left as it is, and replaced where that was said`()
    async throws
  {
    try await inFolder { folder in
      let url = folder.url.appending(path: "users.csv")
      try Data("mine".utf8).write(to: url)
      try url.setMode(0o644)
      guard case .exists(bytes: 4, _) = await write(export("~/users.csv"), home: folder) else {
        Issue.record("it was not asked")
        return
      }
      let written = try text("users.csv", in: folder)
      #expect(written == "mine")
      let outcome = await write(export("~/users.csv", overwrites: true), home: folder)
      let text = try text("users.csv", in: folder)
      #expect(outcome == .written(rows: 3, bytes: text.utf8.count))
      let left = try names(in: folder)
      #expect(left == ["users.csv"])
    }
  }

  @Test func `A file that comes while another is written is left as it is`() async throws {
    try await inFolder { folder in
      let path = folder.url.appending(path: "users.csv").path
      let listing = Numbered(count: 3) { row in
        if row == 1 {
          _ = FileManager.default.createFile(atPath: path, contents: Data("mine".utf8))
        }
      }
      let outcome = await write(export("~/users.csv"), listing, home: folder)
      #expect(outcome == .failed("~/users.csv has come meanwhile, and was left as it is"))
      let written = try text("users.csv", in: folder)
      #expect(written == "mine")
      let left = try names(in: folder)
      #expect(left == ["users.csv"])
    }
  }

  @Test func `A folder in place of the file is told of, also where it may be replaced`()
    async throws
  {
    try await inFolder { folder in
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: "users.csv"), withIntermediateDirectories: false)
      for overwrites in [false, true] {
        let outcome = await write(export("~/users.csv", overwrites: overwrites), home: folder)
        #expect(
          outcome == .failed("~/users.csv is there already, and is no file that can be replaced"))
      }
    }
  }

  @Test func `A folder that is not there is named, and so is a name that only a shell knows`()
    async throws
  {
    try await inFolder { folder in
      let missing = await write(export("~/x/users.csv"), home: folder)
      #expect(missing == .failed("there is no folder \(folder.url.path)/x/"))
      let inFile = await write(export("/dev/null/users.csv"), home: folder)
      #expect(inFile == .failed("/dev/null/ is no folder"))
      let other = await write(export("~ann/users.csv"), home: folder)
      #expect(other == .failed("~ann/users.csv: only a shell knows whose folder that is"))
    }
  }

  @Test func `A name as long as names can be is good, and a longer one is told of before any work`()
    async throws
  {
    try await inFolder { folder in
      let longest = String(repeating: "a", count: 251) + ".csv"
      guard case .written(rows: 3, _) = await write(export("~/\(longest)"), home: folder) else {
        Issue.record("the longest name was refused")
        return
      }
      let listing = Numbered(count: 3) { _ in Issue.record("a row was read") }
      let outcome = await write(export("~/a\(longest)"), listing, home: folder)
      #expect(outcome == .failed("~/a\(longest): the name is too long"))
      let left = try names(in: folder)
      #expect(left == [longest])
    }
  }

  @Test(arguments: [("a/../b.csv", nil), ("new\nline.csv", "new\nline.csv"), (" .csv", " .csv")])
  func `Odd names are names of files, or are refused with the reason`(name: String, file: String?)
    async throws
  {
    try await inFolder { folder in
      let outcome = await write(export("~/\(name)"), home: folder)
      let left = try names(in: folder)
      #expect(left == [file].compactMap { $0 })
      if file == nil {
        #expect(outcome == .failed("there is no folder \(folder.url.path)/a/../"))
      }
    }
  }

  @Test func `What is broken off before it began makes no file`() async throws {
    try await inFolder { folder in
      let (permitted, permit) = AsyncStream<Void>.makeStream()
      let task = Task {
        for await _ in permitted {}
        let listing = Numbered(count: 3) { _ in Issue.record("a row was read") }
        return await ExportFiles(
          paths: PathResolver(home: folder.url.path, directory: ""), maximumAge: 900,
          now: { Timestamp(seconds: 1_700_000_000) }
        ).write(
          export("~/users.csv"),
          users: {
            Issue.record("the users were looked for")
            return listing
          }, advance: { _, _ in })
      }
      task.cancel()
      permit.finish()
      let outcome = await task.value
      #expect(outcome == .stopped)
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test func `A big list is read row by row, and it is told how far it is`() async throws {
    let read = Mutex(0)
    let told = Mutex<[Int]>([])
    let listing = Numbered(count: 25_000) { row in
      read.withLock { if $0 == row { $0 += 1 } }
    }
    try await inFolder { folder in
      let outcome = await write(export("~/users.csv"), listing, home: folder) { written, total in
        #expect(total == 25_000)
        told.withLock { $0.append(written) }
      }
      let text = try text("users.csv", in: folder)
      #expect(outcome == .written(rows: 25_000, bytes: text.utf8.count))
    }
    #expect(read.withLock { $0 } == 25_000)
    #expect(told.withLock { $0 } == [10_000, 20_000])
  }

  @Test func `What is broken off leaves nothing`() async throws {
    try await inFolder { folder in
      let (began, begin) = AsyncStream<Void>.makeStream()
      let listing = Numbered(count: .max) { row in if row == 1 { begin.finish() } }
      let task = Task { await write(export("~/users.csv"), listing, home: folder) }
      for await _ in began {}
      let during = try names(in: folder)
      #expect(during.count == 1)
      task.cancel()
      let outcome = await task.value
      #expect(outcome == .stopped)
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test func `A user that the store can't give back is no row of a file`() async throws {
    try await inFolder { folder in
      var lost = User(
        reference: UserReference(source: "", id: UserID("(1)")), provider: "",
        fetchedAt: Timestamp(seconds: 0))
      lost.problems = ["it is no longer kept"]
      let listing = Numbered(count: 3, lost: lost)
      let outcome = await write(export("~/users.csv"), listing, home: folder)
      #expect(outcome == .failed("~/users.csv: it is no longer kept"))
      let left = try names(in: folder)
      #expect(left == [])
    }
  }

  @Test func `Rows of another view are written too`() async throws {
    try await inFolder { folder in
      let export = Export(
        file: "~/roles.md", format: .markdown,
        content: .table(titles: ["ROLE", "USERS"], rows: [["Owner|x", "2"]]), sources: [],
        view: .access, marked: nil)
      let outcome = await write(export, home: folder)
      let text = try text("roles.md", in: folder)
      #expect(text == "| ROLE | USERS |\n|---|---|\n| Owner\\|x | 2 |\n")
      #expect(outcome == .written(rows: 1, bytes: text.utf8.count))
    }
  }
}

/// Users that are made when they are looked at.
private struct Numbered: UserListing {
  let count: Int
  /// The user of the second row, where it is none of the others.
  let lost: User?
  let look: @Sendable (Int) -> Void

  init(count: Int, lost: User? = nil, look: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.count = count
    self.lost = lost
    self.look = look
  }

  var total: Int { count }

  func user(at row: Int) -> User {
    look(row)
    if row == 1, let lost { return lost }
    var user = User(
      reference: UserReference(source: "one", id: UserID("\(row)")), provider: "tines",
      fetchedAt: Timestamp(seconds: 0))
    user.displayName = "user \(row)"
    return user
  }

  func row(of reference: UserReference) -> Int? { nil }
}
