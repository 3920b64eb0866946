package import DirectoryModel
package import HTTPTransport

/// All that the program needs to know of a kind of service: one line in ``ProviderRegistry``.
package struct ProviderDescriptor: Sendable {
  /// The name in the configuration, `tines`.
  package let name: String
  /// Keys of a `[[source]]` that this provider can't do without, besides name and url.
  package let requiredKeys: [String]
  /// Keys that only some providers take and this one can do without.
  package let optionalKeys: [String]
  /// Every request that the provider can make.
  package let endpoints: [Endpoint]
  let authentication: AuthenticationScheme
  let refusal: @Sendable (HTTPAnswer) -> APIClient.Refusal
  let make: @Sendable (ProviderContext) -> any UserProvider
  /// What the documentation shows of the API, one for each of its versions.
  package let examples: [ProviderExample]

  init(
    name: String, requiredKeys: [String] = [], optionalKeys: [String] = [], endpoints: [Endpoint],
    authentication: AuthenticationScheme,
    refusal: @escaping @Sendable (HTTPAnswer) -> APIClient.Refusal,
    make: @escaping @Sendable (ProviderContext) -> any UserProvider,
    examples: [ProviderExample] = []
  ) {
    self.name = name
    self.requiredKeys = requiredKeys
    self.optionalKeys = optionalKeys
    self.endpoints = endpoints
    self.authentication = authentication
    self.refusal = refusal
    self.make = make
    self.examples = examples
  }

  /// The provider for one source.
  ///
  /// The credential is asked for when the first request is made, and `now` is the clock that users
  /// are marked with.
  package func provider(
    _ configuration: SourceConfiguration,
    credential: @escaping @Sendable () async throws(HTTPTransportError) -> Secret,
    transport: any HTTPTransport, now: @escaping @Sendable () -> Timestamp
  ) -> any UserProvider {
    let authenticated = HTTPPipeline.make(
      [AuthenticationMiddleware(scheme: authentication, credential: credential)],
      before: transport)
    let client = APIClient(
      source: configuration.source.name, baseURL: configuration.baseURL,
      transport: authenticated, refusal: refusal)
    return make(ProviderContext(configuration: configuration, client: client, now: now))
  }
}

/// What a provider is made with.
struct ProviderContext: Sendable {
  let configuration: SourceConfiguration
  let client: APIClient
  let now: @Sendable () -> Timestamp

  var source: Source { configuration.source }
}
