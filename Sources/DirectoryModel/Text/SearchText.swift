/// The folded text of a user that free words are searched in.
package struct SearchText: Hashable, Sendable {
  /// Name, e-mail, username and id, each on a line of its own that may be empty, with a newline
  /// before the first one and after each.
  ///
  /// So a search for bytes finds no word across two of them, and an anchor is a newline. A newline
  /// within a value was folded to a blank.
  package let folded: String

  package init(_ user: User) {
    var text = "\n"
    for field in [
      user.displayName.original, user.email?.original, user.username?.original, user.id.text,
    ] {
      text += field?.folded ?? ""
      text += "\n"
    }
    folded = text
  }

  /// Whether one of the fields holds the pattern.
  package func contains(_ pattern: TextPattern) -> Bool { pattern.isFound(inLines: folded) }

  /// How well the pattern is hit at its best place; nil where it is not found.
  package func rank(of pattern: TextPattern) -> HitRank? { pattern.rank(inLines: folded) }
}
