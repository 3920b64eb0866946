import ArgumentParser
import Browser
import DirectoryIndex
import DirectoryModel
import DirectoryStore

/// `roster store`: where users are kept, what is kept, a copy for others, and its end.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store", abstract: "Show, publish or delete what is kept on disk.",
    subcommands: [Path.self, Info.self, Publish.self, Purge.self])

  /// The path that the configuration names, or the usual one where it can't be read.
  fileprivate static func path(_ options: GlobalOptions) -> String {
    StoreLocation.path((try? ConfigurationFile.load(options).store) ?? StoreSettings())
  }

  fileprivate static func open(_ options: GlobalOptions) throws(CommandFailure) -> SQLiteStore {
    let path = path(options)
    guard !FileAccess.isMissing(path) else {
      throw CommandFailure(.unavailable, "\(path): nothing is stored yet; `roster sync` fills it")
    }
    return try answer { () throws(StoreError) in
      try SQLiteStore.open(
        path: path, at: Surroundings.now(), indexer: IndexChunk.reindexed)
    }
  }

  fileprivate static func answer<Answer>(
    _ body: () throws(StoreError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(StoreError) { return try body() } catch { throw CommandFailure(error) }
  }

  /// `roster store path`.
  struct Path: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print the path of the store.")

    @OptionGroup var options: GlobalOptions

    func run() throws { Output.line("\(StoreCommand.path(options))") }
  }

  /// `roster store info`.
  struct Info: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "info", abstract: "Print what is stored: sources, users, changes, size.")

    @OptionGroup var options: GlobalOptions

    func run() throws {
      let store = try StoreCommand.open(options)
      for notice in store.notices { Output.error(notice) }
      for line in try StoreCommand.answer({ () throws(StoreError) in try store.info() }).lines {
        Output.line(line)
      }
    }
  }

  /// `roster store publish FILE`.
  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "publish", abstract: "Write a copy that others read without a credential.",
      discussion: """
        FILE is written beside its place and renamed into it, so that readers see the old copy or \
        the new one. Its mode is 0640: give it the group of those who may read it. They name it \
        with `path` in `[store]`, and need neither a source nor a credential.
        """)

    @OptionGroup var options: GlobalOptions

    @Argument(help: ArgumentHelp("Where the copy goes.", valueName: "file"))
    var file: String

    func run() throws {
      let store = try StoreCommand.open(options)
      try StoreCommand.answer { () throws(StoreError) in try store.publish(to: file) }
      Output.line("published \(file)")
    }
  }

  /// `roster store purge`.
  struct Purge: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "purge", abstract: "Delete all that is stored, the history with it.",
      discussion: "Asks first; --yes answers for scripts.")

    @OptionGroup var options: GlobalOptions

    @Flag(help: "Delete without asking.")
    var yes = false

    func run() throws {
      let path = StoreCommand.path(options)
      guard !FileAccess.isMissing(path) else { return Output.line("\(path): nothing is stored") }
      if !yes {
        guard Surroundings.present.isInteractive else {
          throw CommandFailure(.usage, "purge deletes \(path); say --yes to do that")
        }
        Output.question("Delete \(path) with all history? [y/N] ")
        guard ["y", "yes"].contains((readLine() ?? "").folded) else {
          throw CommandFailure(.usage, "nothing was deleted")
        }
      }
      let deleted = try StoreCommand.answer { () throws(StoreError) in
        try SQLiteStore.purge(path: path)
      }
      for path in deleted { Output.line("deleted \(path)") }
    }
  }
}

extension StoreInfo {
  /// What is stored, a fact a line.
  fileprivate var lines: [DisplayText] {
    let size: DisplayText = bytes < 10_000_000 ? "\(bytes / 1_000) kB" : "\(bytes / 1_000_000) MB"
    var lines: [DisplayText] = [
      "store     \(path ?? "in memory")\(isReadOnly ? ", for reading only" : "")",
      "size      \(size) in \(pages.grouped) pages, \(freePages.grouped) of them free",
      "schema    \(schema)",
    ]
    for source in sources {
      let gone: DisplayText = source.gone > 0 ? ", \(source.gone.grouped) gone" : ""
      lines.append("\(source.name): \(source.present.grouped) users\(gone)")
    }
    let since: DisplayText = oldestChange.map { " since \($0.rfc3339)" } ?? ""
    lines.append("changes   \(changes.grouped)\(since)")
    return lines
  }
}
