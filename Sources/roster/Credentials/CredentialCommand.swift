import DirectoryModel
import Host

/// A program whose first line of output is a credential.
///
/// It runs without a shell, with nothing to read, in a process group of its own.
struct CredentialCommand: Sendable {
  /// The program and its arguments; only the program appears in messages.
  let arguments: [String]
  /// The variables of the program; its `PATH` is where the program is looked for.
  let environment: [String: String]
  /// How long it may take until it is killed.
  let timeLimit: Duration

  /// Runs the program and gives the first line that it prints.
  ///
  /// - Throws: a ``CredentialRefusal``, or a `CancellationError` if the task was cancelled; the
  ///   program does not outlive either.
  func output() async throws -> String {
    let name = arguments.first ?? ""
    guard let program = ChildProcess.find(name, in: environment["PATH"] ?? "") else {
      throw CredentialRefusal(message: "the credential command \(name) was not found")
    }
    let process = ChildProcess(program: program, arguments: arguments, environment: environment)
    switch await process.run(timeLimit: timeLimit) {
    case .notStarted(let error):
      throw CredentialRefusal(
        message: "the credential command \(name) did not start: \(error.words)")
    case .cancelled:
      throw CancellationError()
    case .timedOut:
      throw CredentialRefusal(
        message: "the credential command \(name) took over \(Self.words(timeLimit)) and was killed")
    case .ended(let end, let output, let errors):
      guard end == .exited(0) else {
        let message: DisplayText = "the credential command \(name) \(Self.words(end))"
        let remark = Self.remark(errors, without: output)
        throw CredentialRefusal(message: remark.isEmpty ? message : "\(message): \(remark)")
      }
      guard let first = output.split(separator: 0x0A, omittingEmptySubsequences: false).first,
        !first.isEmpty
      else { throw CredentialRefusal(message: "the credential command \(name) printed nothing") }
      guard first.count < ChildProcess.maximumOutput else {
        throw CredentialRefusal(message: "the credential command \(name) printed over 64 kB")
      }
      let line = first.last == 0x0D ? first.dropLast() : first
      guard let text = String(validating: line, as: UTF8.self) else {
        throw CredentialRefusal(message: "the credential command \(name) printed no UTF-8 text")
      }
      return text
    }
  }

  /// The first line of what a program wrote to stderr, made harmless and short.
  ///
  /// A line that repeats anything of the output is left out: it could be the credential.
  static func remark(_ errors: [UInt8], without output: [UInt8]) -> DisplayText {
    let lines = String(decoding: errors, as: UTF8.self).split(whereSeparator: \.isNewline)
    guard let line = lines.first else { return .empty }
    let words = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
    guard !words.contains(where: { line.contains($0) }) else { return .empty }
    return DisplayText(String(line.prefix(200)))
  }

  private static func words(_ end: ChildProcess.End) -> DisplayText {
    switch end {
    case .exited(let status): "failed with status \(status)"
    case .killed(let signal): "was ended by signal \(signal)"
    }
  }

  private static func words(_ limit: Duration) -> DisplayText {
    let (seconds, rest) = limit.components
    return rest == 0 ? "\(seconds) s" : "\(limit.description)"
  }
}
