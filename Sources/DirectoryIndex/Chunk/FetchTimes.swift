import DirectoryModel

/// When the users of a chunk were read: by themselves, or by a whole list that found them as before,
/// which is not written to the chunk.
struct FetchTimes {
  private let own: TimeColumn
  private let confirmed: ChunkBits
  private let source: ListColumn
  /// When the list was read whole, by the values of the column of sources; nil for never.
  private let readWhole: [Timestamp?]

  init(_ chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, readWhole: [String: Timestamp]) {
    own = chunk.times(.fetched, raw)
    confirmed = readWhole.isEmpty ? .none : chunk.bits(of: .isConfirmed)
    source = chunk.list(.source, raw)
    self.readWhole = chunk.sources.map { readWhole[$0] }
  }

  func time(_ raw: UnsafeRawBufferPointer, at slot: Int) -> Timestamp {
    let own = Timestamp(
      seconds: own.seconds(raw, at: slot), nanoseconds: own.nanoseconds(raw, at: slot))
    guard confirmed[slot], let whole = readWhole[source.value(raw, at: slot)] else { return own }
    return max(own, whole)
  }
}
