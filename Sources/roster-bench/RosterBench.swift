import ArgumentParser
import Glibc

/// The bench: the figures of PRODUCT.md section 7, each beside its peer in the same run.
@main
struct RosterBench: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster-bench",
    abstract: "Measure roster beside the usual tools on the same work.",
    subcommands: [
      RunCommand.self, ListCommand.self, DataCommand.self, CompareCommand.self, ServeCommand.self,
    ])

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let failure as BenchFailure {
      Console.error(failure.description)
      Glibc.exit(1)
    } catch {
      exit(withError: error)
    }
  }
}

/// What the bench says while it works.
enum Console {
  /// A line on standard error.
  static func error(_ text: String) {
    let bytes = Array("roster-bench: \(text)\n".utf8)
    _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Text on standard output.
  static func output(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno != EINTR { return }
      rest = rest.dropFirst(max(0, count))
    }
  }
}
