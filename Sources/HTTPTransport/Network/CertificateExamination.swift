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
    do {
      let context = try NIOSSLContext(configuration: tls)
      let name = isAddress ? nil : origin.host
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
            try channel.pipeline.syncOperations.addHandler(handler)
          }
        }
        .connect(host: origin.host, port: origin.port).get()
      let end = channel.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
      try await channel.closeFuture.get()
      end.cancel()
    } catch {
      // What was seen before the connection broke counts.
    }
    return seen.validities.withLock { $0 }
  }
}
