import DirectoryModel

/// What a source tells beside its users, such as the names of roles: read once a run, when it is
/// first needed, and shared by all who need it.
actor Supplement<Value: Sendable> {
  /// What came of reading it. What could not be read is missing in the value, and a notice says so.
  struct Reading: Sendable {
    var value: Value
    var notices: [DisplayText] = []

    /// Whether nothing is missing.
    var isWhole: Bool { notices.isEmpty }
  }

  private let read: @Sendable () async -> Reading
  private var task: Task<Reading, Never>?
  private var finished: Reading?
  /// What the run before came to; costs no request.
  private(set) var previous: Reading?

  init(read: @escaping @Sendable () async -> Reading) { self.read = read }

  /// What was read already; costs no request.
  var known: Reading? { finished }

  /// What there is to know; reads it unless that was done in this run or is under way.
  ///
  /// Who is cancelled takes a reading under way along, and those who still want it begin anew.
  func reading() async -> Reading {
    while true {
      if let finished { return finished }
      let task = task ?? Task { [read] in await read() }
      self.task = task
      let reading = await withTaskCancellationHandler {
        await task.value
      } onCancel: {
        task.cancel()
      }
      guard task.isCancelled else {
        if self.task == task { finished = reading }
        return reading
      }
      if self.task == task { self.task = nil }
      if Task.isCancelled { return reading }
    }
  }

  /// Begins a new run: what was read before may have changed.
  func forget() {
    task = nil
    previous = finished ?? previous
    finished = nil
  }
}

extension UserPage {
  /// Adds what a source tells of the users beside its list, and what of that could not be read.
  mutating func add<Value>(
    _ reading: Supplement<Value>.Reading, _ complete: (Value, inout User) -> Void
  ) {
    for index in users.indices { users[index].add(reading, complete) }
    notices += reading.notices
    isPreliminary = false
  }
}

extension User {
  /// Adds what the source tells of the user beside its list, as far as it could be read; nil is what
  /// was not read in this run.
  mutating func add<Value>(
    _ reading: Providers.Supplement<Value>.Reading?, _ complete: (Value, inout User) -> Void
  ) {
    guard let reading else {
      if supplement == .read { supplement = .unread }
      return
    }
    complete(reading.value, &self)
    if !reading.isWhole { supplement = .failed }
  }
}

extension ProviderContext {
  /// Reads a list of records into a value, or says why it stays as it is without them.
  ///
  /// What is read is named in the plural, `access levels`, and what follows if it can't be in a
  /// sentence, `their permissions stay unknown`. An error of `list` becomes a notice, as do records
  /// that `add` says it can't use, and records that may not have come. What is read in place of a
  /// record is as for users, see ``UserDecoder``.
  func reading<Value: Sendable>(
    _ what: DisplayText, or consequence: DisplayText, into value: Value,
    canonical: (JSON) -> JSON = { $0 },
    list: () async throws(ProviderError) -> ListRows,
    add: (inout Value, Record) -> Bool
  ) async -> Supplement<Value>.Reading {
    var reading = Supplement.Reading(value: value)
    do throws(ProviderError) {
      var unusable = 0
      let list = try await list()
      for element in list.rows {
        let record = (try? Record(parsing: element, canonical: canonical)) ?? Record(.null)
        if !add(&reading.value, record) { unusable += 1 }
      }
      if unusable > 0 {
        reading.notices.append("\(unusable) of the \(what) can't be understood: \(consequence)")
      }
      if let shortfall = list.shortfall {
        let reason = shortfall.detail ?? shortfall.summary
        reading.notices.append("the \(what) may not be all (\(reason)): \(consequence)")
      }
    } catch {
      reading.notices = [
        "\(what) can't be read (\(error.shortReason)): \(consequence)"
      ]
    }
    return reading
  }
}

extension ProviderError {
  /// The reason in a word or two, a status if there was one: `403`.
  var shortReason: DisplayText {
    switch code {
    case .unauthorized: "401"
    case .forbidden: "403"
    case .notFound, .misconfigured: "404"
    case .rateLimited: "429"
    case .server(let status): "\(status)"
    default: summary
    }
  }
}
