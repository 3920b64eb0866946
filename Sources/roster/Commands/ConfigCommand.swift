import ArgumentParser
import DirectoryModel
import Host

/// `roster config`: where the configuration is, a first one, and whether it is right.
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Find, begin or check the configuration.",
    subcommands: [Path.self, Initialize.self, ConfigAddCommand.self, Check.self])

  /// `roster config path`.
  struct Path: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print the path of the configuration.")

    @OptionGroup var options: GlobalOptions

    func run(in context: CommandContext) async throws {
      context.output.line("\(try ConfigurationFile.location(options, in: context).configuration)")
    }
  }

  /// `roster config init`.
  struct Initialize: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "init", abstract: "Write a commented configuration to begin with.")

    @OptionGroup var options: GlobalOptions

    func run(in context: CommandContext) async throws {
      let path = try ConfigurationFile.location(options, in: context).configuration
      do throws(ConfigurationTemplate.Refusal) {
        try ConfigurationTemplate.writeTemplate(to: path)
      } catch {
        throw CommandFailure(.configuration, error.message)
      }
      context.output.line("wrote \(path); take the # from the source that you have, and fill it in")
    }
  }

  /// `roster config check`.
  struct Check: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Check the configuration and say what is wrong, and where.")

    @OptionGroup var options: GlobalOptions

    func run(in context: CommandContext) async throws {
      let path = try ConfigurationFile.location(options, in: context).configuration
      if options.config == nil, FileAccess.isMissing(path) {
        throw CommandFailure(
          .configuration, "\(path): there is no such file; `roster config init` writes one")
      }
      let configuration = try ConfigurationFile.load(options, isStrict: true, in: context)
      if let warning = ConfigurationFile.exposure(of: configuration, at: path) {
        context.output.error(warning)
      }
      let count = configuration.sources.count
      context.output.line("\(path): no mistakes; \(count) \(count == 1 ? "source" : "sources")")
    }
  }
}
