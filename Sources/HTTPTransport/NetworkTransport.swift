import AsyncHTTPClient
package import DirectoryModel
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOSSL

/// Requests over the network, with the limits of one source.
///
/// Redirects are not followed: a credential must not travel to an address that nobody configured.
package final class NetworkTransport: HTTPTransport {
  /// The largest body that is taken into memory, in bytes.
  package static let maximumBodySize = 64 << 20

  private let client: HTTPClient
  private let maximumBodySize: Int

  /// - Parameters:
  ///   - configuration: timeout, proxy and authorities of the source.
  ///   - maximumBodySize: the largest body that is taken, in bytes.
  /// - Throws: a ``ConfigurationFault`` if `ca_file` or `proxy` can't be used.
  package init(
    _ configuration: SourceConfiguration, maximumBodySize: Int = NetworkTransport.maximumBodySize
  ) throws(ConfigurationFault) {
    self.maximumBodySize = maximumBodySize
    var settings = HTTPClient.Configuration()
    let patience = TimeAmount.seconds(Int64(configuration.timeout))
    settings.timeout = HTTPClient.Configuration.Timeout(connect: patience, read: patience)
    settings.redirectConfiguration = .disallow
    // The client would try again until the timeout, and tell of a refused connection only then.
    settings.connectionPool.retryConnectionEstablishment = false
    settings.decompression = .enabled(limit: .size(maximumBodySize))
    if let file = configuration.caFile {
      do {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMFile(file))
        settings.tlsConfiguration = tls
      } catch {
        throw ConfigurationFault(key: "ca_file", message: "can't be read as PEM: \(file)")
      }
    }
    if let proxy = configuration.proxy {
      guard !proxy.contains("@") else {
        // Not shown: what stands before the sign is a credential.
        throw ConfigurationFault(key: "proxy", message: "must be http://HOST:PORT, without a user")
      }
      guard let (host, port) = Self.address(ofProxy: proxy) else {
        throw ConfigurationFault(key: "proxy", message: "is no http://HOST:PORT: \(proxy)")
      }
      settings.proxy = .server(host: host, port: port)
    }
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
    do {
      let response = try await client.execute(outgoing, deadline: .distantFuture)
      var body = try await response.body.collect(upTo: maximumBodySize)
      var headers = HTTPFields()
      for (name, value) in response.headers {
        if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
      }
      return HTTPAnswer(
        status: Int(response.status.code), headers: headers,
        body: body.readBytes(length: body.readableBytes) ?? [])
    } catch {
      throw HTTPTransportError(network: error)
    }
  }

  /// Host and port of a proxy written as `http://HOST:PORT` or `HOST:PORT`; an IPv6 address stands
  /// in brackets.
  private static func address(ofProxy text: String) -> (host: String, port: Int)? {
    var rest = text[...]
    if rest.hasPrefix("http://") { rest = rest.dropFirst(7) }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard let colon = rest.lastIndex(of: ":") else { return nil }
    let digits = rest[rest.index(after: colon)...]
    guard digits.allSatisfy(\.isASCIIDigit), let port = UInt16(digits), port > 0 else { return nil }
    var host = rest[..<colon]
    let isIPv6 = host.hasPrefix("[") && host.hasSuffix("]")
    if isIPv6 { host = host.dropFirst().dropLast() }
    let isHost = host.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "-._".contains($0) || isIPv6 && $0 == ":"
    }
    return isHost && !host.isEmpty ? (String(host), Int(port)) : nil
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

/// A value of the configuration that only shows itself as wrong when it is used.
package struct ConfigurationFault: Error, Hashable, Sendable {
  package let key: String
  package let message: DisplayText
}
