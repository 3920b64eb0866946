import DirectoryModel

/// Writes to the store, one write after the other, on a thread that gives way to all others.
actor StoreWriter {
  private let store: any UserStore
  private let thread = WorkThread("roster-store", .background)

  init(_ store: any UserStore) { self.store = store }

  deinit { thread.finish() }

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  func beginRun(of source: Source, at time: Timestamp) throws(StoreError) {
    try store.beginRun(of: source, at: time)
  }

  func write(
    _ users: [User], of source: String, at time: Timestamp
  ) throws(StoreError) -> StoreChanges {
    try store.write(users, of: source, at: time)
  }

  func endRun(_ run: StoreRun, at time: Timestamp) throws(StoreError) -> StoreChanges {
    try store.endRun(run, at: time)
  }

  func markGone(_ reference: UserReference, at time: Timestamp) throws(StoreError) {
    try store.markGone(reference, at: time)
  }

  func saveFirstPage(_ page: StoredFirstPage) throws(StoreError) { try store.saveFirstPage(page) }

  func prune(before time: Timestamp) throws(StoreError) {
    try store.prune(before: time)
  }

  func rebuildChunks(_ numbers: [Int]) throws(StoreError) {
    try store.rebuildChunks(numbers)
  }
}
