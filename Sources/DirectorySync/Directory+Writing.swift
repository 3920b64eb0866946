import DirectoryModel
import Foundation

/// Writing goes on beside the reading: what comes while a write is under way is written next, all
/// of it at once.
extension Directory {
  func startWriting(_ source: String) {
    guard let run = runs[source], run.writing == nil, run.storeError == nil,
      let users = runs[source]?.takeUnwritten(), !users.isEmpty
    else { return }
    runs[source]?.writing = Task { await self.write(users, source) }
  }

  private func write(_ users: [User], _ source: String) async {
    do throws(StoreError) {
      let changes = try await writer.write(users, of: source, at: now())
      if runs[source]?.add(changes) == true {
        await catchUp()
        runs[source]?.report(.users)
      }
    } catch {
      runs[source]?.storeError = error
    }
    runs[source]?.writing = nil
    startWriting(source)
  }

  /// Returns when all that came is written.
  func finishWriting(_ source: String) async throws(StoreError) {
    while let writing = runs[source]?.writing { await writing.value }
    if let error = runs[source]?.storeError { throw error }
  }

  /// Forgets, once in a directory's life and after a run, what is older than the history is to be.
  func prune() async {
    guard !isPruned, states.contains(where: { !$0.isStored && $0.phase == .complete }) else {
      return
    }
    isPruned = true
    let age = Int64(settings.historyDays) * 86_400
    try? await writer.prune(before: Timestamp(seconds: now().seconds - age))
  }

  /// Takes the right to read a source's list; says who has it, and waits, if it is taken.
  func claim(_ index: Int) async throws(StoreError) -> any AnyObject & Sendable {
    let store = store
    let name = states[index].source.name
    if case .granted(let claim) = try store.claim(name, isWaiting: false) { return claim }
    while true {
      if case .held(let holder) = try store.claim(name, isWaiting: false) {
        states[index].notices = ["\(holder) reads it; this waits for the end of that"]
        runs[name]?.report(.source(states[index]))
      }
      let result = await withCheckedContinuation { continuation in
        // It may take minutes, which no thread of a pool has.
        Thread.detachNewThread {
          continuation.resume(
            returning: Result { () throws(StoreError) in try store.claim(name, isWaiting: true) })
        }
      }
      if case .granted(let claim) = try result.get() { return claim }
    }
  }

  /// What another process has read while its end was waited for, if it was all.
  func readElsewhere(_ index: Int, since time: Timestamp) async throws(StoreError) -> SourceState? {
    let read = SourceState(
      states[index].source, in: try store.summary(), at: now(), maximumAge: settings.maximumAge)
    guard read.phase == .complete, let asOf = read.asOf, asOf >= time, asOf != states[index].asOf
    else { return nil }
    await catchUp()
    return read
  }
}

extension ProviderError {
  /// What came could not be kept.
  init(_ code: Code, source: String, _ error: StoreError) {
    self.init(code, source: source, operation: "store", detail: error.message)
  }
}
