import DirectoryModel

extension IndexChunk {
  /// Where the folded label of a user lies; nil where it is the id after a number sign.
  @inline(__always)
  func label(_ raw: UnsafeRawBufferPointer, at slot: Int) -> Range<Int>? {
    if exceptionCount > 0, let range = exception(.label, raw, at: slot) { return range }
    let text = text(raw, at: slot)
    var start = text.lowerBound + 1
    for _ in 0..<3 {
      let end = raw.lineEnd(start, in: text)
      if end > start { return start..<end }
      start = end + 1
    }
    return nil
  }

  /// Where the folded id of a user lies.
  @inline(__always)
  func idLine(_ raw: UnsafeRawBufferPointer, at slot: Int) -> Range<Int> {
    let text = text(raw, at: slot)
    let end = max(text.lowerBound, text.upperBound - 1)
    var start = end
    while start > text.lowerBound, raw[start - 1] != 0x0A { start -= 1 }
    return start..<end
  }

  /// Where the id of a user lies as it came.
  @inline(__always)
  func rawID(_ raw: UnsafeRawBufferPointer, at slot: Int) -> Range<Int> {
    if exceptionCount > 0, let range = exception(.rawID, raw, at: slot) { return range }
    return idLine(raw, at: slot)
  }

  /// The users of some sources.
  func places(ofSources isWanted: (String) -> Bool, _ raw: UnsafeRawBufferPointer) -> ChunkBits {
    list(.source, raw).places(raw, sources.map(isWanted), within: present)
  }

  /// The users who have an exception of a kind.
  func places(with kind: ChunkException, _ raw: UnsafeRawBufferPointer) -> ChunkBits {
    var places = ChunkBits.none
    let section = range(.exceptions)
    for place in stride(from: section.lowerBound, to: section.upperBound, by: 8)
    where raw.number16(place + 2) == Int(kind.rawValue) {
      places[raw.number16(place)] = true
    }
    return places
  }
}

extension IndexChunk {
  /// Where a folded text of a user lies; nil where the user has none.
  func line(
    _ kind: ChunkException, _ raw: UnsafeRawBufferPointer, at slot: Int
  ) -> Range<Int>? {
    if exceptionCount > 0, let range = exception(kind, raw, at: slot) { return range }
    let line =
      switch kind {
      case .label, .name: self.line(0, raw, at: slot)
      case .email: self.line(1, raw, at: slot)
      case .username: self.line(2, raw, at: slot)
      case .domain: raw.domain(of: self.line(1, raw, at: slot))
      case .id, .rawID: idLine(raw, at: slot)
      }
    return line.isEmpty ? nil : line
  }

  /// Where a line of a search text lies; empty where there is none.
  private func line(_ line: Int, _ raw: UnsafeRawBufferPointer, at slot: Int) -> Range<Int> {
    let text = text(raw, at: slot)
    var start = text.lowerBound + 1
    for _ in 0..<line { start = raw.lineEnd(start, in: text) + 1 }
    let end = raw.lineEnd(start, in: text)
    return min(start, end)..<end
  }
}

extension UnsafeRawBufferPointer {
  /// The place of the first newline from a place on; the end of the text where there is none.
  @inline(__always)
  func lineEnd(_ start: Int, in text: Range<Int>) -> Int {
    var place = start
    while place < text.upperBound, self[place] != 0x0A { place += 1 }
    return Swift.min(place, text.upperBound)
  }

  /// What follows the last @ of an e-mail address; empty where there is none.
  func domain(of email: Range<Int>) -> Range<Int> {
    var place = email.upperBound
    while place > email.lowerBound {
      place -= 1
      if self[place] == UInt8(ascii: "@") { return place + 1..<email.upperBound }
    }
    return email.upperBound..<email.upperBound
  }
}
