package import DirectoryModel
package import HTTPTransport

/// A kind of service that is asked over HTTP: its requests, how it is told who asks, its refusals.
package struct HTTPService: Sendable {
  /// Every request that the provider can make.
  package let endpoints: [Endpoint]
  /// The documented number of requests a minute; nil where none is documented.
  package let requestsPerMinute: Int?
  /// How the credential is sent, where need be as the configuration has it.
  let authentication: @Sendable (SourceConfiguration) -> AuthenticationScheme
  /// What answers may be, as the `Accept` header says it.
  package let mediaTypes: String
  let refusal: @Sendable (HTTPAnswer) -> APIClient.Refusal
  /// Which refusals with another status mean 429, where the service is known for such.
  let isRateLimit: @Sendable (HTTPAnswer) -> Bool
  let make: @Sendable (ProviderContext) -> any UserProvider
  /// What the documentation shows of the API, one for each of its versions.
  package let examples: [ProviderExample]

  /// A service that is told who asks as the configuration has it.
  init(
    endpoints: [Endpoint], requestsPerMinute: Int? = nil,
    authentication: @escaping @Sendable (SourceConfiguration) -> AuthenticationScheme,
    mediaTypes: String = "application/json",
    refusal: @escaping @Sendable (HTTPAnswer) -> APIClient.Refusal,
    isRateLimit: @escaping @Sendable (HTTPAnswer) -> Bool = { _ in false },
    make: @escaping @Sendable (ProviderContext) -> any UserProvider,
    examples: [ProviderExample]
  ) {
    self.endpoints = endpoints
    self.requestsPerMinute = requestsPerMinute
    self.authentication = authentication
    self.mediaTypes = mediaTypes
    self.refusal = refusal
    self.isRateLimit = isRateLimit
    self.make = make
    self.examples = examples
  }

  /// A service that is always told in the same way who asks.
  init(
    endpoints: [Endpoint], requestsPerMinute: Int? = nil, authentication: AuthenticationScheme,
    refusal: @escaping @Sendable (HTTPAnswer) -> APIClient.Refusal,
    make: @escaping @Sendable (ProviderContext) -> any UserProvider,
    examples: [ProviderExample]
  ) {
    self.init(
      endpoints: endpoints, requestsPerMinute: requestsPerMinute,
      authentication: { _ in authentication }, refusal: refusal, make: make, examples: examples)
  }

  /// How the requests of a source behave; to be made once for each source of the process.
  ///
  /// The budget is the configured number of requests a minute, else the documented one.
  package func policy(
    for configuration: SourceConfiguration, clock: TransportClock,
    reportPause: @escaping @Sendable (RequestPause) -> Void = { _ in },
    record: @escaping @Sendable (RequestRecord) -> Void = { _ in }
  ) -> RequestPolicy {
    let budget = RateBudget(
      source: configuration.source.name,
      requestsPerMinute: configuration.maxRequestsPerMinute ?? requestsPerMinute, clock: clock,
      reportPause: reportPause)
    return RequestPolicy(clock: clock, budget: budget, reportPause: reportPause, record: record)
  }

  /// The provider for one source.
  ///
  /// The credential is asked for when the first request is made, and `now` is the clock that users
  /// are marked with. `notify` is told what the source says beside one user. Without a policy each request is made
  /// once and at once.
  package func provider(
    _ configuration: SourceConfiguration,
    credential: @escaping @Sendable () async throws(HTTPTransportError) -> Secret,
    transport: any HTTPTransport, policy: RequestPolicy? = nil,
    notify: @escaping @Sendable (DisplayText) -> Void = { _ in },
    now: @escaping @Sendable () -> Timestamp
  ) -> any UserProvider {
    let redactor = Redactor()
    let authentication = AuthenticationMiddleware(
      scheme: authentication(configuration), redactor: redactor, credential: credential)
    let client = APIClient(
      source: configuration.source.name, baseURL: configuration.baseURL, mediaTypes: mediaTypes,
      transport: pipeline(configuration.source.name, authentication, policy, transport),
      redactor: redactor, now: now, refusal: refusal)
    return make(
      ProviderContext(configuration: configuration, client: client, notify: notify, now: now))
  }

  /// What a request passes on its way out, first to last.
  ///
  /// - Retrying comes first: each try has to earn its place in the budget and its line in the log.
  /// - A redirect that is followed is a request like any other for what comes after.
  /// - The budget stands before the log, so that the log measures the service and not the queue,
  ///   and before the credential, which nobody is asked for until the request may go.
  /// - The log stands before the credential and never sees a request that carries one. What it
  ///   tells is the status as it came; all before it see a rate limit as what it is.
  /// - The credential comes last: nothing but the network has it.
  private func pipeline(
    _ source: String, _ authentication: AuthenticationMiddleware, _ policy: RequestPolicy?,
    _ transport: any HTTPTransport
  ) -> any HTTPTransport {
    let rateLimit = RateLimitMiddleware(isRateLimit: isRateLimit)
    guard let policy else {
      return HTTPPipeline.make(
        [RedirectMiddleware(), rateLimit, authentication], before: transport)
    }
    return HTTPPipeline.make(
      [
        RetryMiddleware(source: source, clock: policy.clock, reportPause: policy.reportPause),
        RedirectMiddleware(),
        BudgetMiddleware(budget: policy.budget, clock: policy.clock),
        rateLimit,
        LogMiddleware(source: source, clock: policy.clock, record: policy.record),
        authentication,
      ], before: transport)
  }
}

/// What a provider is made with.
struct ProviderContext: Sendable {
  let configuration: SourceConfiguration
  let client: APIClient
  /// Tells what the source said beside one user; what it says beside a list stands on the page.
  let notify: @Sendable (DisplayText) -> Void
  let now: @Sendable () -> Timestamp

  var source: Source { configuration.source }
}
