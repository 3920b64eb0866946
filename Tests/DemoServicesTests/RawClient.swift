import DemoServices
import Foundation
import Glibc

/// A request as these tests send it.
struct RawRequest: Sendable {
  /// The method's name.
  var method = "GET"
  /// Path and query.
  var target: String
  /// Headers besides `Host`.
  var headers: [String: String]
}

/// An answer, with the bytes of its body as they came.
struct RawResponse: Sendable {
  /// The status code.
  let status: Int
  /// Headers, names in lower case.
  let headers: [String: String]
  /// The body.
  let body: [UInt8]

  /// The body as text.
  var text: String { String(decoding: body, as: UTF8.self) }

  /// The body as a JSON object; empty if it isn't one.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
  }

  /// An array of objects in the body.
  func rows(_ key: String) -> [[String: Any]] {
    object[key] as? [[String: Any]] ?? []
  }
}

/// A plain HTTP/1.1 client on one socket: nothing that a service gets wrong is mended on the way.
enum RawClient {
  /// What can go wrong below HTTP.
  enum Failure: Error {
    case connect(Int32)
    case closed
    case malformed(String)
  }

  /// Sends requests one after the other over one connection, on a thread of its own: the services
  /// answer on the threads that a blocked test would take.
  static func send(_ requests: [RawRequest], to source: DemoSource) async throws -> [RawResponse] {
    let port = try port(of: source)
    return try await withCheckedThrowingContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(with: Result { try exchange(requests, port: port) })
      }
    }
  }

  private static func port(of source: DemoSource) throws -> UInt16 {
    let port = source.baseURL.dropFirst("http://127.0.0.1:".count).prefix { $0.isNumber }
    guard let number = UInt16(port) else { throw Failure.malformed(source.baseURL) }
    return number
  }

  /// A connected socket; the caller closes it.
  static func open(_ source: DemoSource) throws -> Int32 {
    try open(port: port(of: source))
  }

  /// Whether the other side has closed a socket; waits up to two seconds for it.
  static func isClosed(_ socket: Int32) -> Bool {
    var patience = timeval(tv_sec: 2, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    var byte: UInt8 = 0
    return recv(socket, &byte, 1, 0) == 0
  }

  private static func exchange(_ requests: [RawRequest], port: UInt16) throws -> [RawResponse] {
    let socket = try open(port: port)
    defer { close(socket) }
    var pending: [UInt8] = []
    return try requests.map { request in
      try write(request, port: port, to: socket)
      return try read(from: socket, pending: &pending, hasBody: request.method != "HEAD")
    }
  }

  private static func open(port: UInt16) throws -> Int32 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0 else {
      let reason = errno
      close(socket)
      throw Failure.connect(reason)
    }
    return socket
  }

  private static func write(_ request: RawRequest, port: UInt16, to socket: Int32) throws {
    var text = "\(request.method) \(request.target) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\n"
    for (name, value) in request.headers { text += "\(name): \(value)\r\n" }
    text += request.method == "POST" ? "Content-Length: 0\r\n\r\n" : "\r\n"
    let bytes = Array(text.utf8)
    guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    else { throw Failure.closed }
  }

  private static func read(
    from socket: Int32, pending: inout [UInt8], hasBody: Bool
  ) throws -> RawResponse {
    var end = headEnd(pending)
    while end == nil {
      try receive(from: socket, into: &pending)
      end = headEnd(pending)
    }
    guard let end else { throw Failure.closed }
    let lines = String(decoding: pending[..<end], as: UTF8.self).components(separatedBy: "\r\n")
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { throw Failure.malformed(line) }
      headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
    }
    guard let status = lines[0].split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { throw Failure.malformed(lines[0]) }
    pending.removeFirst(end + 4)
    let length = hasBody ? headers["content-length"].flatMap { Int($0) } ?? 0 : 0
    while pending.count < length { try receive(from: socket, into: &pending) }
    let body = Array(pending[..<length])
    pending.removeFirst(length)
    return RawResponse(status: status, headers: headers, body: body)
  }

  private static func headEnd(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    return (0...bytes.count - 4).first { Array(bytes[$0..<$0 + 4]) == [13, 10, 13, 10] }
  }

  private static func receive(from socket: Int32, into bytes: inout [UInt8]) throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    let count = recv(socket, &chunk, chunk.count, 0)
    guard count > 0 else { throw Failure.closed }
    bytes.append(contentsOf: chunk[..<count])
  }
}
