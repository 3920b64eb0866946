import DirectoryModel

extension TextSorter {
  /// Adds the keys of users of a chunk.
  func appendKeys(ofChunk index: Int, within places: ChunkBits, to keys: inout [TextKey]) {
    guard let chunk = chunks[index] else { return }
    chunk.bytes.withUnsafeBytes { raw in
      (chunk.present & places).forEach { slot in
        if let key = key(chunk, raw, index, slot) { keys.append(key) }
      }
    }
  }

  /// The key of a user who has the text.
  func key(_ number: UInt32) -> TextKey {
    let (index, slot) = Int(number).quotientAndRemainder(dividingBy: StoredChunk.capacity)
    guard let chunk = chunks[index] else { preconditionFailure("a user of no chunk") }
    return chunk.bytes.withUnsafeBytes { raw in
      self.key(chunk, raw, index, slot) ?? TextKey(number: number)
    }
  }

  @inline(__always)
  private func key(
    _ chunk: IndexChunk, _ raw: UnsafeRawBufferPointer, _ index: Int, _ slot: Int
  ) -> TextKey? {
    var key = TextKey(number: UInt32(index * StoredChunk.capacity + slot))
    switch text {
    case .label:
      if let label = chunk.label(raw, at: slot) {
        key.set(raw.part(label))
      } else {
        key.setNumberSign(raw.part(chunk.idLine(raw, at: slot)))
      }
      key.source = sources[index][chunk.list(.source, raw).value(raw, at: slot)]
      key.id = raw.part(chunk.rawID(raw, at: slot)).bigEndian(at: 0)
    case .line(let kind):
      guard let line = chunk.line(kind, raw, at: slot) else { return nil }
      key.set(raw.part(line))
    }
    return key
  }

  /// Calls `body` with the text of a user.
  func withText<Result>(
    _ key: TextKey, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    withChunk(of: key) { chunk, raw, slot in
      switch text {
      case .label:
        if let label = chunk.label(raw, at: slot) { return body(raw.part(label)) }
        let label = [UInt8(ascii: "#")] + raw[chunk.idLine(raw, at: slot)]
        return label.withUnsafeBytes(body)
      case .line(let kind):
        return body(raw.part(chunk.line(kind, raw, at: slot) ?? 0..<0))
      }
    }
  }

  /// Calls `body` with the id of a user, as it came.
  func withID<Result>(_ key: TextKey, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withChunk(of: key) { chunk, raw, slot in body(raw.part(chunk.rawID(raw, at: slot))) }
  }

  private func withChunk<Result>(
    of key: TextKey, _ body: (IndexChunk, UnsafeRawBufferPointer, Int) -> Result
  ) -> Result {
    let (index, slot) = Int(key.number).quotientAndRemainder(dividingBy: StoredChunk.capacity)
    guard let chunk = chunks[index] else { preconditionFailure("a user of no chunk") }
    return chunk.bytes.withUnsafeBytes { body(chunk, $0, slot) }
  }
}
