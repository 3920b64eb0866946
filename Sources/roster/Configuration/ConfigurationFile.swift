import DirectoryModel
import Glibc
import Providers

/// The configuration as the commands get it.
enum ConfigurationFile {
  static func location(_ options: GlobalOptions) throws(CommandFailure) -> ConfigurationLocation {
    let surroundings = Surroundings.present
    do throws(ConfigurationLocation.Refusal) {
      return try ConfigurationLocation(
        option: options.config, environment: surroundings.environment, home: surroundings.home)
    } catch {
      throw CommandFailure(.usage, error.message)
    }
  }

  /// Reads the file; the usual place may be empty, which configures nothing.
  static func load(
    _ options: GlobalOptions, isStrict: Bool = false
  ) throws(CommandFailure) -> Configuration {
    let location = try location(options)
    let path = location.configuration
    if location.origin == .standard, FileAccess.isMissing(path) { return Configuration() }
    return try parse(try text(at: path), file: path, isStrict: isStrict)
  }

  static func text(at path: String) throws(CommandFailure) -> String {
    do {
      return try Surroundings.text(of: path)
    } catch {
      throw CommandFailure(.configuration, "\(path): \(FileAccess.reason(for: path))")
    }
  }

  /// Writes a new text beside the file and puts it in its place, for the owner alone.
  ///
  /// A reader sees the old text or the new one, never a part.
  static func replace(_ path: String, with text: String) throws(CommandFailure) {
    let draft = "\(path).new"
    unlink(draft)
    do throws(ConfigurationTemplate.Refusal) {
      try ConfigurationTemplate.write(text, to: draft)
    } catch {
      throw CommandFailure(.configuration, error.message)
    }
    guard rename(draft, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(draft)
      throw CommandFailure(.configuration, "\(path) can't be written: \(reason)")
    }
  }

  static func parse(
    _ text: String, file: String, isStrict: Bool = false
  ) throws(CommandFailure) -> Configuration {
    do throws(ConfigurationErrors) {
      return try Configuration(
        parsing: text, file: file, providers: ProviderRegistry.all, home: Surroundings.present.home,
        strict: isStrict)
    } catch {
      throw CommandFailure(.configuration, error.diagnostics.map(\.text))
    }
  }
}
