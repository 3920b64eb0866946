extension Sequence<String> {
  /// The word that was most likely meant, or nil when none comes near.
  ///
  /// A word that is one part of a name (`users` of `list.users`, `down` of `move-down`) counts as
  /// one slip; otherwise slips are counted letter by letter, a swap of neighbours as one (optimal
  /// string alignment), and up to a third of the word may be wrong. Of several the first one wins.
  package func nearest(to word: String) -> String? {
    // No name is so long; and what is none needs no quadratic work.
    guard word.unicodeScalars.count <= 64 else { return nil }
    let wanted = word.lowercased()
    var best: (slips: Int, word: String)?
    for candidate in self {
      let slips = Self.slips(from: wanted, to: candidate.lowercased())
      if slips < best?.slips ?? Swift.max(1, wanted.count / 3) + 1 {
        best = (slips, candidate)
      }
    }
    return best?.word
  }

  private static func slips(from word: String, to candidate: String) -> Int {
    if word == candidate { return 0 }
    if candidate.split(whereSeparator: { "-.".contains($0) }).contains(word[...]) { return 1 }
    return distance(Array(word), Array(candidate))
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var older: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        var cost = Swift.min(
          previous[column + 1] + 1, current[column] + 1,
          previous[column] + (left[row] == right[column] ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = Swift.min(cost, older[column - 1] + 1)
        }
        current.append(cost)
      }
      (older, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
