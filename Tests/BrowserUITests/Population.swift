import DirectoryModel
import Synchronization
import TestSupport

/// Users that come and go, and can be marked, as a directory has them.
final class Population: Sendable {
  private let users: Mutex<[User]>
  private let marked = Mutex<Set<UserReference>>([])

  init(_ users: [User]) { self.users = Mutex(users) }

  /// A directory of them; `onReload` happens before all sources are read again.
  func directory(onReload: @escaping @Sendable (Population) -> Void = { _ in }) -> ScriptedDirectory
  {
    let loads = Mutex(0)
    return ScriptedDirectory(
      onLoad: { report in
        let isFirst = loads.withLock { count in
          count += 1
          return count == 1
        }
        if !isFirst { onReload(self) }
        report(
          .source(
            SourceState(source: Cast.tines, phase: .complete, got: self.count, asOf: Cast.now)))
        report(.users)
      },
      onListing: { self.listing(matching: $0) },
      onMark: { marks in self.marked.withLock { $0 = marks } })
  }

  private var count: Int { users.withLock { $0.count } }

  /// Changes all users.
  func change(_ change: (inout [User]) -> Void) { users.withLock { change(&$0) } }

  private func listing(matching query: Query) -> Rows {
    let context = QueryContext(now: Cast.now, marked: marked.withLock { $0 })
    let users = users.withLock { $0 }
    let present = users.filter { query.includesGone || $0.goneSince == nil }
    return Rows(
      present.filter { query.truth(of: $0, context) == .yes },
      total: users.count { $0.goneSince == nil })
  }
}
