import DirectoryModel
import DirectorySync
import DirectoryText
import HTTPTransport
import Synchronization

/// Brings the lists of a directory's sources up to what a command needs, with progress on stderr
/// where somebody looks.
struct ListReader: Sendable {
  private let context: CommandContext
  private let directory: Directory
  private let pauses: Relay<RequestPause>

  init(_ program: Program) {
    context = program.context
    directory = program.directory
    pauses = program.pauses
  }

  /// Reads what is needed of all sources, or of those of these names, and says on stderr how old is
  /// what was not read.
  func load(_ need: LoadNeed, of names: Set<String>? = nil) async -> [SourceState] {
    let progress = context.canRedraw ? ProgressLine(context.output) : nil
    pauses.listen { pause in
      progress?.say("\(pause.source): \(SourceState.Pause(pause).record)")
    }
    await directory.load(need, of: names) { change in
      if case .source(let state) = change, !state.isStored { progress?.show(state) }
    }
    progress?.clear()
    let states = await directory.sources
    let ages = states.filter { names?.contains($0.source.name) ?? true }.ages
    if !ages.isEmpty { context.output.error(ages) }
    return states
  }

  /// Makes the index whole where another version of the program has made it, and says how far it is.
  private func finishIndex() async {
    let progress = context.canRedraw ? ProgressLine(context.output) : nil
    let isTold = Mutex(false)
    await directory.finishIndex { [output = context.output] change in
      guard case .index(let index?) = change else { return }
      if let progress {
        progress.show(index)
      } else if !isTold.withLock({ told in (told, told = true).0 }) {
        output.error("\(index.words), since another version of roster made the index")
      }
    }
    progress?.clear()
  }

  /// The state of each source after reading what is needed, and the users that match; stderr tells
  /// of how many others that can't be said.
  func read(
    _ query: Query, sortedBy sort: UserSort? = nil, need: LoadNeed
  ) async -> (sources: [SourceState], listing: any UserListing) {
    _ = await load(need)
    await finishIndex()
    let listing = await directory.listing(matching: query, sortedBy: sort) ?? EmptyListing()
    // Only now is it known whether what is stored could be read.
    let states = await directory.sources
    if listing.cannotTell.count > 0 {
      context.output.error(listing.cannotTell.words(besides: listing.count, sources: states.byName))
    }
    return (states, listing)
  }
}
