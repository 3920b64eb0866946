import DirectoryModel
import Foundation
import Synchronization
import Testing

@testable import roster

@Suite struct CredentialReaderTests {
  /// A reader of one source, `t`, whose prompt has no terminal unless told otherwise.
  private func reader(
    _ reference: CredentialReference, environment: [String: String] = [:],
    ask: @escaping CredentialReader.Ask = { _ in nil }
  ) throws -> CredentialReader {
    var entry = try #require(try parseConfiguration(sourceText("name = \"t\"")).sources.first)
    entry.credential = reference
    return CredentialReader(sources: [entry], environment: environment, ask: ask)
  }

  private func failure(
    _ reference: CredentialReference, environment: [String: String] = [:],
    ask: @escaping CredentialReader.Ask = { _ in nil }
  ) async throws -> String {
    let reader = try reader(reference, environment: environment, ask: ask)
    do {
      _ = try await reader.credential(for: "t")
      Issue.record("there is a credential")
      return ""
    } catch {
      #expect(error.source == "t")
      return error.description
    }
  }

  @Test func `A variable gives its value, spaces and all`() async throws {
    let reader = try reader(.env("K"), environment: ["K": " s3cret é "])
    #expect(try await reader.credential(for: "t") == " s3cret é ")
  }

  @Test func `A variable that is not set, or holds what no credential is, is an error`()
    async throws
  {
    #expect(try await failure(.env("K")) == "t: the environment variable K is not set")
    let cases = [
      ("", "is empty"), ("s3cret\tx", "has a control character"),
      ("s3cret\nx", "has more than one line"), ("s3cret\u{9B}", "has a control character"),
      ("s3cret\u{7F}", "has a control character"),
    ]
    for (value, complaint) in cases {
      let text = try await failure(.env("K"), environment: ["K": value])
      #expect(text == "t: the credential in the environment variable K \(complaint)")
    }
  }

  @Test func `A source that is not configured has no credential`() async throws {
    let reader = try reader(.env("K"), environment: ["K": "s3cret"])
    await #expect(throws: CredentialError(source: "x", message: "no credential is configured")) {
      try await reader.credential(for: "x")
    }
  }

  @Test func `A file gives its text without the newlines at its end`() async throws {
    let folder = try ConfigurationFolder()
    for (name, text) in [("a", "s3cret"), ("b", "s3cret\n"), ("c", "s3cret\r\n\n")] {
      let path = try folder.file(name, text, mode: name == "a" ? 0o400 : 0o600)
      #expect(try await reader(.file(path)).credential(for: "t") == "s3cret")
    }
  }

  @Test(arguments: 0..<6)
  func `A file that others can use in any way is refused with the remedy`(bit: Int) async throws {
    let folder = try ConfigurationFolder()
    let path = try folder.file("key", "s3cret", mode: 0o600 | 1 << bit)
    let text = try await failure(.file(path))
    #expect(text == "t: others can use the credential file \(path); run: chmod 600 \(path)")
    let odd = try folder.file("it's", "s3cret", mode: 0o644)
    #expect(try await failure(.file(odd)).hasSuffix("run: chmod 600 '\(folder.path)/it'\\''s'"))
  }

  @Test func `What is no readable text file of one line is refused`() async throws {
    let folder = try ConfigurationFolder()
    #expect(
      try await failure(.file("\(folder.path)/none"))
        == "t: the credential file \(folder.path)/none cannot be read: No such file or directory")
    let complaints = [
      (try folder.file("empty", "\n"), "the credential in PATH is empty"),
      (try folder.file("lines", "s3cret\nmore"), "the credential in PATH has more than one line"),
      (
        try folder.file("latin", Data([0x73, 0xE9])),
        "the credential file PATH is not UTF-8 text"
      ),
      (
        try folder.file("large", String(repeating: "s", count: 64 * 1_024 + 1)),
        "the credential file PATH is larger than 64 kB"
      ),
      (folder.path, "the credential file PATH is not a regular file"),
      ("/dev/null", "the credential file PATH is not a regular file"),
    ]
    for (path, complaint) in complaints {
      #expect(try await failure(.file(path)) == "t: \(complaint.replacing("PATH", with: path))")
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `A pipe in place of a file is refused without waiting for a writer`() async throws {
    let folder = try ConfigurationFolder()
    let path = "\(folder.path)/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(
      try await failure(.file(path)) == "t: the credential file \(path) is not a regular file")
  }

  @Test func `A file belongs to the user or to root`() {
    let file = CredentialFile(path: "/k")
    let mode: UInt32 = 0o100_600
    #expect(file.refusal(mode: mode, owner: 7, user: 7) == nil)
    #expect(file.refusal(mode: mode, owner: 0, user: 7) == nil)
    #expect(
      file.refusal(mode: mode, owner: 8, user: 7)?.message
        == "the credential file /k belongs to somebody else")
  }

  @Test func `A prompt gives what is typed, and is an error without a terminal`() async throws {
    let typed = try reader(.prompt) { $0 == "Credential for t: " ? "s3cret" : nil }
    #expect(try await typed.credential(for: "t") == "s3cret")
    #expect(
      try await failure(.prompt) == "t: the credential is asked for, which needs a terminal")
    #expect(try await failure(.prompt) { _ in "" } == "t: the credential typed in is empty")
  }

  @Test func `A credential is read once, however many ask at the same time`() async throws {
    let count = Mutex(0)
    let asked = try reader(.prompt) { _ in
      count.withLock { $0 += 1 }
      await Task.yield()
      return "s3cret"
    }
    try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await asked.credential(for: "t") } }
      for try await credential in group { #expect(credential == "s3cret") }
    }
    #expect(count.withLock { $0 } == 1)
  }

  @Test func `What failed is read again at the next asking`() async throws {
    let answers = Mutex([nil, "s3cret"])
    let asked = try reader(.prompt) { _ in answers.withLock { $0.removeFirst() } }
    await #expect(throws: CredentialError.self) { try await asked.credential(for: "t") }
    #expect(try await asked.credential(for: "t") == "s3cret")
  }

  @Test func `Those who wait for a reading that fails get its error instead of reading again`()
    async throws
  {
    let count = Mutex(0)
    let asked = try reader(.prompt) { _ in
      count.withLock { $0 += 1 }
      // Long enough for the others to begin to wait.
      try? await Task.sleep(for: .milliseconds(100))
      return nil
    }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<20 {
        group.addTask {
          await #expect(throws: CredentialError.self) { try await asked.credential(for: "t") }
        }
      }
    }
    #expect(count.withLock { $0 } < 20)
  }

  @Test(.timeLimit(.minutes(10)))
  func `A task that waits for another's reading ends at once when it is cancelled`() async throws {
    let (started, start) = AsyncStream<Void>.makeStream()
    let (released, release) = AsyncStream<Void>.makeStream()
    let asked = try reader(.prompt) { _ in
      start.yield()
      for await _ in released { break }
      return "s3cret"
    }
    let first = Task { try await asked.credential(for: "t") }
    for await _ in started { break }
    let second = Task { () -> Bool in
      do {
        _ = try await asked.credential(for: "t")
        return false
      } catch {
        return (error as? CredentialError)?.isCancellation == true
      }
    }
    // Time to begin to wait; the answer is the same if it has not.
    for _ in 0..<100 { await Task.yield() }
    try await Task.sleep(for: .milliseconds(50))
    second.cancel()
    #expect(await second.value)
    release.yield()
    #expect(try await first.value == "s3cret")
  }

  @Test func `When the task that reads is cancelled, the next that waits reads itself`()
    async throws
  {
    let (started, start) = AsyncStream<Void>.makeStream()
    let count = Mutex(0)
    let asked = try reader(.prompt) { _ in
      let isFirst = count.withLock { count in
        count += 1
        return count == 1
      }
      guard isFirst else { return "s3cret" }
      start.yield()
      // Ends only when its task is cancelled.
      for await _ in AsyncStream<Void>.makeStream().stream {}
      return nil
    }
    let first = Task { try await asked.credential(for: "t") }
    for await _ in started { break }
    let second = Task { try await asked.credential(for: "t") }
    first.cancel()
    #expect(try await second.value == "s3cret")
    await #expect(throws: CredentialError.self) { try await first.value }
  }

  @Test func `Prompts of several sources come one after the other`() async throws {
    let names = ["a", "b", "c", "d"]
    let text = names.map { sourceText("name = \"\($0)\"", "credential = { prompt = true }") }
    let open = Mutex(0)
    let reader = CredentialReader(
      sources: try parseConfiguration(text.joined()).sources, environment: [:]
    ) {
      let isAlone = open.withLock { open in
        open += 1
        return open == 1
      }
      for _ in 0..<10 { await Task.yield() }
      open.withLock { $0 -= 1 }
      return isAlone ? $0 : nil
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in names {
        group.addTask {
          let credential = try await reader.credential(for: name)
          #expect(credential == "Credential for \(name): ")
        }
      }
      try await group.waitForAll()
    }
  }
}
