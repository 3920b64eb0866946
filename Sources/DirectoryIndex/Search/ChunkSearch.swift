import CSupport
import DirectoryModel

/// Places of a chunk whose search text holds a word.
struct ChunkHits {
  var found = ChunkBits.none
  /// Where it begins a word, or is one.
  var starting = ChunkBits.none
  /// Where it is a word of its own.
  var whole = ChunkBits.none
}

extension IndexChunk {
  /// The places whose search text holds a pattern, in a line from 1 or, with 0, in any.
  func places(
    of pattern: TextPattern, line: Int = 0, within: ChunkBits, _ raw: UnsafeRawBufferPointer
  ) -> ChunkBits {
    if within.isEmpty { return .none }
    var found = ChunkBits.none
    Swift.withUnsafeBytes(of: within.words) { within in
      withUnsafeMutableBytes(of: &found.words) { found in
        search(.text, .starts, StoredChunk.capacity, for: pattern, line: line, raw, within, found)
      }
    }
    return found
  }

  /// The places whose search text holds a pattern, and how well each is hit.
  func hits(
    of pattern: TextPattern, within: ChunkBits, _ raw: UnsafeRawBufferPointer
  ) -> ChunkHits {
    var hits = ChunkHits()
    if within.isEmpty { return hits }
    Swift.withUnsafeBytes(of: within.words) { within in
      withUnsafeMutableBytes(of: &hits.found.words) { found in
        withUnsafeMutableBytes(of: &hits.starting.words) { starting in
          withUnsafeMutableBytes(of: &hits.whole.words) { whole in
            search(
              .text, .starts, StoredChunk.capacity, for: pattern, line: 0, raw, within, found,
              ranked: (starting, whole))
          }
        }
      }
    }
    return hits
  }

  /// For each text of lists, whether it holds one of the patterns.
  func items(with patterns: [TextPattern], _ raw: UnsafeRawBufferPointer) -> ItemSet {
    let words = (itemCount + 63) / 64
    var found = [UInt64](repeating: 0, count: words)
    let within = [UInt64](repeating: .max, count: words)
    within.withUnsafeBytes { within in
      found.withUnsafeMutableBytes { found in
        for pattern in patterns {
          search(.items, .itemStarts, itemCount, for: pattern, line: 0, raw, within, found)
        }
      }
    }
    return ItemSet(words: found)
  }

  private func search(
    _ text: ChunkSection, _ starts: ChunkSection, _ count: Int, for pattern: TextPattern,
    line: Int, _ raw: UnsafeRawBufferPointer, _ within: UnsafeRawBufferPointer,
    _ found: UnsafeMutableRawBufferPointer,
    ranked: (UnsafeMutableRawBufferPointer, UnsafeMutableRawBufferPointer)? = nil
  ) {
    let text = raw.part(range(text)).assumingMemoryBound(to: UInt8.self)
    let starts = raw.part(range(starts)).assumingMemoryBound(to: UInt32.self)
    let within = within.assumingMemoryBound(to: UInt64.self)
    var hits = cs_record_hits(
      found: found.assumingMemoryBound(to: UInt64.self).baseAddress,
      starting: ranked?.0.assumingMemoryBound(to: UInt64.self).baseAddress,
      whole: ranked?.1.assumingMemoryBound(to: UInt64.self).baseAddress)
    var records = cs_records(
      text: text.baseAddress, size: text.count, starts: starts.baseAddress, count: count)
    pattern.needle.withUnsafeBufferPointer { needle in
      var needle = cs_needle(bytes: needle.baseAddress, size: needle.count, line: line)
      cs_search_records(&records, within.baseAddress, &needle, &hits)
    }
  }
}

/// Some of a chunk's texts of lists.
struct ItemSet {
  fileprivate let words: [UInt64]

  func contains(_ item: Int) -> Bool { words[item >> 6] >> UInt64(item & 63) & 1 == 1 }
}
