import DirectoryModel

extension SourceState {
  /// The state that the last runs left in the store.
  init(_ source: Source, in summary: StoreSummary, at now: Timestamp, maximumAge: Int) {
    guard let stored = summary.sources.first(where: { $0.name == source.name }) else {
      self.init(source: source)
      return
    }
    self.init(source: source, phase: stored.asOf == nil ? .waiting : .complete)
    if let run = stored.lastRun {
      phase = run.phase
      expected = run.expected
      error = run.error
      notices = run.notices
    }
    isStored = true
    got = stored.count
    asOf = stored.asOf
    setDue(after: maximumAge)
    if stored.lastRun == nil, let began = stored.lastBegan {
      notices.append(
        "the reading that began at \(began.rfc3339) was cut off; what it brought is kept")
      if asOf == nil { phase = .partial }
    }
    if let asOf, now < asOf {
      notices.append(
        "this machine's clock is before the last reading at \(asOf.rfc3339); its age is not known")
    }
  }

  /// Notes when the list will count as old.
  mutating func setDue(after maximumAge: Int) {
    dueAt = asOf.map { Timestamp(seconds: $0.seconds + Int64(maximumAge)) }
  }
}
