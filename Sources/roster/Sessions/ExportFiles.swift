import Browser
import CSupport
import DirectoryModel
import DirectoryText
import Foundation
import Glibc
import Host
import Synchronization

/// The files that the browser writes, each on a thread of its own that gives way to all others.
final class ExportFiles: Sendable {
  /// How many rows are written between two looks at whether to go on.
  private static let stride = 1_000
  /// How many rows are written before it is told again how far the file is.
  private static let step = 10_000

  private let paths: PathResolver
  private let maximumAge: Int
  private let now: @Sendable () -> Timestamp
  private let open = DispatchGroup()

  /// Files whose relative paths go out from a folder; a JSON list calls a source stale that is older
  /// than `maximumAge` seconds.
  init(paths: PathResolver, maximumAge: Int, now: @escaping @Sendable () -> Timestamp) {
    self.paths = paths
    self.maximumAge = maximumAge
    self.now = now
  }

  /// Waits until no file is being written; whoever waits has cancelled what was.
  func wait() { open.wait() }

  /// Writes a file, or says why not; breaks off without a trace when the task is cancelled.
  @Sendable func write(
    _ export: Export, users: @escaping @Sendable () async -> (any UserListing)?,
    advance: @escaping @Sendable (_ written: Int, _ total: Int) -> Void
  ) async -> ExportOutcome {
    open.enter()
    defer { open.leave() }
    // Whoever waits is gone by the time that a task cancelled before it began would leave a file.
    if Task.isCancelled { return .stopped }
    guard let path = paths.resolve(export.file) else {
      return .failed("\(export.file): only a shell knows whose folder that is")
    }
    if let obstacle = await BlockingCall.run({ Self.obstacle(to: export, at: path) }) {
      return obstacle
    }
    var listing: any UserListing = EmptyListing()
    if case .users = export.content {
      guard let found = await users() else { return .stopped }
      listing = found
    }
    let isStopped = Mutex(Task.isCancelled)
    return await withTaskCancellationHandler { [listing] in
      await BlockingCall.run { [maximumAge, now] in
        _ = cs_lower_thread_priority(10)
        return Self.write(
          export, listing, to: path, maximumAge: maximumAge, at: now()
        ) { written, total in
          if written > 0, written % Self.step == 0 { advance(written, total) }
          return isStopped.withLock { !$0 }
        }
      }
    } onCancel: {
      isStopped.withLock { $0 = true }
    }
  }

  /// What stands where the file is to be.
  private static func obstacle(to export: Export, at path: String) -> ExportOutcome? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      return errno == ENAMETOOLONG ? .failed("\(export.file): the name is too long") : nil
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .failed("\(export.file) is there already, and is no file that can be replaced")
    }
    if export.overwrites { return nil }
    return .exists(
      bytes: Int(status.st_size), modified: Timestamp(seconds: Int64(status.st_mtim.tv_sec)))
  }

  /// Writes a file row by row; `goesOn` is asked now and then.
  private static func write(
    _ export: Export, _ listing: any UserListing, to path: String, maximumAge: Int,
    at now: Timestamp,
    goesOn: (_ written: Int, _ total: Int) -> Bool
  ) -> ExportOutcome {
    do throws(FileDraft.Failure) {
      let draft = try FileDraft(for: path)
      let total: Int
      switch export.content {
      case .table(let titles, let rows):
        total = rows.count
        guard let format = export.format.cells else { return .failed("these rows have no JSON") }
        try draft.write(format.head(titles))
        for cells in rows { try draft.write(format.row(cells)) }
      case .users(let query, _, let columns):
        total = listing.count
        let frame = DocumentFrame(
          sources: export.sources, maximumAge: maximumAge, at: now,
          query: query.text, cannotTell: listing.cannotTell.count)
        let document = Document(.users(columns), as: export.format.document(in: frame))
        try draft.write(document.head)
        for row in 0..<total {
          if row % stride == 0, !goesOn(row, total) { return .stopped }
          let user = listing.user(at: row)
          // What the store can't give back has no source.
          if user.reference.source.isEmpty, let problem = user.problems.first {
            return .failed("\(export.file): \(problem)")
          }
          try draft.write(document.piece(user, isFirst: row == 0))
        }
        try draft.write(document.end)
      }
      if !goesOn(0, total) { return .stopped }
      return .written(rows: total, bytes: try draft.keep(replacing: export.overwrites))
    } catch {
      switch error {
      case .exists: return .failed("\(export.file) has come meanwhile, and was left as it is")
      case .notMade, .notWritten: return .failed(DisplayText(error.words))
      }
    }
  }
}

extension ExportFormat {
  fileprivate func document(in frame: DocumentFrame) -> DocumentFormat {
    switch self {
    case .csv: .csv
    case .json: .json(frame)
    case .jsonl: .jsonl
    case .markdown: .markdown
    }
  }
}
