import DirectoryModel
import Foundation
import Testing

@testable import roster

@Suite struct CredentialCommandTests {
  private static let environment = ["PATH": "/usr/bin:/bin", "K": "v4lue"]

  private func output(_ arguments: [String], limit: Duration = .seconds(60)) async throws -> String
  {
    try await CredentialCommand(
      arguments: arguments, environment: Self.environment, timeLimit: limit
    ).output()
  }

  private func refusal(_ arguments: [String], limit: Duration = .seconds(60)) async -> String {
    do {
      _ = try await output(arguments, limit: limit)
      return "none"
    } catch let refusal as CredentialRefusal {
      return refusal.message.printable
    } catch {
      return "cancelled"
    }
  }

  /// Whether a process ends soon; a killed grandchild may take a moment to go.
  private func ends(_ identifier: String) async throws -> Bool {
    for _ in 0..<400 {
      // A zombie that nobody has reaped yet has no command line.
      let line = FileManager.default.contents(atPath: "/proc/\(identifier)/cmdline")
      if line?.isEmpty ?? true { return true }
      try await Task.sleep(for: .milliseconds(5))
    }
    return false
  }

  @Test(
    arguments: [
      (["printf", "%s", "s3cret"], "s3cret"),
      (["printf", "s3cret\\nmore\\n"], "s3cret"),
      (["printf", "s3cret\\r\\n"], "s3cret"),
      (["/bin/sh", "-c", "echo s3cret; echo warning >&2"], "s3cret"),
      (["sh", "-c", "printf %s \"$K\""], "v4lue"),
      (["sh", "-c", "cat; echo end"], "end"),
      (["readlink", "/proc/self/fd/0"], "/dev/null"),
      (["echo", "$K; *"], "$K; *"),
      (["sh", "-c", "ps -o pgid= -p $$ | grep -qx \" *$$\" && echo leader"], "leader"),
    ])
  func `The first line of output is the credential`(arguments: [String], expected: String)
    async throws
  {
    #expect(try await output(arguments) == expected)
  }

  @Test(
    arguments: [
      (["sh", "-c", "echo s3cret; exit 3"], "the credential command sh failed with status 3"),
      (
        ["sh", "-c", "printf '\\033[31mno key\\nmore' >&2; exit 1"],
        "the credential command sh failed with status 1: <U+001B>[31mno key"
      ),
      (
        ["sh", "-c", "echo s3cret; echo bad s3cret >&2; exit 1"],
        "the credential command sh failed with status 1"
      ),
      (["sh", "-c", "kill -9 $$"], "the credential command sh was ended by signal 9"),
      (["true"], "the credential command true printed nothing"),
      (["sh", "-c", "echo; echo s3cret"], "the credential command sh printed nothing"),
      (["printf", "s\\351"], "the credential command printf printed no UTF-8 text"),
      (["roster-no-such", "s3cret"], "the credential command roster-no-such was not found"),
      (
        ["/nowhere/x"],
        "the credential command /nowhere/x did not start: No such file or directory"
      ),
    ])
  func `A command that fails is an error without anything that it printed as output`(
    arguments: [String], expected: String
  ) async {
    #expect(await refusal(arguments) == expected)
  }

  @Test func `A remark on stderr is cut after 200 characters`() {
    let remark = CredentialCommand.remark(Array(repeating: 0x78, count: 5_000), without: [])
    #expect(remark.printable == String(repeating: "x", count: 200))
  }

  @Test func `A command that takes too long is killed with its children`() async throws {
    let folder = try ConfigurationFolder()
    let script = "sleep 600 & echo $! $$ > \(folder.path)/ids; echo s3cret; wait"
    let start = ContinuousClock.now
    #expect(
      await refusal(["sh", "-c", script], limit: .seconds(2))
        == "the credential command sh took over 2 s and was killed")
    #expect(ContinuousClock.now - start < .seconds(300))
    let text = try String(contentsOfFile: "\(folder.path)/ids", encoding: .utf8)
    let identifiers = text.split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(identifiers.count == 2)
    for identifier in identifiers { #expect(try await ends(identifier)) }
  }

  @Test func `Output without end neither fills the memory nor stops the clock`() async {
    let text = await refusal(["yes"], limit: .milliseconds(500))
    #expect(text.hasPrefix("the credential command yes took over"))
    #expect(
      await refusal(["sh", "-c", "head -c 9000000 /dev/zero | tr '\\0' x"])
        == "the credential command sh printed over 64 kB")
  }

  @Test func `A child that keeps the output open does not delay the credential`() async throws {
    let start = ContinuousClock.now
    #expect(try await output(["sh", "-c", "sleep 600 & echo s3cret"]) == "s3cret")
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `A cancelled task ends its command at once`() async throws {
    let folder = try ConfigurationFolder()
    let identifiers = "\(folder.path)/ids"
    let script = "echo $$ > \(identifiers); sleep 600"
    let task = Task { await refusal(["sh", "-c", script], limit: .seconds(60)) }
    while FileManager.default.contents(atPath: identifiers)?.isEmpty ?? true {
      try await Task.sleep(for: .milliseconds(5))
    }
    let start = ContinuousClock.now
    task.cancel()
    #expect(await task.value == "cancelled")
    #expect(ContinuousClock.now - start < .seconds(300))
    let text = try String(contentsOfFile: identifiers, encoding: .utf8)
    #expect(try await ends(text.trimmingCharacters(in: .whitespacesAndNewlines)))
  }

  @Test func `A task that is cancelled already does not wait for a command`() async {
    let start = ContinuousClock.now
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await refusal(["sleep", "600"], limit: .seconds(600))
    }
    #expect(await task.value == "cancelled")
    #expect(ContinuousClock.now - start < .seconds(300))
  }

  @Test func `No descriptor is left open after a run`() async throws {
    func openPipes() throws -> Int {
      let folder = "/proc/self/fd"
      return try FileManager.default.contentsOfDirectory(atPath: folder).count { name in
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\(name)")
        return target?.hasPrefix("pipe:") == true
      }
    }
    let before = try openPipes()
    for _ in 0..<200 { _ = try await output(["echo", "s3cret"]) }
    // Other tests run beside this one and end; 200 leaks would be 800 that stay.
    #expect(try await eventually { try openPipes() < before + 100 })
  }

  @Test func `The reader passes the words of a failed command on, and the source`() async throws {
    let text = sourceText(
      "name = \"t\"", #"credential = { command = ["sh", "-c", "echo s3cret; exit 2"] }"#)
    let reader = CredentialReader(
      sources: try parseConfiguration(text).sources, environment: Self.environment,
      ask: { _ in nil })
    await #expect(
      throws: CredentialError(
        source: "t", message: "the credential command sh failed with status 2")
    ) { try await reader.credential(for: "t") }
  }
}
