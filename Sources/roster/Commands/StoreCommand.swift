import ArgumentParser
import DirectoryIndex
import DirectoryModel
import DirectoryStore
import DirectoryText
import Host

/// `roster store`: where users are kept, what is kept, a copy for others, and its end.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Show, publish or delete what is kept on disk.",
    subcommands: [Path.self, Info.self, Publish.self, Purge.self])

  /// The path that the configuration names, or the usual one where it can't be read.
  fileprivate static func path(
    _ options: GlobalOptions, in context: CommandContext
  ) -> String {
    context.storePath((try? ConfigurationFile.load(options, in: context).store) ?? StoreSettings())
  }

  fileprivate static func open(
    _ options: GlobalOptions, in context: CommandContext
  ) throws(CommandFailure) -> SQLiteStore {
    let path = path(options, in: context)
    guard !FileAccess.isMissing(path) else {
      throw CommandFailure(.unavailable, "\(path): nothing is stored yet; `roster sync` fills it")
    }
    return try answer { () throws(StoreError) in
      try SQLiteStore.open(
        path: path, at: context.now(), indexer: IndexChunk.reindexed)
    }
  }

  fileprivate static func answer<Answer>(
    _ body: () throws(StoreError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(StoreError) { return try body() } catch { throw CommandFailure(error) }
  }

  /// `roster store path`.
  struct Path: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print the path of the store.")

    @OptionGroup var options: GlobalOptions

    func run(in context: CommandContext) async throws {
      context.output.line("\(StoreCommand.path(options, in: context))")
    }
  }

  /// `roster store info`.
  struct Info: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Print what is stored: sources, users, changes, size.")

    @OptionGroup var options: GlobalOptions

    func run(in context: CommandContext) async throws {
      let store = try StoreCommand.open(options, in: context)
      for notice in store.notices { context.output.error(notice) }
      for line in try StoreCommand.answer({ () throws(StoreError) in try store.info() }).lines {
        context.output.line(line)
      }
    }
  }

  /// `roster store publish FILE`.
  struct Publish: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "publish", abstract: "Write a copy that others read without a credential.",
      discussion: """
        FILE is written beside its place and renamed into it, so that readers see the old copy or \
        the new one. Its mode is 0640: give it the group of those who may read it. They name it \
        with `path` in `[store]`, and need neither a source nor a credential.
        """)

    @OptionGroup var options: GlobalOptions

    @Argument(
      help: ArgumentHelp("Where the copy goes.", valueName: "file"), completion: .file())
    var file: String

    func run(in context: CommandContext) async throws {
      let store = try StoreCommand.open(options, in: context)
      try StoreCommand.answer { () throws(StoreError) in try store.publish(to: file) }
      context.output.line("published \(file)")
    }
  }

  /// `roster store purge`.
  struct Purge: ContextCommand {
    static let configuration = CommandConfiguration(
      commandName: "purge", abstract: "Delete all that is stored, the history with it.",
      discussion: "Asks first; --yes answers for scripts.")

    @OptionGroup var options: GlobalOptions

    @Flag(help: "Delete without asking.")
    var yes = false

    func run(in context: CommandContext) async throws {
      let path = StoreCommand.path(options, in: context)
      guard !FileAccess.isMissing(path) else {
        return context.output.line("\(path): nothing is stored")
      }
      if !yes {
        guard context.isInteractive else {
          throw CommandFailure(.usage, "purge deletes \(path); say --yes to do that")
        }
        context.output.question("Delete \(path) with all history? [y/N] ")
        guard ["y", "yes"].contains((context.readLine() ?? "").folded) else {
          throw CommandFailure(.usage, "nothing was deleted")
        }
      }
      let deleted = try StoreCommand.answer { () throws(StoreError) in
        try SQLiteStore.purge(path: path)
      }
      for path in deleted { context.output.line("deleted \(path)") }
    }
  }
}
