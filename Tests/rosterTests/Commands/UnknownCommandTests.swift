import Testing

@testable import roster

@Suite("A word in the place of a command")
struct UnknownCommandTests {
  @Test(arguments: [
    ("lst --limit 3", "lst", "did you mean `list`?", "--limit"),
    ("lst bob --format=json", "lst", "did you mean `list`?", "--format"),
    ("--offline lst --limit 3", "lst", "did you mean `list`?", "--limit"),
    ("lst --config f --limit 3", "lst", "did you mean `list`?", "--limit"),
    ("shwo -x", "shwo", "did you mean `show`?", "-x"),
    ("findngs --format json", "findngs", "`roster --help` lists the commands", "--format"),
    ("findings --format json", "findings", "`roster --help` lists the commands", "--format"),
  ])
  func `With options of a command it is named with the nearest that there is, and 64`(
    arguments: String, word: String, hint: String, option: String
  ) async throws {
    let run = try await CommandRun.of(arguments.split(separator: " ").map(String.init))
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        roster: no command `\(word)`; \(hint)
        roster: words that are searched for take no \(option); after -- it is a word as any other

        """)
  }

  @Test(arguments: [
    "lst", "lst --offline", "lst --config f --log-level info", "lst -- --limit", "list --limit x",
    "--frobnicate", "help lst", "", "--config",
  ])
  func `Other arguments are wrong in another way, or are not`(arguments: String) {
    let words = arguments.split(separator: " ").map(String.init)
    #expect(UnknownCommand(in: words, commands: Roster.commandNames) == nil)
  }
}
