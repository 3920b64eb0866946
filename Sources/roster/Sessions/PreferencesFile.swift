import Browser
import DirectoryModel
import DirectoryText
import Host

/// Where the browser keeps how it was set up, beside the store.
struct PreferencesFile: Sendable {
  private let path: String

  /// The file in a folder, which needs not be there.
  init(folder: String) { path = PathResolver.join(folder, "browser") }

  /// What an earlier run has kept, and what is to be said of it.
  struct Opened {
    var preferences = Preferences()
    /// What was done with a file that can't be read.
    var notice: DisplayText?
    /// Why nothing can be kept; nil where it can.
    var trouble: DisplayText?
  }

  /// What was kept. A file that can't be read is set aside, so that it is not overwritten.
  func open() -> Opened {
    var opened = Opened()
    do throws(ConfigurationTemplate.Refusal) {
      let text = try text { aside, reason in
        opened.notice = "\(path) can't be read: \(reason); it is now \(aside)"
      }
      opened.preferences = Preferences(parsing: text)
      // Whether a file can be made there is known once one was.
      _ = try ConfigurationTemplate.draft(for: path)
    } catch {
      opened.trouble = error.message
    }
    return opened
  }

  /// Keeps the preferences, and what is in the file beside them.
  /// - Returns: why that could not be; nil where it could.
  @Sendable func write(_ preferences: Preferences) async -> DisplayText? {
    await BlockingCall.run {
      do throws(ConfigurationTemplate.Refusal) {
        let others = Preferences.unknownLines(in: try text())
        let lines = others.map { "\($0)\n" }.joined()
        try ConfigurationTemplate.write(preferences.text + lines, to: path, replacing: true)
        return nil
      } catch {
        return error.message
      }
    }
  }

  /// The file's text, empty where there is no file.
  private func text(
    tellingAside tell: (_ aside: String, _ reason: String) -> Void = { _, _ in }
  ) throws(ConfigurationTemplate.Refusal) -> String {
    if FileAccess.isMissing(path) { return "" }
    let reason: String
    do throws(FileAccess.Failure) {
      return try FileAccess.read(path)
    } catch {
      reason = error.reason
    }
    do throws(FileAccess.Failure) {
      tell(try FileAccess.setAside(path, suffix: "unreadable"), reason)
      return ""
    } catch {
      throw ConfigurationTemplate.Refusal(
        message: "\(path) can't be read (\(reason)) nor set aside: \(error.reason)")
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
