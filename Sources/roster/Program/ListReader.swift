import DirectoryModel
import HTTPTransport

/// Reads all lists of a directory's sources, with progress on stderr where somebody looks.
struct ListReader: Sendable {
  private let directory: any UserDirectory
  private let pauses: Relay<RequestPause>

  init(_ program: Program) { self.init(program.directory, program.pauses) }

  init(_ directory: any UserDirectory, _ pauses: Relay<RequestPause>) {
    self.directory = directory
    self.pauses = pauses
  }

  /// The state of each source after reading, and the users that match.
  func read(_ query: Query) async -> (sources: [SourceState], listing: any UserListing) {
    let progress = Surroundings.present.showsProgress ? ProgressLine() : nil
    pauses.listen { pause in
      progress?.say("\(pause.source): \(pause.words), goes on at \(pause.until.rfc3339)")
    }
    await directory.load { change in
      if case .source(let state) = change { progress?.show(state) }
    }
    progress?.clear()
    let listing = await directory.listing(matching: query) ?? EmptyListing()
    return (await directory.sources, listing)
  }
}
