import DirectoryModel
import Host

/// Where the store is.
enum StoreLocation {
  /// The configured path, else `roster/roster.sqlite` below `$XDG_STATE_HOME`.
  static func path(_ settings: StoreSettings) -> String {
    settings.path ?? PathResolver.join(stateDirectory, "roster.sqlite")
  }

  /// Where roster keeps what it may lose: a relative `XDG_STATE_HOME` is to be ignored (XDG Base
  /// Directory Specification).
  static var stateDirectory: String {
    let surroundings = Surroundings.present
    let configured = surroundings.environment["XDG_STATE_HOME"].flatMap {
      $0.hasPrefix("/") ? $0 : nil
    }
    let base = configured ?? PathResolver.join(surroundings.home, ".local/state")
    return PathResolver.join(base, "roster")
  }
}
