import DirectoryModel
import Glibc
import Host

/// The demo services in a child process, which ends when this one does.
///
/// The child holds the reading end of a pipe that nobody writes to: it ends when the writing end
/// closes, and that happens however this process ends.
struct DemoChild {
  /// The configuration that the child printed.
  let configuration: String
  /// The writing end; it stays open as long as the process lives.
  private let lifeline: Int32

  /// The descriptor under which the child finds its lifeline.
  private static let lifelineDescriptor = 3

  /// Starts the services and waits until they can be asked; the arguments are added to those of
  /// `roster demo --serve`.
  static func start(
    _ arguments: [String], environment: [String: String]
  ) async throws(CommandFailure) -> DemoChild {
    let output: PipeEnds
    let lifeline: PipeEnds
    do throws(SystemError) {
      output = try PipeEnds()
      lifeline = try PipeEnds()
    } catch {
      throw CommandFailure(.internalError, "no pipe for the demo services: \(error.words)")
    }
    let all =
      ["roster", "demo", "--serve", "--lifeline", String(lifelineDescriptor)] + arguments
    let services = ChildProcess(
      program: "/proc/self/exe", arguments: all, environment: environment)
    let started = Result { () throws(SystemError) in
      try services.start(with: [nil, output.writing, nil, lifeline.reading])
    }
    close(output.writing)
    close(lifeline.reading)
    if case .failure(let error) = started {
      throw CommandFailure(
        .internalError, "the demo services can't be started: \(error.words)")
    }
    let text = await BlockingCall.run { readAll(output.reading) }
    close(output.reading)
    guard !text.isEmpty else {
      throw CommandFailure(
        .unavailable, "the demo services did not start; `roster demo --serve` says why")
    }
    return DemoChild(configuration: text, lifeline: lifeline.writing)
  }

  private static func readAll(_ descriptor: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
