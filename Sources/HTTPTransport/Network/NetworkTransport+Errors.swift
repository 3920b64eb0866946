import AsyncHTTPClient
import DirectoryModel
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import NIOPosix
import NIOSSL

extension HTTPTransportError {
  /// What went wrong below, in our words; nothing of the request is in them.
  init(network error: any Error) {
    switch error {
    case let error as HTTPTransportError: self = error
    case is CancellationError: self.init(.cancelled)
    case let error as HTTPClientError: self.init(client: error)
    case ChannelError.connectTimeout: self.init(.timeout)
    case is NIOTooManyBytesError, NIOHTTPDecompression.DecompressionError.limit:
      self.init(.tooLarge)
    case is NIOHTTPDecompression.DecompressionError,
      is NIOHTTPDecompression.ExtraDecompressionError:
      self.init(.malformed, detail: "the answer can't be unpacked")
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      self.init(.tls, detail: "its certificate is for another host")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      self.init(.tls, detail: DisplayText(String(describing: error)))
    // The connection broke, be it in an orderly way: the next one may hold.
    case HTTPParserError.invalidEOFState: self.init(.offline, detail: "connection closed")
    case HTTPParserError.headerOverflow: self.init(.tooLarge, detail: "the headers have no end")
    case is HTTPParserError:
      self.init(.malformed, detail: DisplayText(String(describing: error)))
    case let error as NIOConnectionError: self.init(.offline, detail: error.reason)
    case let error as IOError: self.init(.offline, detail: error.reason)
    default: self.init(.offline, detail: DisplayText(String(describing: error)))
    }
  }

  private init(client error: HTTPClientError) {
    switch error {
    case .cancelled: self.init(.cancelled)
    case .readTimeout, .writeTimeout, .connectTimeout, .deadlineExceeded,
      .getConnectionFromPoolTimeout, .httpProxyHandshakeTimeout, .tlsHandshakeTimeout:
      self.init(.timeout)
    case .bodyLengthMismatch:
      self.init(.malformed, detail: "the answer is not as long as it says")
    case .proxyAuthenticationRequired: self.init(.proxyRefused)
    case .invalidProxyResponse:
      self.init(.offline, detail: "the proxy opens no way to the service")
    case .remoteConnectionClosed: self.init(.offline, detail: "connection closed")
    default: self.init(.offline, detail: DisplayText(error.shortDescription))
    }
  }
}

extension NIOConnectionError {
  fileprivate var reason: DisplayText {
    if let error = connectionErrors.first?.error as? IOError { return error.reason }
    if connectionErrors.isEmpty { return "the host name \(host) can't be resolved" }
    return DisplayText(
      connectionErrors.map { String(describing: $0.error) }.joined(separator: ", "))
  }
}

extension IOError {
  fileprivate var reason: DisplayText {
    switch errnoCode {
    case 111: "connection refused"
    case 104: "connection reset"
    case 113: "no route to the host"
    case 101: "network unreachable"
    default: DisplayText(description)
    }
  }
}
