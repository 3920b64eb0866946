import Browser
import DirectoryModel
import DirectoryText
import Host

/// Where the browser keeps how it was set up, beside the store.
struct PreferencesFile: Sendable {
  private let path: String

  /// The file in a folder, which needs not be there.
  init(folder: String) { path = PathResolver.join(folder, "browser") }

  /// What was kept; nothing where there is no file or it can't be read.
  func read() -> Preferences {
    FileAccess.text(of: path).map(Preferences.init(parsing:)) ?? Preferences()
  }

  /// Keeps the preferences, as far as the place can be written: nobody is to be bothered for them.
  @Sendable func write(_ preferences: Preferences) async {
    await BlockingCall.run {
      try? ConfigurationFile.replace(path, with: preferences.text)
    }
  }
}

extension Preferences {
  /// Takes what the configuration sets: it wins over what was kept.
  func set(by settings: InterfaceSettings) -> Preferences {
    var preferences = self
    if let names = settings.columns {
      preferences.columns = names.compactMap { UsersView.column(named: $0) }
    }
    if settings.layout != .auto { preferences.layout = settings.layout }
    if settings.time != .absolute { preferences.times = settings.time }
    return preferences
  }
}
