import DirectoryModel
import HTTPTransport
import Providers

/// Makes the provider of a source: transport, credential, log, and the budget of its requests.
struct SourceConnector {
  let context: CommandContext
  let credentials: CredentialReader
  let clocks: SourceClocks
  let pauses: Relay<RequestPause>
  let notices: Relay<SourceNotice>
  let log: RequestLog?
  /// The kinds of source that can be made.
  var registry = ProviderRegistry.all

  /// - Returns: the provider, and its budget where it asks somebody over HTTP.
  func connect(
    _ configuration: SourceConfiguration
  ) throws(CommandFailure) -> (provider: any UserProvider, budget: RateBudget?) {
    let name = configuration.source.name
    guard let descriptor = registry.first(where: { $0.name == configuration.source.provider })
    else {
      throw CommandFailure(.configuration, "\(name): unknown provider")
    }
    let notify: @Sendable (DisplayText) -> Void = { [notices] words in
      notices.tell(SourceNotice(source: name, words: words))
    }
    switch descriptor.reach {
    case .http(let service): return try connect(configuration, to: service, notify)
    case .local(let make):
      return (
        make(LocalContext(configuration: configuration, notify: notify, now: context.now)), nil
      )
    }
  }

  private func connect(
    _ configuration: SourceConfiguration, to service: HTTPService,
    _ notify: @escaping @Sendable (DisplayText) -> Void
  ) throws(CommandFailure) -> (provider: any UserProvider, budget: RateBudget?) {
    let name = configuration.source.name
    let transport: NetworkTransport
    do throws(ConfigurationFault) {
      transport = try NetworkTransport(
        configuration, proxies: ProxySettings(environment: context.environment))
    } catch {
      throw CommandFailure(.configuration, "\(name): \(error.key) \(error.message)")
    }
    let policy = service.policy(
      for: configuration, clock: .system(now: context.now),
      reportPause: { [pauses, log] pause in
        pauses.tell(pause)
        log?.write(pause)
      },
      record: { [log] in log?.write($0) })
    let provider = service.provider(
      configuration, credential: credential(of: name),
      transport: clocks.watching(transport, source: name), policy: policy,
      notify: notify, now: context.now)
    return (provider, policy.budget)
  }

  private func credential(
    of name: String
  ) -> @Sendable () async throws(HTTPTransportError) -> Secret {
    { [credentials] () async throws(HTTPTransportError) -> Secret in
      do throws(CredentialError) {
        return Secret(try await credentials.credential(for: name))
      } catch {
        throw HTTPTransportError(
          error.isCancellation ? .cancelled : .credential, detail: error.message)
      }
    }
  }
}
