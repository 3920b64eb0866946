import Foundation
import Glibc

/// A server on 127.0.0.1 that plays a script for each connection, byte by byte, and refuses the
/// connections that it has no script for.
///
/// It ends when its scripts have, or when nothing comes for 30 seconds.
package struct RawServer: Sendable {
  /// What is done next on a connection.
  package enum Step: Sendable {
    /// Reads up to the empty line at the end of a request's head.
    case receive
    /// Reads what comes first, whatever it is.
    case receiveSome
    case send([UInt8])
    /// Sends the same again and again until the other side closes.
    case endless(String)
    /// Sends the same again and again, with a pause each time, until the other side closes.
    case drip(String, milliseconds: Int)
    /// Waits until the other side closes.
    case stall
    /// Passes on all that comes from either side to a server on 127.0.0.1, until one closes.
    case relay(port: Int)
    /// Breaks the connection off (RST).
    case reset

    package static func send(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  /// A socket call that failed.
  package struct SocketError: Error {
    package let call: String
    package let code: Int32
  }

  package let port: Int
  private let arrivals = AsyncStream<String>.makeStream()
  private let sent = AsyncStream<Int>.makeStream()

  /// - Parameter connections: the scripts, in the order in which connections are accepted.
  /// - Throws: a ``SocketError`` if there is no socket to be had.
  package init(_ connections: [Step]...) throws { try self.init(scripts: connections) }

  /// - Parameter connections: the scripts, in the order in which connections are accepted.
  /// - Throws: a ``SocketError`` if there is no socket to be had.
  package init(scripts connections: [[Step]]) throws {
    let listener = try Self.boundSocket()
    port = try Self.port(of: listener)
    guard listen(listener, 16) == 0 else { throw SocketError(call: "listen", code: errno) }
    Self.limitPatience(of: listener)
    let told = arrivals.continuation
    let counted = sent.continuation
    Thread.detachNewThread {
      for steps in connections {
        let connection = accept(listener, nil, nil)
        if connection < 0 { break }
        counted.yield(Self.play(steps, on: connection) { told.yield($0) })
      }
      close(listener)
      told.finish()
      counted.finish()
    }
  }

  package var url: String { "http://127.0.0.1:\(port)" }

  /// The head of the next request that came.
  package func request() async -> String? {
    for await head in arrivals.stream { return head }
    return nil
  }

  /// The heads of the requests that came until the scripts ended.
  package func requests() async -> [String] {
    var heads: [String] = []
    for await head in arrivals.stream { heads.append(head) }
    return heads
  }

  /// How many bytes were sent until the scripts ended.
  package func bytesSent() async -> Int {
    var total = 0
    for await count in sent.stream { total += count }
    return total
  }

  /// A socket with a port of its own on 127.0.0.1 on which nobody listens.
  package static func boundSocket() throws -> Int32 {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw SocketError(call: "socket", code: errno) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard bound == 0 else { throw SocketError(call: "bind", code: errno) }
    return descriptor
  }

  package static func port(of descriptor: Int32) throws -> Int {
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let found = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        getsockname(descriptor, $0, &length)
      }
    }
    guard found == 0 else { throw SocketError(call: "getsockname", code: errno) }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Plays a script and returns how many bytes it sent.
  private static func play(
    _ steps: [Step], on connection: Int32, tell: (String) -> Void
  ) -> Int {
    limitPatience(of: connection)
    var total = 0
    for step in steps {
      switch step {
      case .receive:
        guard let head = head(from: connection) else { break }
        tell(head)
      case .receiveSome:
        var bytes = [UInt8](repeating: 0, count: 0x4000)
        let count = recv(connection, &bytes, bytes.count, 0)
        tell(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self))
      case .send(let bytes):
        total += send(bytes, on: connection)
      case .endless(let text):
        let bytes = Array(text.utf8)
        while case let count = send(bytes, on: connection), count > 0 { total += count }
      case .drip(let text, let milliseconds):
        let bytes = Array(text.utf8)
        while case let count = send(bytes, on: connection), count > 0 {
          total += count
          usleep(UInt32(milliseconds) * 1_000)
        }
      case .stall:
        var byte: UInt8 = 0
        while recv(connection, &byte, 1, 0) > 0 {}
      case .relay(let port): relay(connection, to: port)
      case .reset:
        var hard = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &hard, socklen_t(MemoryLayout<linger>.size))
      }
    }
    close(connection)
    return total
  }

  private static func relay(_ connection: Int32, to port: Int) {
    let server = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(server) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(server, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    var ends = [connection, server].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    var bytes = [UInt8](repeating: 0, count: 0x4000)
    while connected == 0, poll(&ends, 2, 30_000) > 0 {
      for (end, other) in [(ends[0], server), (ends[1], connection)] where end.revents != 0 {
        let count = recv(end.fd, &bytes, bytes.count, 0)
        guard count > 0, send(Array(bytes.prefix(count)), on: other) > 0 else { return }
      }
    }
  }

  /// How many bytes went out; less than 1 once the other side has closed.
  private static func send(_ bytes: [UInt8], on connection: Int32) -> Int {
    bytes.withUnsafeBytes {
      Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
  }

  /// Makes `accept`, `recv` and `send` give up after 30 seconds, whatever a test forgets.
  private static func limitPatience(of descriptor: Int32) {
    var limit = timeval(tv_sec: 30, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(descriptor, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
  }

  private static func head(from connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var byte: UInt8 = 0
    while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
      guard recv(connection, &byte, 1, 0) == 1 else { return nil }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
