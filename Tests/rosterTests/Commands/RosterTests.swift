import Glibc
import Host
import Testing

@testable import roster

@Suite("How the program ends")
struct RosterTests {
  /// A stream to a full disk.
  private struct FullDisk: TextStream {
    func write(_ text: String) throws(SystemError) { throw SystemError(code: ENOSPC) }
    func close() {}
  }

  @Test(arguments: [["--version"], ["keys"], ["config", "path"], ["keys", "--help"]])
  func `What can't be printed is said once, and is no bug of ours`(arguments: [String]) async {
    let errors = TextMemory()
    let status = await Roster.run(
      arguments,
      in: .test(
        RosterProcess.environment(), output: Output(data: FullDisk(), words: errors)))
    #expect(status == 75)
    #expect(
      errors.text == "roster: standard output can't be written: the disk is full\n")
  }

  @Test func `An option that there is not goes to stderr with the usage, and help to stdout`()
    async throws
  {
    let wrong = try await CommandRun.of("list", "--frobnicate")
    #expect(wrong.status == 64)
    #expect(wrong.output.isEmpty)
    #expect(wrong.errors.contains("Unknown option '--frobnicate'"))
    for arguments in [["config"], ["list", "--help"]] {
      let help = try await CommandRun.of(arguments)
      #expect(help.status == 0)
      #expect(help.errors.isEmpty)
      #expect(help.output.contains("USAGE: roster \(arguments[0]) "))
    }
  }
}
