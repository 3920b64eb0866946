import DirectoryModel
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

  /// Puts a new text in place of the file's, for the owner alone.
  static func replace(_ path: String, with text: String) throws(CommandFailure) {
    do throws(ConfigurationTemplate.Refusal) {
      try ConfigurationTemplate.write(text, to: path, replacing: true)
    } catch {
      throw CommandFailure(.configuration, error.message)
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
