import DirectoryModel
import DirectoryText

extension PlainState {
  /// How many users there are, and the users of the page, a line each.
  func account(of listing: any UserListing) -> [DisplayText] {
    let count = listing.count
    let rows = min(start, count)..<min(start + Self.pageLength, count)
    return [head(of: listing)] + rows.map { "\($0 + 1) \(listing.user(at: $0).sentence)" }
  }

  /// `37 users.` or `3 of 37 users match, 9 cannot tell: …, but tines was not read whole.`
  private func head(of listing: any UserListing) -> DisplayText {
    let noun: DisplayText = listing.total == 1 ? "user" : "users"
    let verb: DisplayText = listing.count == 1 ? "matches" : "match"
    var text: DisplayText =
      asked.query.isEmpty
      ? "\(listing.total.grouped) \(noun)"
      : "\(listing.count.grouped) of \(listing.total.grouped) \(noun) \(verb)"
    if listing.cannotTell.count > 0 {
      text = "\(text), \(listing.cannotTell.words(sources: sources.byName))"
    }
    let incomplete = sources.neverReadWhole
    guard incomplete.isEmpty else {
      let verb: DisplayText = incomplete.count == 1 ? "was" : "were"
      return "\(text), but \(incomplete.joined(separator: ", ")) \(verb) not read whole."
    }
    return "\(text)."
  }
}
