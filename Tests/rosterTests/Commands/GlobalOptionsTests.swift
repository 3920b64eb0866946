import Testing

@testable import roster

@Suite("Options that every command takes")
struct GlobalOptionsTests {
  @Test(
    arguments: [
      ("--offline list bob", "list bob --offline"),
      ("--config f sync", "sync --config f"),
      ("--config=f --no-store count --by role", "count --by role --config=f --no-store"),
      ("--log-level debug --log l store info", "store info --log-level debug --log l"),
      ("--refresh list -- -bob", "list --refresh -- -bob"),
      // No command, or one that is searched for.
      ("--offline bob", "--offline bob"), ("--offline -- list", "--offline -- list"),
      ("list --offline", "list --offline"), ("--offline", "--offline"), ("", ""),
      ("--config", "--config"), ("--config list", "--config list"),
    ])
  func `They may stand before the command too`(given: String, expected: String) {
    func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
    let commands = ["list", "sync", "count", "store"]
    #expect(
      GlobalOptions.moved(behindCommandIn: words(given), commands: commands) == words(expected))
  }

  @Test func `HOME is the home, and only where it names none the password database's`() {
    #expect(CommandContext.home(in: ["HOME": "/tmp/x"]) == "/tmp/x")
    let known = CommandContext.home(in: [:])
    #expect(known.hasPrefix("/") && known != "/tmp/x")
    for home in ["", "here"] { #expect(CommandContext.home(in: ["HOME": home]) == known) }
  }
}
