import DirectoryModel

/// Writing goes on beside the reading: what comes while a write is under way is written next, all
/// of it at once.
extension SourceRun {
  func startWriting() {
    guard writing == nil, storeError == nil, !unwritten.isEmpty else { return }
    let users = unwritten
    unwritten = []
    writing = Task { await self.write(users) }
  }

  private func write(_ users: [User]) async {
    do throws(StoreError) {
      let written = try await surroundings.writer.write(
        users, of: source.name, at: surroundings.now())
      changes += written
      if let listener, pace.areUsersDue(after: written, ofAll: changes) {
        await listener.directory.catchUp()
        listener.report(.users)
      }
    } catch {
      storeError = error
    }
    writing = nil
    startWriting()
  }

  /// Returns when all that came is written.
  func finishWriting() async throws(StoreError) {
    while let writing { await writing.value }
    if let storeError { throw storeError }
  }
}

extension ProviderError {
  /// What came could not be kept.
  init(_ code: Code, source: String, _ error: StoreError) {
    self.init(code, source: source, operation: "store", detail: error.message)
  }
}
