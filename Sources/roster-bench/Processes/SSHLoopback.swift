import Foundation
import Glibc

/// An SSH server of its own on the loopback interface, and what it sends over the wire.
///
/// Key pairs and configuration are made for it and go with the workshop's folders; nothing of the
/// person's own is read.
final class SSHLoopback {
  /// What the server has sent over its one connection.
  struct Sent {
    /// TCP segments with data.
    var packets = 0
    /// Bytes, those of SSH's own framing among them.
    var bytes = 0

    static func - (left: Sent, right: Sent) -> Sent {
      Sent(packets: left.packets - right.packets, bytes: left.bytes - right.bytes)
    }
  }

  private let workshop: Workshop
  private let folder: String
  private let port: Int
  private let server: RunningProgram

  init(_ workshop: Workshop) throws(BenchFailure) {
    self.workshop = workshop
    _ = try PeerProgram.ss.path
    folder = try workshop.makeFolder()
    for name in ["host", "key"] {
      try workshop.peer(
        .sshKeygen, ["-q", "-t", "ed25519", "-N", "", "-f", "\(folder)/\(name)"]
      ).runSuccessfully()
    }
    port = try Self.freePort()
    let configuration = """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder)/host
      AuthorizedKeysFile \(folder)/key.pub
      PidFile none
      UsePAM no
      StrictModes no
      PermitRootLogin yes
      PrintMotd no
      PrintLastLog no

      """
    try Workshop.write(configuration, to: "\(folder)/sshd_config")
    // Where root starts it, it wants a folder that the system makes for its own server.
    if geteuid() == 0 { mkdir("/run/sshd", 0o755) }
    server = try workshop.peer(.sshd, ["-D", "-e", "-f", "\(folder)/sshd_config"]).start()
  }

  deinit { server.end() }

  /// The same program at the other end of a connection with a terminal.
  func call(_ program: ProgramCall) throws(BenchFailure) -> ProgramCall {
    let words =
      ["exec", "env", "-i"]
      + program.environment.sorted { $0.key < $1.key }.map { "'\($0.key)=\($0.value)'" }
      + ([program.path] + program.arguments).map { "'\($0)'" }
    var call = try workshop.peer(
      .ssh,
      [
        "-tt", "-q", "-F", "none", "-i", "\(folder)/key", "-p", "\(port)",
        "-o", "StrictHostKeyChecking=no", "-o", "UserKnownHostsFile=/dev/null",
        "-o", "IdentitiesOnly=yes", "-o", "ConnectionAttempts=20", "127.0.0.1",
        words.joined(separator: " "),
      ])
    call.environment["TERM"] = "xterm-256color"
    return call
  }

  /// What was sent so far, by ss(8) of iproute2.
  var sent: Sent {
    get throws(BenchFailure) {
      let outcome = try workshop.peer(
        .ss, ["-tinHO", "state", "established", "sport", "=", ":\(port)"]
      ).runSuccessfully()
      let text = String(decoding: outcome.output, as: UTF8.self)
      func number(_ name: String) -> Int? {
        text.split { $0 == " " || $0 == "\n" }.first { $0.hasPrefix("\(name):") }
          .flatMap { Int($0.dropFirst(name.count + 1)) }
      }
      guard let packets = number("data_segs_out"), let bytes = number("bytes_sent") else {
        throw BenchFailure("ss does not tell what was sent: \(text.prefix(200))")
      }
      return Sent(packets: packets, bytes: bytes)
    }
  }

  private static func freePort() throws(BenchFailure) -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard found else { throw BenchFailure("no free port: \(String(cString: strerror(errno)))") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
