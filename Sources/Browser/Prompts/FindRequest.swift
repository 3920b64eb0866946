import DirectoryModel

/// A search for the next row of a listing that holds a text.
package struct FindRequest: Hashable, Sendable {
  package let text: String
  /// The row after which the search begins, going round at the end.
  package let row: Int
  /// 1 downwards, -1 upwards.
  package let step: Int
  /// The number of the list that is searched, by which a late answer is known as one.
  package let generation: Int
  /// The rows; two requests about the same list are equal without regard to them.
  private let listing: any UserListing

  init(
    _ text: String, after row: Int, step: Int, in listing: any UserListing, generation: Int
  ) {
    self.text = text
    self.row = row
    self.step = step
    self.listing = listing
    self.generation = generation
  }

  package static func == (left: FindRequest, right: FindRequest) -> Bool {
    (left.text, left.row, left.step, left.generation)
      == (right.text, right.row, right.step, right.generation)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(row)
    hasher.combine(step)
    hasher.combine(generation)
  }

  /// The row of the next hit, which may be the one where the search began; nil without any, or
  /// once `isCancelled`, asked now and then, says so.
  package func hit(isCancelled: () -> Bool) -> Int? {
    let term = Query.words(of: text).term
    let context = QueryContext(now: Timestamp(seconds: 0))
    let count = listing.count
    guard count > 0, term != .all else { return nil }
    for distance in 1...count {
      if distance % 1024 == 0, isCancelled() { return nil }
      let found = (((row + step * distance) % count) + count) % count
      if term.truth(of: listing.user(at: found), context) == .yes { return found }
    }
    return nil
  }
}

/// What was looked for last.
package struct Searches: Hashable, Sendable {
  /// In the list.
  package var list = ""
  /// In the details.
  package var detail = ""

  package init() {}
}
