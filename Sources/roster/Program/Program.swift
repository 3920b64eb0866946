import DirectoryModel
import DirectorySync
import HTTPTransport
import Providers

/// The parts put together: the sources of a configuration, ready to be asked.
struct Program: Sendable {
  let configuration: Configuration
  let credentials: CredentialReader
  let providers: [any UserProvider]
  let directory: any UserDirectory

  /// Makes the sources of these names, or all that are enabled if no name is given.
  init(_ configuration: Configuration, only: [String] = []) throws(CommandFailure) {
    let entries = try Self.entries(of: configuration, only: only)
    let credentials = CredentialReader(
      sources: entries, environment: Surroundings.present.environment,
      ask: { prompt in await BlockingCall.run { TerminalPrompt.ask(prompt) } })
    var providers: [any UserProvider] = []
    for entry in entries {
      providers.append(try Self.provider(entry.configuration, credentials))
    }
    self.configuration = configuration
    self.credentials = credentials
    self.providers = providers
    directory = Directory(providers: providers, now: Surroundings.now)
  }

  private static func entries(
    of configuration: Configuration, only: [String]
  ) throws(CommandFailure) -> [SourceEntry] {
    let names = configuration.sources.map(\.configuration.source.name)
    for name in only where !names.contains(name) {
      let near = names.nearest(to: name)
      throw CommandFailure(
        .usage, "no source is named \(name)\(near.map { "; did you mean \($0)?" } ?? "")")
    }
    let entries = configuration.sources.filter { entry in
      only.isEmpty
        ? entry.configuration.isEnabled : only.contains(entry.configuration.source.name)
    }
    if entries.isEmpty {
      throw CommandFailure(
        .configuration,
        """
        no source is configured; `roster config init` begins a configuration, `roster demo` shows \
        the browser on sample data
        """)
    }
    return entries
  }

  private static func provider(
    _ configuration: SourceConfiguration, _ credentials: CredentialReader
  ) throws(CommandFailure) -> any UserProvider {
    let name = configuration.source.name
    guard let descriptor = ProviderRegistry.descriptor(named: configuration.source.provider) else {
      throw CommandFailure(.configuration, "\(name): unknown provider")
    }
    let transport: NetworkTransport
    do throws(ConfigurationFault) {
      transport = try NetworkTransport(configuration)
    } catch {
      throw CommandFailure(.configuration, "\(name): \(error.key) \(error.message)")
    }
    return descriptor.provider(
      configuration,
      credential: { () async throws(HTTPTransportError) -> Secret in
        do throws(CredentialError) {
          return Secret(try await credentials.credential(for: name))
        } catch {
          throw HTTPTransportError(
            error.isCancellation ? .cancelled : .credential, detail: error.message)
        }
      },
      transport: transport, now: Surroundings.now)
  }
}
