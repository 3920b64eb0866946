package import DirectoryModel

extension Directory {
  /// How many chunks are made anew at once: what is written meanwhile, and a stop, wait so long.
  private static let chunksAtOnce = 8

  /// Makes anew, from the users, what of the index another version of the program has made.
  ///
  /// It is made piece by piece, and each is searched as soon as it is there. Where this is broken
  /// off, by whatever, the store has what was made, and the next time goes on from there.
  /// - Parameter report: told how far it is, and when the users that are found have become many
  ///   more; nothing where the index can be used as it is.
  package func finishIndex(_ report: @Sendable (DirectoryChange) -> Void) async {
    if !hasIndex { await catchUp() }
    if store.isReadOnly || unusable.isEmpty { return }
    var pace = ReportPace()
    report(.index(progress))
    while !Task.isCancelled {
      if unusable.isEmpty { break }
      // What others make is not made twice, but for the last of it, the end of which is waited for.
      let rest = unusable.subtracting(remaking)
      let piece = Array((rest.isEmpty ? unusable : rest).sorted().prefix(Self.chunksAtOnce))
      remaking.formUnion(piece)
      defer { remaking.subtract(piece) }
      do throws(StoreError) {
        try await writer.rebuildChunks(piece)
      } catch {
        await fail(error)
        break
      }
      await catchUp()
      guard unusable.isDisjoint(with: piece) else {
        await fail(Self.foreignIndex)
        break
      }
      if pace.isProgressDue() { report(.index(progress)) }
      if pace.areUsersDue(ofAll: indexed) { report(.users) }
    }
    report(.index(nil))
    report(.users)
  }

  private var progress: IndexProgress { IndexProgress(done: indexed, total: total) }
}
