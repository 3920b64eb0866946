import DirectoryModel
import Host

/// Which files the configuration is read from.
struct ConfigurationLocation: Hashable, Sendable {
  /// A `--config` that names no file; exit code 64.
  struct Refusal: Error, Hashable, Sendable {
    /// What is wrong with it.
    let message: DisplayText
  }

  /// Where the path of the configuration comes from.
  enum Origin: Hashable, Sendable {
    /// `--config FILE`: the file must be there.
    case option
    /// `ROSTER_CONFIG`: the file must be there.
    case environment
    /// The usual place: without a file nothing is configured.
    case standard
  }

  /// The path of `config.toml`.
  let configuration: String
  /// Who named it.
  let origin: Origin
  /// The path of the user's `keymap.conf`, which stands in the usual place whatever ``origin`` is.
  let keymap: String

  /// - Parameters:
  ///   - option: the value of `--config`, if given.
  ///   - environment: the variables of the process.
  ///   - home: the user's home directory.
  /// - Throws: if `--config` is empty or `-`.
  init(option: String?, environment: [String: String], home: String) throws(Refusal) {
    // A relative XDG_CONFIG_HOME is to be ignored (XDG Base Directory Specification).
    let configured = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    let base = configured ?? PathResolver.join(home, ".config")
    let directory = PathResolver.join(base, "roster")
    keymap = PathResolver.join(directory, "keymap.conf")
    if let option {
      if option == "-" {
        throw Refusal(message: "--config needs a file; standard input is not supported")
      }
      guard !option.isEmpty else { throw Refusal(message: "--config needs a file") }
      configuration = option
      origin = .option
    } else if let path = environment["ROSTER_CONFIG"], !path.isEmpty {
      configuration = path
      origin = .environment
    } else {
      configuration = PathResolver.join(directory, "config.toml")
      origin = .standard
    }
  }
}
