import DirectoryModel

/// Words of a query that a shell hands over as arguments, where they look like options.
enum QueryArguments {
  /// The same arguments with `!dept:Sales` for `-dept:Sales`: both leave out, and no option is written
  /// so. What stands behind `--` is no option in any case.
  static func readable(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].map { isFieldLeftOut($0) ? "!" + $0.dropFirst() : $0 }
      + arguments[end...]
  }

  private static func isFieldLeftOut(_ argument: String) -> Bool {
    guard argument.hasPrefix("-"), !argument.hasPrefix("--"), argument.contains(":") else {
      return false
    }
    return QueryField(name: String(argument.dropFirst().prefix { $0 != ":" })) != nil
  }

  /// What to say where an option that there is not may be a word that is to be left out; nil where it
  /// can be none.
  static func hint(for arguments: [String]) -> String? {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let word = arguments[..<end].first { argument in
      argument.count > 2 && argument.hasPrefix("-") && !argument.hasPrefix("--")
    }
    return word.map { "To leave out users with a word in a query, write '!\($0.dropFirst())'." }
  }
}
