import DirectoryIndex
import DirectoryModel
import DirectoryStore
import DirectorySync

/// The store of this run, opened.
struct OpenedStore: Sendable {
  let store: any UserStore
  /// Whether what is written outlives this run.
  let isKept: Bool
  /// The copy that somebody published and that is read in place of a store; nil for a store.
  let publishedPath: String?

  /// Opens the store that the settings name, or goes on without one and says why.
  ///
  /// A file that was named and can't be used is an error; the usual one is not needed.
  static func open(
    _ settings: StoreSettings, in context: CommandContext
  ) throws(CommandFailure) -> OpenedStore {
    do throws(StoreError) {
      return report(
        try SQLiteStore.open(
          path: context.storePath(settings), at: context.now(), indexer: IndexChunk.reindexed),
        in: context)
    } catch {
      guard settings.path == nil else { throw CommandFailure(error) }
      context.output.error("\(error.message); nothing is kept")
      return try inMemory(in: context)
    }
  }

  /// A store that leaves nothing behind.
  static func inMemory(in context: CommandContext) throws(CommandFailure) -> OpenedStore {
    do throws(StoreError) {
      return report(try SQLiteStore.inMemory(indexer: IndexChunk.reindexed), in: context)
    } catch {
      throw CommandFailure(error)
    }
  }

  private static func report(_ store: SQLiteStore, in context: CommandContext) -> OpenedStore {
    for notice in store.notices { context.output.error(notice) }
    return OpenedStore(
      store: store, isKept: store.path != nil,
      publishedPath: store.isPublished ? store.path : nil)
  }

  /// What a published store knows; empty for one that is written to.
  var sources: [Source] {
    get throws(CommandFailure) {
      guard store.isReadOnly else { return [] }
      do throws(StoreError) {
        let stored = try store.summary().sources.sorted { $0.name < $1.name }
        var tags = SourceTags(given: [])
        return stored.map {
          Source(name: $0.name, tag: tags.next(for: $0.name) ?? "?", provider: $0.provider)
        }
      } catch {
        throw CommandFailure(error)
      }
    }
  }

  func directory(
    of sources: [Source], addresses: [String: String], providers: [any UserProvider],
    allowance: @escaping @Sendable (String) async -> SourceState.Allowance?,
    settings: Directory.Settings, now: @escaping @Sendable () -> Timestamp
  ) throws(CommandFailure) -> Directory {
    do throws(StoreError) {
      return try Directory(
        sources: sources, addresses: addresses, providers: providers, store: store,
        settings: settings, allowance: allowance, now: now)
    } catch {
      throw CommandFailure(error)
    }
  }
}

extension Directory.Settings {
  init(_ settings: StoreSettings, isOffline: Bool = false, isPatient: Bool = false) {
    self.init(
      maximumAge: settings.maxAge, historyDays: settings.historyDays, isOffline: isOffline,
      isPatient: isPatient)
  }
}
