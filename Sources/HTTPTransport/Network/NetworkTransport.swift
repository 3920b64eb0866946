import AsyncHTTPClient
package import DirectoryModel
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// Requests over the network, with the limits of one source.
///
/// Connections are kept for the next request; HTTP/2 and gzip are used where the service offers
/// them, and certificates are always verified. Redirects are not followed: a credential must not
/// travel to an address that nobody configured.
package final class NetworkTransport: HTTPTransport {
  /// The largest body that is taken into memory, in bytes.
  package static let maximumBodySize = 64 << 20
  /// As much of the body of a refusal is read, in bytes; what it says stands at its beginning.
  package static let maximumRefusalSize = 1 << 20
  /// How many times the time-out a whole answer may take: a service that sends a byte now and then
  /// would never run into the time-out itself.
  private static let slowness = 10

  private let client: HTTPClient
  private let maximumBodySize: Int
  private let longestTry: TimeAmount
  private let patience: TimeAmount
  private let tls: TLSConfiguration
  private let route: ProxyRoute?

  /// - Parameters:
  ///   - configuration: address, timeout, proxy and authorities of the source.
  ///   - proxies: what the environment says, where the configuration names no proxy.
  ///   - maximumBodySize: the largest body that is taken, in bytes.
  ///   - longestTry: how long a request may take to the last byte; ten times the timeout if nil.
  /// - Throws: a ``ConfigurationFault`` if `ca_file` or the proxy can't be used.
  package init(
    _ configuration: SourceConfiguration, proxies: ProxySettings = .none,
    maximumBodySize: Int = NetworkTransport.maximumBodySize, longestTry: Duration? = nil
  ) throws(ConfigurationFault) {
    self.maximumBodySize = maximumBodySize
    patience = TimeAmount.seconds(Int64(configuration.timeout))
    self.longestTry = longestTry.map { TimeAmount($0) } ?? patience * Self.slowness
    var settings = HTTPClient.Configuration()
    // To connect, with proxy and TLS; to the first byte; between bytes.
    settings.timeout = HTTPClient.Configuration.Timeout(connect: patience, read: patience)
    settings.redirectConfiguration = .disallow
    // The client would try again until the timeout, and tell of a refused connection only then.
    settings.connectionPool.retryConnectionEstablishment = false
    // As many as there are pages that a source announced and that are read side by side.
    settings.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 16
    settings.decompression = .enabled(limit: .size(maximumBodySize))
    settings.httpVersion = .automatic
    tls = try Self.tls(configuration)
    settings.tlsConfiguration = tls
    route = try ProxyRoute(configuration, proxies)
    settings.proxy = route?.proxy
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: settings)
  }

  /// Closes the connections; the client insists on being told before it goes.
  deinit { client.shutdown { _ in } }

  package func send(_ request: HTTPGet) async throws(HTTPTransportError) -> HTTPAnswer {
    if Task.isCancelled { throw HTTPTransportError(.cancelled) }
    var outgoing = HTTPClientRequest(url: request.url)
    outgoing.method = .GET
    for field in request.headers {
      outgoing.headers.add(name: field.name.rawName, value: field.value)
    }
    let deadline = NIODeadline.now() + longestTry
    do {
      let response = try await client.execute(outgoing, deadline: deadline)
      let body = try await body(of: response, until: deadline)
      var headers = HTTPFields()
      for (name, value) in response.headers {
        if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
      }
      return HTTPAnswer(status: Int(response.status.code), headers: headers, body: body)
    } catch {
      throw await explained(error, url: request.url)
    }
  }

  /// What went wrong, with what only the transport knows: which proxy refused, and why a certificate
  /// is not believed.
  private func explained(_ error: any Error, url: String) async -> HTTPTransportError {
    let failure = HTTPTransportError(network: error)
    if failure.code == .proxyRefused, let route {
      return HTTPTransportError(.proxyRefused, detail: route.refusal)
    }
    guard failure.code == .tls, let origin = HTTPOrigin(url),
      String(describing: error).contains("CERTIFICATE_VERIFY_FAILED")
    else { return failure }
    let examination = CertificateExamination(
      origin: origin, tls: tls, patience: patience, proxy: route?.address)
    return HTTPTransportError(.tls, detail: await examination.words())
  }

  /// The body, read as it comes and given up as soon as it is too large or too slow; of a refusal
  /// its beginning.
  private func body(
    of response: HTTPClientResponse, until deadline: NIODeadline
  ) async throws -> [UInt8] {
    let isRefusal = !(200..<300).contains(response.status.code)
    let length = response.headers.first(name: "content-length").flatMap { Int($0) }
    if !isRefusal, let length, length > maximumBodySize { throw HTTPTransportError(.tooLarge) }
    let kept = min(Self.maximumRefusalSize, maximumBodySize)
    var body: [UInt8] = []
    for try await chunk in response.body {
      if NIODeadline.now() > deadline { throw HTTPTransportError(.timeout) }
      body += chunk.readableBytesView
      if isRefusal, body.count > kept { return Array(body.prefix(kept)) }
      if body.count > maximumBodySize { throw HTTPTransportError(.tooLarge) }
    }
    return body
  }

  /// Certificates are checked against the system's authorities or those of `ca_file`.
  private static func tls(
    _ configuration: SourceConfiguration
  ) throws(ConfigurationFault) -> TLSConfiguration {
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv12
    tls.certificateVerification = .fullVerification
    guard let file = configuration.caFile else { return tls }
    do {
      tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
    } catch {
      throw ConfigurationFault(key: "ca_file", message: "can't be read as PEM: \(file)")
    }
    return tls
  }
}

/// A value of the configuration that only shows itself as wrong when it is used.
package struct ConfigurationFault: Error, Hashable, Sendable {
  /// The key in the configuration, or the variable of the environment.
  package let key: String
  package let message: DisplayText
}
