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

  func connect(
    _ configuration: SourceConfiguration
  ) throws(CommandFailure) -> (provider: any UserProvider, budget: RateBudget) {
    let name = configuration.source.name
    guard let descriptor = ProviderRegistry.descriptor(named: configuration.source.provider) else {
      throw CommandFailure(.configuration, "\(name): unknown provider")
    }
    let transport: NetworkTransport
    do throws(ConfigurationFault) {
      transport = try NetworkTransport(
        configuration, proxies: ProxySettings(environment: context.environment))
    } catch {
      throw CommandFailure(.configuration, "\(name): \(error.key) \(error.message)")
    }
    let policy = descriptor.policy(
      for: configuration, clock: .system(now: context.now),
      reportPause: { [pauses, log] pause in
        pauses.tell(pause)
        log?.write(pause)
      },
      record: { [log] in log?.write($0) })
    let provider = descriptor.provider(
      configuration, credential: credential(of: name),
      transport: clocks.watching(transport, source: name), policy: policy,
      notify: { [notices] in notices.tell(SourceNotice(source: name, words: $0)) },
      now: context.now)
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
