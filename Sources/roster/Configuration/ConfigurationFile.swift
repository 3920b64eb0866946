import DirectoryModel
import Glibc
import Host
import Providers

/// The configuration as the commands get it.
enum ConfigurationFile {
  /// What the registry's providers ask of a source.
  static let providers = ProviderRegistry.all.map {
    ProviderRequirements(
      name: $0.name, requiredKeys: $0.requiredKeys, optionalKeys: $0.optionalKeys,
      conditions: $0.conditions.map {
        ProviderRequirements.Condition(key: $0.key, value: $0.value, requiredKey: $0.requiredKey)
      })
  }

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
    if let text = FileAccess.text(of: path) { return text }
    throw CommandFailure(.configuration, "\(path): \(FileAccess.reason(for: path))")
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
      let reason = SystemError.last.words
      unlink(draft)
      throw CommandFailure(.configuration, "\(path) can't be written: \(reason)")
    }
  }

  static func parse(
    _ text: String, file: String, isStrict: Bool = false
  ) throws(CommandFailure) -> Configuration {
    do throws(ConfigurationErrors) {
      return try Configuration(
        parsing: text, file: file, providers: providers, home: Surroundings.present.home,
        strict: isStrict)
    } catch {
      throw CommandFailure(.configuration, error.diagnostics.map(\.text))
    }
  }
}
