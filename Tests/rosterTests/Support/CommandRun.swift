import DirectoryModel
import Foundation
import Host
import Synchronization
import TestSupport

@testable import roster

/// What a command came to: the status that the program ends with, and what was written.
struct CommandRun {
  let status: Int32
  let output: String
  let errors: String

  /// What was printed, as JSON.
  func json() throws -> JSON { try JSON(parsing: output.utf8) }

  /// Runs the program in this process, without a terminal, with a text on standard input and a store
  /// of its own unless the variables name one.
  static func of(
    _ arguments: String..., configuration: String? = nil, variables: [String: String] = [:],
    input: String = ""
  ) async throws -> CommandRun {
    try await of(arguments, configuration: configuration, variables: variables, input: input)
  }

  static func of(
    _ arguments: [String], configuration: String? = nil, variables: [String: String] = [:],
    input: String = ""
  ) async throws -> CommandRun {
    let folder = try TestFolder()
    defer { folder.remove() }
    let output = TextMemory()
    let errors = TextMemory()
    let environment = RosterProcess.environment(configuration: configuration, state: folder)
      .merging(variables) { $1 }
    let status = await Roster.run(
      arguments,
      in: .test(environment, output: Output(data: output, words: errors), input: input))
    return CommandRun(status: status, output: output.text, errors: errors.text)
  }
}

extension CommandContext {
  /// A world without a terminal.
  static func test(
    _ environment: [String: String], output: Output, input: String = ""
  ) -> CommandContext {
    let lines = Mutex(Self.lines(of: input))
    return CommandContext(
      environment: environment, home: environment["HOME"] ?? "/nonexistent", output: output,
      readLine: { lines.withLock { $0.popFirst() } }, ask: { _ in nil },
      now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) },
      isInputTerminal: false, isOutputTerminal: false, isErrorTerminal: false)
  }

  /// The lines as `readLine` gives them.
  private static func lines(of input: String) -> ArraySlice<String> {
    var lines = input.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[
      ...]
    // What follows the last newline is a line only if it is there.
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self) }[...]
  }
}

/// A stream that a test looks at.
final class TextMemory: TextStream {
  private let written = Mutex("")

  var text: String { written.withLock { $0 } }

  func write(_ text: String) throws(SystemError) { written.withLock { $0 += text } }
  func close() {}
}
