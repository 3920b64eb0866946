import Glibc

/// The demo services in a child process: `roster-bench serve`, which ends with this one.
///
/// They are asked over pipes what arrived at them; a line that begins with a number sign ends each
/// answer.
final class ServiceChild {
  /// One running service.
  struct Service {
    let name: String
    /// What stands before a request's path.
    let origin: String
    let credential: String
  }

  /// A request that arrived.
  struct Request: Hashable {
    let service: String
    /// Path and query as they were sent.
    let target: String
  }

  /// The configuration with which roster reads the services.
  let configuration: String
  let services: [Service]
  private let program: RunningProgram
  private let input: Int32
  private let output: Int32

  /// Starts the services, each of whose answers is held back for so many milliseconds; humble ones
  /// give way to all else on this machine, as services on others do.
  init(
    _ workshop: Workshop, people: Int, latency: Int = 0, isHumble: Bool = false
  ) throws(BenchFailure) {
    let arguments = ["serve", "--people", String(people), "--latency", String(latency)]
    var call = ProgramCall(
      path: "/proc/self/exe", arguments: arguments, environment: ["SWIFT_BACKTRACE": "enable=no"])
    if isHumble {
      call.arguments = ["-n", "19", try OwnProgram.path] + arguments
      call.path = try PeerProgram.nice.path
    }
    let commands = try PipeEnds()
    let answers = try PipeEnds()
    program = try call.start(
      input: .descriptor(commands.reading), output: .descriptor(answers.writing))
    close(commands.reading)
    close(answers.writing)
    input = commands.writing
    output = answers.reading
    configuration = Self.read(output).joined(separator: "\n") + "\n"
    services = Self.read(output).map { line in
      let parts = line.split(separator: "\t").map(String.init)
      return Service(name: parts[0], origin: parts[1], credential: parts[2])
    }
    guard !services.isEmpty else { throw BenchFailure("the demo services did not start") }
  }

  deinit {
    close(input)
    program.end()
    close(output)
  }

  /// What arrived since the start, or since it was last forgotten, oldest first.
  var requests: [Request] {
    ask("requests").map { line in
      let parts = line.split(separator: "\t").map(String.init)
      return Request(service: parts[0], target: parts[1])
    }
  }

  func forgetRequests() { _ = ask("forget") }

  private func ask(_ command: String) -> [String] {
    _ = Array("\(command)\n".utf8).withUnsafeBytes { write(input, $0.baseAddress, $0.count) }
    return Self.read(output)
  }

  /// The lines up to the one that ends the answer, read byte by byte: nothing beyond is taken.
  private static func read(_ descriptor: Int32) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while Glibc.read(descriptor, &byte, 1) == 1 {
      guard byte == UInt8(ascii: "\n") else {
        line.append(byte)
        continue
      }
      if line.first == UInt8(ascii: "#") { break }
      lines.append(String(decoding: line, as: UTF8.self))
      line = []
    }
    return lines
  }
}

/// Where this program is.
enum OwnProgram {
  /// Its file.
  static var path: String {
    get throws(BenchFailure) {
      var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
      guard count > 0 else { throw BenchFailure("/proc/self/exe can't be read") }
      return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  /// The folder of the products, where roster is too.
  static var folder: String {
    get throws(BenchFailure) {
      let path = try path
      return String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
    }
  }
}
