import DirectoryModel
import HTTPTransport
import Host
import Providers

/// The configuration as the commands get it.
enum ConfigurationFile {
  static func location(
    _ options: GlobalOptions, in context: CommandContext
  ) throws(CommandFailure) -> ConfigurationLocation {
    do throws(ConfigurationLocation.Refusal) {
      return try ConfigurationLocation(
        option: options.config, environment: context.environment, home: context.home)
    } catch {
      throw CommandFailure(.usage, error.message)
    }
  }

  /// Reads the file; the usual place may be empty, which configures nothing.
  static func load(
    _ options: GlobalOptions, isStrict: Bool = false, in context: CommandContext
  ) throws(CommandFailure) -> Configuration {
    let location = try location(options, in: context)
    let path = location.configuration
    if location.origin == .standard, FileAccess.isMissing(path) { return Configuration() }
    return try parse(try text(at: path), file: path, isStrict: isStrict, in: context)
  }

  /// What to do about a password in the file that others can read; nil where there is none.
  static func exposure(of configuration: Configuration, at path: String) -> DisplayText? {
    let holdsPassword = configuration.sources.contains {
      $0.configuration.proxy.map { ProxyAddress.holdsLogin($0) } ?? false
    }
    guard holdsPassword, FileAccess.isOpenToOthers(path) else { return nil }
    return "others can read the proxy's password in \(path); run: chmod 600 \(path.shellWord)"
  }

  static func text(at path: String) throws(CommandFailure) -> String {
    do throws(FileAccess.Failure) {
      return try FileAccess.read(path)
    } catch {
      throw CommandFailure(.configuration, "\(path): \(error.reason)")
    }
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
    _ text: String, file: String, isStrict: Bool = false, in context: CommandContext
  ) throws(CommandFailure) -> Configuration {
    do throws(ConfigurationErrors) {
      return try Configuration(
        parsing: text, file: file, providers: ProviderRegistry.all, home: context.home,
        strict: isStrict)
    } catch {
      throw CommandFailure(.configuration, error.diagnostics.map(\.text))
    }
  }
}
