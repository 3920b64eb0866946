package import DirectoryModel

extension SourceState {
  /// The state as scripts read it; what was read longer ago than so many seconds is stale.
  package func json(maximumAge: Int, at now: Timestamp) -> JSON {
    let isOld = isOlder(than: maximumAge, at: now)
    let word =
      switch phase {
      case .complete: isStored && isOld ? "stale" : "complete"
      case .partial, .loading: asOf == nil ? "partial" : "stale"
      case .failed, .waiting: asOf == nil ? "failed" : "stale"
      }
    return [
      "name": .string(source.name), "provider": .string(source.provider), "state": .string(word),
      "got": JSON(got), "expected": JSON(expected), "as_of": JSON(asOf),
      "error": JSON(error?.message),
    ]
  }
}
