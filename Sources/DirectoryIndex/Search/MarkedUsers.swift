import DirectoryModel

/// The users that a query's context has marked, to look up a chunk's users in.
struct MarkedUsers {
  /// The ids that are marked, by the name of their source.
  private var ids: [String: Set<UserID>] = [:]

  init(_ references: Set<UserReference>) {
    for reference in references { ids[reference.source, default: []].insert(reference.id) }
  }

  func places(
    in chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, within: ChunkBits
  ) -> ChunkBits {
    if ids.isEmpty { return .none }
    let column = chunk.list(.source, raw)
    let marked = chunk.sources.map { ids[$0] }
    return (within & chunk.present).filtered { slot in
      guard let ids = marked[column.value(raw, at: slot)] else { return false }
      return ids.contains(UserID(String(decoding: raw[chunk.rawID(raw, at: slot)], as: UTF8.self)))
    }
  }
}
