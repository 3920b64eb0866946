import ArgumentParser

/// `roster-bench data`: a store with made-up users, and the same users as lines.
struct DataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data", abstract: "Make a store with users, and the same users as lines of text.")

  @Option(help: "How many users.")
  var users = 1_000_000

  @Option(help: "What the users depend on: the same seed gives the same users.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("The store to make.", valueName: "file"))
  var store: String

  @Option(help: ArgumentHelp("The text to make.", valueName: "file"))
  var lines: String

  func run() throws {
    var maker = DataMaker(count: users, seed: seed, store: store, lines: lines)
    let set = try maker.make { _ in }
    Console.output(
      "\(set.users) users in \(store), \(set.searchableBytes) bytes of searchable text\n")
  }
}
