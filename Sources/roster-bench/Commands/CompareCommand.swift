import ArgumentParser

/// `roster-bench compare`: what has changed between two results.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two results of `run --json`.",
    discussion: "Ends with 1 if a figure that was reached no longer is.")

  @Argument(help: "The earlier result.")
  var before: String

  @Argument(help: "The later result.")
  var after: String

  func run() throws {
    let comparison = Comparison(try BenchResult.read(before), try BenchResult.read(after))
    Console.output(comparison.text)
    if comparison.hasLost { throw ExitCode(1) }
  }
}
