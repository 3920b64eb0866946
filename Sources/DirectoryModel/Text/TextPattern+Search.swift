extension TextPattern {
  /// The bytes to search for in folded texts that stand between newlines: the pattern's own, and a
  /// newline for each anchor.
  package var needle: [UInt8] {
    var bytes = Array(folded.utf8)
    if isAtStart { bytes.insert(0x0A, at: 0) }
    if isAtEnd { bytes.append(0x0A) }
    return bytes
  }

  /// Whether a folded text that has no newlines holds the pattern.
  package func isFound(in text: String) -> Bool { isFound(inLines: "\n\(text)\n") }

  /// Whether one of the folded texts between newlines holds the pattern.
  func isFound(inLines lines: String) -> Bool {
    withHits(inLines: lines) { $0.next() != nil }
  }

  /// How well the pattern is hit at its best place; nil where it is not found.
  func rank(inLines lines: String) -> HitRank? {
    withHits(inLines: lines) { hits in
      var best: HitRank?
      while let hit = hits.next(), best != .wholeWord {
        let word = hit.lowerBound + (isAtStart ? 1 : 0)..<hit.upperBound - (isAtEnd ? 1 : 0)
        let rank = HitRank(of: word, in: hits.text)
        best = best.map { min($0, rank) } ?? rank
      }
      return best
    }
  }

  private func withHits<Result>(inLines lines: String, _ body: (inout Hits) -> Result) -> Result {
    var lines = lines
    let needle = needle
    return lines.withUTF8 { text in
      needle.withUnsafeBufferPointer { needle in
        var hits = Hits(text: text, needle: needle)
        return body(&hits)
      }
    }
  }

  /// The places where bytes occur, from left to right; they may overlap.
  private struct Hits {
    let text: UnsafeBufferPointer<UInt8>
    let needle: UnsafeBufferPointer<UInt8>
    var position = 0

    mutating func next() -> Range<Int>? {
      while position + needle.count <= text.count {
        defer { position += 1 }
        let range = position..<position + needle.count
        if text[position] == needle.first, text[range].elementsEqual(needle) { return range }
      }
      return nil
    }
  }
}
