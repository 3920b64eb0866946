import Foundation
import Glibc

/// One run of a program without a shell: nothing on stdin, its output collected, its time limited.
package struct ChildProcess: Sendable {
  /// How a program that ended by itself ended.
  package enum End: Hashable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
  }

  /// What came of a run.
  package enum Outcome: Hashable, Sendable {
    /// What went wrong before the program ran.
    case notStarted(SystemError)
    case timedOut
    case cancelled
    case ended(End, output: [UInt8], errors: [UInt8])
  }

  /// The most that is kept of each stream, in bytes; the rest is read and dropped.
  package static let maximumOutput = 64 * 1_024

  /// The file of the program.
  let program: String
  /// Its arguments, of which the first is its name.
  let arguments: [String]
  /// Its environment, whole.
  let environment: [String: String]

  /// A run of a file, whose first argument is the program's name.
  package init(program: String, arguments: [String], environment: [String: String]) {
    self.program = program
    self.arguments = arguments
    self.environment = environment
  }

  /// The file of a program, looked for in the folders of a `PATH` as a shell would.
  package static func find(_ name: String, in path: String) -> String? {
    if name.contains("/") { return name }
    let folders = path.split(separator: ":").filter { $0.hasPrefix("/") }
    return folders.map { PathResolver.join(String($0), name) }.first { isExecutable($0) }
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    return access(path, X_OK) == 0
  }

  /// Runs the program; when the time is over or the task is cancelled its process group is killed.
  package func run(timeLimit: Duration) async -> Outcome {
    let cancelled: WakePipe
    do throws(SystemError) { cancelled = try WakePipe() } catch { return .notStarted(error) }
    return await withTaskCancellationHandler {
      await BlockingCall.run {
        do throws(SystemError) {
          return try runBlocking(until: ContinuousClock.now + timeLimit, cancelled)
        } catch {
          return .notStarted(error)
        }
      }
    } onCancel: {
      cancelled.wake()
    }
  }

  private func runBlocking(
    until deadline: ContinuousClock.Instant, _ cancelled: WakePipe
  ) throws(SystemError) -> Outcome {
    let ended = try WakePipe()
    let output = try PipeEnds()
    defer { close(output.reading) }
    let errors: PipeEnds
    do throws(SystemError) {
      errors = try PipeEnds()
    } catch {
      close(output.writing)
      throw error
    }
    defer { close(errors.reading) }
    let process = Result { () throws(SystemError) in
      try start(with: [nil, output.writing, errors.writing])
    }
    close(output.writing)
    close(errors.writing)
    let identifier = try process.get()
    Thread.detachNewThread {
      // Waits without reaping: until the end has been noticed, the number belongs to this child.
      var information = siginfo_t()
      while waitid(P_PID, id_t(identifier), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
      ended.wake()
    }
    var streams = [OutputStream(output.reading), OutputStream(errors.reading)]
    let stop = wait(for: ended, cancelled, deadline, &streams)
    if stop != nil {
      kill(-identifier, SIGKILL)
      kill(identifier, SIGKILL)
      _ = wait(for: ended, nil, nil, &streams)
    }
    var status: Int32 = 0
    while waitpid(identifier, &status, 0) < 0, errno == EINTR {}
    if let stop { return stop }
    for index in streams.indices { streams[index].drain() }
    return .ended(Self.end(status), output: streams[0].bytes, errors: streams[1].bytes)
  }

  /// Collects output until the program has ended; gives what stopped the waiting before that.
  private func wait(
    for ended: WakePipe, _ cancelled: WakePipe?, _ deadline: ContinuousClock.Instant?,
    _ streams: inout [OutputStream]
  ) -> Outcome? {
    while true {
      var milliseconds: Int32 = -1
      if let deadline {
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        if left <= 0 { return .timedOut }
        milliseconds = Int32(min(left.rounded(.up), 3_600_000))
      }
      var polls = [ended.readEnd, cancelled?.readEnd ?? -1].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      polls += streams.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      guard poll(&polls, nfds_t(polls.count), milliseconds) >= 0 || errno == EINTR else {
        return .notStarted(.last)
      }
      if polls[1].revents != 0 { return .cancelled }
      if polls[0].revents != 0 { return nil }
      for index in streams.indices where polls[index + 2].revents != 0 { streams[index].drain() }
    }
  }

  private static func end(_ status: Int32) -> End {
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }
}

extension ChildProcess {
  /// What a child has written to one of its streams so far.
  private struct OutputStream {
    /// The end to poll; -1, which `poll` ignores, after its end.
    private(set) var descriptor: Int32
    private(set) var bytes: [UInt8] = []

    init(_ descriptor: Int32) {
      self.descriptor = descriptor
      _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    /// Reads what there is at the moment.
    mutating func drain() {
      guard descriptor >= 0 else { return }
      var buffer = [UInt8](repeating: 0, count: maximumOutput)
      // A pipe holds 64 kB, so one reading finds all; a program that never stops writing must not
      // keep the clock from being looked at.
      for _ in 0..<2 {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        if count == 0 { descriptor = -1 }
        guard count > 0 else { return }
        bytes += buffer[..<min(count, maximumOutput - bytes.count)]
      }
    }
  }
}
