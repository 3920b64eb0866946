import DirectoryModel
import Providers

/// The configuration as the commands get it.
enum ConfigurationFile {
  /// What the registry's providers ask of a source.
  static let providers = ProviderRegistry.all.map {
    ProviderRequirements(
      name: $0.name, requiredKeys: $0.requiredKeys, optionalKeys: $0.optionalKeys)
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
    let text: String
    do {
      text = try Surroundings.text(of: path)
    } catch {
      if location.origin == .standard, FileAccess.isMissing(path) { return Configuration() }
      throw CommandFailure(.configuration, "\(path): \(FileAccess.reason(for: path))")
    }
    return try parse(text, file: path, isStrict: isStrict)
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
