package import DirectoryModel

extension Directory {
  /// How many pages of one source are under way at once.
  private static let pagesAtOnce = 16
  /// How many users may wait for the store before the source has to.
  private static let backlog = 5_000

  package func load(
    _ need: LoadNeed, report: @escaping @Sendable (DirectoryChange) -> Void
  ) async {
    await load(need, of: nil, report: report)
  }

  /// Reads the lists of those of the named sources that need it; nil names all.
  package func load(
    _ need: LoadNeed, of names: Set<String>?,
    report: @escaping @Sendable (DirectoryChange) -> Void
  ) async {
    let patience: RequestPatience = settings.isPatient ? .background : .current
    await RequestPatience.$current.withValue(patience) {
      await withTaskExecutorPreference(readers) {
        await withTaskGroup { group in
          for index in states.indices {
            guard names?.contains(states[index].source.name) ?? true, needs(index, need) else {
              // Whoever listens may have expected more of it.
              report(.source(states[index]))
              continue
            }
            group.addTask { await self.read(index, report: report) }
          }
        }
      }
    }
    await prune()
  }

  private func needs(_ index: Int, _ need: LoadNeed) -> Bool {
    let state = states[index]
    guard canAsk(state.source.name) else { return false }
    return switch need {
    case .missing: state.asOf == nil
    case .old: state.isOlder(than: settings.maximumAge, at: now())
    case .all: true
    }
  }

  /// Reads one source's list, unless somebody does so already: then its end is waited for.
  private func read(
    _ index: Int, report: @escaping @Sendable (DirectoryChange) -> Void
  ) async {
    let name = states[index].source.name
    while runs[name] != nil {
      await withCheckedContinuation { joining[name, default: []].append($0) }
      // A run that was broken off is no answer to who asked later.
      if states[index].error?.code != .cancelled || Task.isCancelled { return }
    }
    runs[name] = SourceRun(report: report)
    do throws(StoreError) {
      try await run(index)
    } catch {
      states[index].error = ProviderError(.storage, source: name, error)
      states[index].phase = states[index].got == 0 ? .failed : .partial
    }
    runs[name] = nil
    report(.source(states[index]))
    report(.users)
    for continuation in joining.removeValue(forKey: name) ?? [] { continuation.resume() }
  }

  private func run(_ index: Int) async throws(StoreError) {
    let name = states[index].source.name
    let asked = now()
    let claim = try await claim(index)
    defer { withExtendedLifetime(claim) {} }
    if let read = try await readElsewhere(index, since: asked) {
      states[index] = read
      return
    }
    try await writer.beginRun(of: states[index].source, at: now())
    begin(index)
    do throws(ProviderError) {
      try await readPages(index)
      complete(index)
    } catch {
      states[index].error = error
      states[index].phase = states[index].got == 0 ? .failed : .partial
    }
    try await finishWriting(name)
    let time = now()
    if states[index].phase == .complete { states[index].asOf = time }
    states[index].setDue(after: settings.maximumAge)
    states[index].allowance = await allowance(name)
    let run = StoreRun(state: states[index], seen: runs[name]?.seen ?? [])
    // Awaited first: a chain that changes `runs` must not stay open while others change it.
    let changes = try await writer.endRun(run, at: time)
    _ = runs[name]?.add(changes)
    states[index].changes = runs[name]?.changes
    await catchUp()
    await saveFirstPage()
  }

  private func begin(_ index: Int) {
    states[index].phase = .loading
    states[index].isStored = false
    states[index].changes = nil
    states[index].got = 0
    states[index].expected = nil
    states[index].error = nil
    states[index].notices = []
    report(index)
  }

  /// A list with fewer users than the source announced is not whole, and nobody has gone by it.
  private func complete(_ index: Int) {
    let isWhole = states[index].expected.map { states[index].got >= $0 } ?? true
    states[index].phase = isWhole ? .complete : .partial
  }

  private func report(_ index: Int) {
    runs[states[index].source.name]?.report(.source(states[index]))
  }

  /// Reads a list. The users of its first page are there before what the source tells of them
  /// beside the list, which is read along with the other pages.
  private func readPages(_ index: Int) async throws(ProviderError) {
    let first = try await provider(of: states[index].source.name).page(after: nil)
    try await keep(first, index)
    async let completion: Void = complete(first, index)
    do throws(ProviderError) {
      try await readPages(after: first, index)
    } catch {
      await completion
      throw error
    }
    await completion
    if Task.isCancelled { throw error(.cancelled, index) }
  }

  /// Keeps the users of a preliminary page with what was missing in it.
  private func complete(_ page: UserPage, _ index: Int) async {
    let name = states[index].source.name
    guard page.isPreliminary, let provider = try? provider(of: name) else { return }
    let whole = await provider.completed(page)
    // What was broken off tells less than there is.
    if Task.isCancelled { return }
    runs[name]?.take(completed: whole)
    note(whole.notices, index)
    startWriting(name)
  }

  private func readPages(
    after first: UserPage, _ index: Int
  ) async throws(ProviderError) {
    var page = first
    while true {
      if !page.following.isEmpty {
        page = try await takeAll(page.following, index)
      } else if let cursor = page.next {
        page = try await take(cursor, index)
      } else {
        return
      }
    }
  }

  private func take(_ cursor: PageCursor, _ index: Int) async throws(ProviderError) -> UserPage {
    try follow(cursor, index)
    let page = try await provider(of: states[index].source.name).wholePage(after: cursor)
    try await keep(page, index)
    return page
  }

  /// Fetches pages side by side and returns the last of them, which says whether there are more.
  private func takeAll(
    _ cursors: [PageCursor], _ index: Int
  ) async throws(ProviderError) -> UserPage {
    for cursor in cursors { try follow(cursor, index) }
    let provider = try provider(of: states[index].source.name)
    var last = UserPage(users: [], next: nil)
    do {
      try await withThrowingTaskGroup(of: (Int, UserPage).self) { group in
        var started = 0
        func startNext() {
          guard started < cursors.count else { return }
          let number = started
          started += 1
          group.addTask { (number, try await provider.wholePage(after: cursors[number])) }
        }
        for _ in 0..<Self.pagesAtOnce { startNext() }
        while let (number, page) = try await group.next() {
          startNext()
          try await keep(page, index)
          if number == cursors.count - 1 { last = page }
        }
      }
    } catch let error as ProviderError {
      throw error
    } catch {
      throw self.error(.cancelled, index)
    }
    // What the last page announces was announced by the first, and has been fetched.
    last.following = []
    return last
  }

  private func follow(_ cursor: PageCursor, _ index: Int) throws(ProviderError) {
    guard runs[states[index].source.name]?.follow(cursor) == true else {
      throw error(.malformed(path: ""), index, "the pages go round in a circle")
    }
  }

  private func keep(_ page: UserPage, _ index: Int) async throws(ProviderError) {
    if Task.isCancelled { throw error(.cancelled, index) }
    let name = states[index].source.name
    let goesOn = runs[name]?.take(page) ?? false
    states[index].got = runs[name]?.seen.count ?? 0
    states[index].expected = page.total ?? states[index].expected
    note(page.notices, index)
    guard goesOn else {
      throw error(.malformed(path: ""), index, "the pages go round in a circle")
    }
    if runs[name]?.isProgressDue() == true {
      states[index].allowance = await allowance(name)
      report(index)
    }
    startWriting(name)
    if runs[name]?.unwritten.count ?? 0 > Self.backlog, let writing = runs[name]?.writing {
      await writing.value
    }
    if let failure = runs[name]?.storeError { throw ProviderError(.storage, source: name, failure) }
  }

  private func note(_ notices: [DisplayText], _ index: Int) {
    let known = states[index].notices
    states[index].notices += notices.filter { !known.contains($0) }
  }

  private func error(
    _ code: ProviderError.Code, _ index: Int, _ detail: DisplayText? = nil
  ) -> ProviderError {
    ProviderError(
      code, source: states[index].source.name, operation: "list of users", detail: detail)
  }
}
