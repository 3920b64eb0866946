import Glibc

/// A pipe whose ends no program inherits unless it is given one.
struct PipeEnds {
  let reading: Int32
  let writing: Int32

  init() throws(BenchFailure) {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw BenchFailure("no pipe: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }
}

extension ProgramCall {
  /// What came of a program that ran to its end.
  struct Outcome {
    let status: Int32
    let output: [UInt8]
    /// From the start to the end of the output and of the program.
    let seconds: Double

    var text: String { String(decoding: output, as: UTF8.self) }
  }

  /// Runs the program to its end, with its output through a pipe.
  func run(input: Stream = .null, errors: Stream = .null) throws(BenchFailure) -> Outcome {
    let ends = try PipeEnds()
    let program: RunningProgram
    do throws(BenchFailure) {
      program = try start(input: input, output: .descriptor(ends.writing), errors: errors)
    } catch {
      close(ends.reading)
      close(ends.writing)
      throw error
    }
    close(ends.writing)
    let output = Self.readAll(ends.reading)
    close(ends.reading)
    let status = program.wait()
    return Outcome(
      status: status, output: output, seconds: program.started.seconds(to: .now))
  }

  /// Runs the program, which has to succeed.
  @discardableResult
  func runSuccessfully(input: Stream = .null) throws(BenchFailure) -> Outcome {
    let outcome = try run(input: input)
    guard outcome.status == 0 else {
      throw BenchFailure(
        "`\(path) \(arguments.prefix(6).joined(separator: " "))` ended with \(outcome.status)")
    }
    return outcome
  }

  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { bytes += buffer[..<count] } else if count == 0 || errno != EINTR { break }
    }
    return bytes
  }
}

extension ContinuousClock.Instant {
  /// Seconds from here to another instant.
  func seconds(to end: ContinuousClock.Instant) -> Double { duration(to: end) / .seconds(1) }
}
