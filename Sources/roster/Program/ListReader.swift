import DirectoryModel

/// Reads all lists of a directory, with progress on stderr where somebody looks.
struct ListReader: Sendable {
  private let directory: any UserDirectory

  init(_ directory: any UserDirectory) { self.directory = directory }

  /// The state of each source after reading, and the users that match.
  func read(_ query: Query) async -> (sources: [SourceState], listing: any UserListing) {
    let progress = Surroundings.present.showsProgress ? ProgressLine() : nil
    await directory.load { change in
      if case .source(let state) = change { progress?.show(state) }
    }
    progress?.clear()
    let listing = await directory.listing(matching: query) ?? EmptyListing()
    return (await directory.sources, listing)
  }
}
