import DirectoryModel
import Glibc
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// Looks at the certificate of a service that is not believed, to say why in words.
///
/// The TLS library tells only that it does not believe it. So the service is asked for its
/// certificate once more, over a connection of its own that is given up before anything is sent.
struct CertificateExamination {
  let origin: HTTPOrigin
  let tls: TLSConfiguration
  let patience: TimeAmount
  /// The proxy by which the service is asked, if by any.
  let proxy: ProxyAddress?

  /// What is said where nothing can be seen.
  static let unknown: DisplayText =
    "its certificate has expired, is not valid yet or is by no authority that is trusted here"

  /// From when until when a certificate is good, in seconds since 1970.
  private struct Validity {
    let start: Int64
    let end: Int64
  }

  /// What the handshake saw, from its own thread.
  private final class Seen: Sendable {
    let validities = Mutex<[Validity]>([])
  }

  /// Why the certificate is not believed.
  func words() async -> DisplayText {
    let validities = await validities()
    guard !validities.isEmpty else { return Self.unknown }
    // The clock that the verification went by.
    let now = Int64(time(nil))
    for (index, validity) in validities.enumerated() {
      let subject: DisplayText = index == 0 ? "its certificate" : "the certificate of its authority"
      if validity.end < now { return "\(subject) expired on \(Self.day(validity.end))" }
      if validity.start > now {
        return "\(subject) is not valid before \(Self.day(validity.start))"
      }
    }
    return "its certificate is by no authority that is trusted here"
  }

  private static func day(_ seconds: Int64) -> String {
    String(Timestamp(seconds: seconds).rfc3339.prefix(10))
  }

  /// When the certificates that the service shows are good, its own first; none where it shows none.
  private func validities() async -> [Validity] {
    let seen = Seen()
    let isAddress = (try? SocketAddress(ipAddress: origin.host, port: 0)) != nil
    let name = isAddress ? nil : origin.host
    let tunnel = proxy.map { ProxyTunnel.request(to: origin, through: $0) }
    do {
      let context = try NIOSSLContext(configuration: tls)
      let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
        .connectTimeout(patience)
        .channelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            let examine: NIOSSLCustomVerificationCallback = { certificates, verdict in
              seen.validities.withLock { seen in
                seen = certificates.map {
                  Validity(start: Int64($0.notValidBefore), end: Int64($0.notValidAfter))
                }
              }
              verdict.succeed(.failed)
            }
            let handler = try NIOSSLClientHandler(
              context: context, serverHostname: name, customVerificationCallback: examine)
            let pipeline = channel.pipeline.syncOperations
            if let tunnel {
              try pipeline.addHandler(ProxyTunnel(request: tunnel, then: handler))
            } else {
              try pipeline.addHandler(handler)
            }
          }
        }
        .connect(host: proxy?.host ?? origin.host, port: proxy?.port ?? origin.port).get()
      let end = channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
      try await channel.closeFuture.get()
      end.cancel()
    } catch {
      // What was seen before the connection broke counts.
    }
    return seen.validities.withLock { $0 }
  }
}

/// Asks a proxy for the way to a service (RFC 9110 section 9.3.6), and lets the handshake begin once
/// it is open.
private final class ProxyTunnel: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  /// The longest head of an answer, in bytes.
  private static let longestHead = 1 << 16

  private let request: String
  private let handshake: NIOSSLClientHandler
  private var head: [UInt8] = []
  private var isOpen = false

  init(request: String, then handshake: NIOSSLClientHandler) {
    self.request = request
    self.handshake = handshake
  }

  static func request(to origin: HTTPOrigin, through proxy: ProxyAddress) -> String {
    let host = origin.host.contains(":") ? "[\(origin.host)]" : origin.host
    let login = proxy.basicCredentials.map { "Proxy-Authorization: Basic \($0)\r\n" } ?? ""
    return "CONNECT \(host):\(origin.port) HTTP/1.1\r\nHost: \(host)\r\n\(login)\r\n"
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: request)), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isOpen else { return context.fireChannelRead(data) }
    head += unwrapInboundIn(data).readableBytesView
    guard head.suffix(4).elementsEqual("\r\n\r\n".utf8) else {
      if head.count > Self.longestHead { context.close(promise: nil) }
      return
    }
    let isTaken = head.starts(with: "HTTP/1.".utf8) && head.dropFirst(9).first == UInt8(ascii: "2")
    do {
      guard isTaken else { return context.close(promise: nil) }
      isOpen = true
      try context.pipeline.syncOperations.addHandler(handshake)
    } catch {
      context.close(promise: nil)
    }
  }
}
