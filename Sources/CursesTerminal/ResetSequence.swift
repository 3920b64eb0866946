import CNcurses

/// What a dying program sends to its terminal, prepared while it is well.
enum ResetSequence {
  /// The given modes off, empty for a terminal that has none, then terminfo's own words for a visible cursor, the first screen and
  /// plain type. `capability` asks for one of those by its terminfo name.
  static func text(
    leaving modes: String,
    capability: (String) -> String? = { cn_capability($0).map { String(cString: $0) } }
  ) -> String {
    let words = ["cnorm", "rmcup", "sgr0"].compactMap(capability).map(withoutPadding)
    return modes + words.joined() + "\r"
  }

  /// Leaves out terminfo's delays, `$<...>`, which only `tputs` can carry out.
  private static func withoutPadding(_ capability: String) -> String {
    capability.replacing(/\$<[^>]*>/, with: "")
  }
}
