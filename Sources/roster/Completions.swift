import ArgumentParser
import DirectoryModel
import Foundation
import Providers

/// What a shell offers where a word is typed.
extension CompletionKind {
  /// The kinds of service.
  static let providers = CompletionKind.list(ProviderRegistry.all.map(\.name))

  /// The names of the configured sources.
  static let sources = CompletionKind.custom { words, _, _ in
    configuration(for: words)?.sources.map(\.configuration.source.name) ?? []
  }

  /// Columns with commas between, each once.
  static let columns = names(UserColumn.allCases.map(\.rawValue))
  /// Columns to sort by, with commas between.
  static let sortKeys = names(
    UserColumn.allCases.flatMap { [$0.rawValue, "\($0.rawValue):desc"] })
  /// Fields to count by, with commas between.
  static let countFields = names(FacetField.allCases.map(\.rawValue))

  /// A word of a query: fields, and the values that a field has words for or that are configured.
  static let query = CompletionKind.custom { words, _, typed in
    let completion = QueryCompletion(typed, cursor: typed.count) { field in
      switch field {
      case .source:
        configuration(for: words)?.sources.map { DisplayText($0.configuration.source.name) } ?? []
      case .provider: ProviderRegistry.all.map { DisplayText($0.name) }
      default: []
      }
    }
    let start = typed.prefix(completion.range.lowerBound)
    return completion.candidates.map { start + $0.insertion }
  }

  private static func names(_ all: [String]) -> CompletionKind {
    .custom { _, _, typed in
      let start = typed.lastIndex(of: ",").map { typed[...$0] } ?? ""
      let taken = Set(start.split(separator: ","))
      return all.filter { !taken.contains(Substring($0)) }.map { start + $0 }
    }
  }

  /// The configuration that a command line of these words would read; nil where it can't be read:
  /// nobody wants to be told of that here.
  private static func configuration(for words: [String]) -> Configuration? {
    var options = GlobalOptions()
    options.config =
      words.firstIndex(of: "--config").flatMap {
        words.indices.contains($0 + 1) ? words[$0 + 1] : nil
      } ?? words.first { $0.hasPrefix("--config=") }.map { String($0.dropFirst("--config=".count)) }
    return try? ConfigurationFile.load(options, in: .ofProcess())
  }
}

/// The program as a shell completes it: the global options may stand before a command, where the
/// parser of the commands does not know them (``GlobalOptions/moved(behindCommandIn:commands:)``).
struct CompletedRoster: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", version: ProgramVersion.text,
    subcommands: Roster.configuration.subcommands,
    defaultSubcommand: BrowseCommand.self)

  @OptionGroup var options: GlobalOptions

  /// The script that was asked for with `--generate-completion-script SHELL`; nil where none was.
  static func script(for arguments: [String]) -> String? {
    let option = "--generate-completion-script"
    let shell: String? =
      switch (arguments.first, arguments.dropFirst().first) {
      case (option, let shell): shell
      case (let word?, _) where word.hasPrefix(option + "="):
        String(word.dropFirst(option.count + 1))
      default: nil
      }
    return shell.flatMap { CompletionShell(rawValue: $0) }.map { completionScript(for: $0) }
  }
}
