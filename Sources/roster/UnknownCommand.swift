import DirectoryModel

/// A word in the place of a command that is none, with an option that only a command could take:
/// words that are searched for have no such.
struct UnknownCommand {
  /// The options that go with words that are searched for, beside those of every command.
  private static let options = ["--plain", "--help", "-h", "--version", "--help-hidden"]

  let word: String
  /// The first option that a search does not take.
  let option: String
  private let nearest: String?

  /// Looks for such a word; nil where the arguments are wrong in another way.
  init?(in arguments: [String], commands: [String]) {
    let words = arguments.dropFirst(GlobalOptions.leading(in: arguments))
    guard let word = words.first, !word.hasPrefix("-"), !commands.contains(word), word != "help",
      let option = Self.foreignOption(in: words.dropFirst())
    else { return nil }
    self.word = word
    self.option = option
    nearest = commands.nearest(to: word)
  }

  private static func foreignOption(in arguments: ArraySlice<String>) -> String? {
    var rest = arguments
    while let argument = rest.first, argument != "--" {
      let isOption = argument.hasPrefix("-") && argument != "-"
      if isOption, !options.contains(argument), GlobalOptions.length(of: argument) == nil {
        return String(argument.prefix { $0 != "=" })
      }
      rest = rest.dropFirst(GlobalOptions.length(of: argument) ?? 1)
    }
    return nil
  }

  /// What is said of it.
  var failure: CommandFailure {
    let hint = nearest.map { "did you mean `\($0)`?" } ?? "`roster --help` lists the commands"
    return CommandFailure(
      .usage, "no command `\(word)`; \(hint)",
      "words that are searched for take no \(option); after -- it is a word as any other")
  }
}
