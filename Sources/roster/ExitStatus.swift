import DirectoryModel

/// How the program ends: BSD's sysexits, and what scripts rely on.
enum ExitStatus: Int32, Sendable {
  case complete = 0
  /// The answer is no.
  case negative = 1
  case usage = 64
  /// Ambiguous, or nothing usable came.
  case unusableData = 65
  case noSuchUser = 67
  case unavailable = 69
  case internalError = 70
  /// Partial or for now: what there is was printed, what is missing was named.
  case temporary = 75
  case notAuthorized = 77
  case configuration = 78
  case hangup = 129
  case interrupted = 130
  case terminated = 143

  /// Ends a command with this status, without a word.
  func end() throws(CommandFailure) {
    if self != .complete { throw CommandFailure(self) }
  }

  /// What one failed request comes to.
  init(_ error: ProviderError) {
    self =
      switch error.code {
      case .unauthorized, .forbidden: .notAuthorized
      case .notFound: .noSuchUser
      case .misconfigured, .credential: .configuration
      case .rateLimited, .storage, .expired, .incomplete: .temporary
      case .server, .timeout, .offline, .tls, .notAsked: .unavailable
      case .malformed, .tooLarge: .unusableData
      case .cancelled: .interrupted
      }
  }

  /// What a read of all lists comes to.
  ///
  /// All sources failing alike gives that failure, all else that is missing ``temporary``. A
  /// malformed record makes the whole incomplete; unusable it is only where no record says whose it
  /// is.
  init(_ sources: [SourceState], _ records: MalformedRecords = MalformedRecords()) {
    let failures = sources.filter(\.hasNothing)
    if !failures.isEmpty, failures.count == sources.count {
      let statuses = Set(failures.map { $0.error.map(ExitStatus.init) ?? .unavailable })
      self = statuses.count == 1 ? statuses.first ?? .unavailable : .temporary
    } else if !sources.allSatisfy(\.isUsable) {
      self = .temporary
    } else {
      self = records.count == 0 ? .complete : records.areUnusable ? .unusableData : .temporary
    }
  }
}

/// A command that ends without having done what it was asked.
struct CommandFailure: Error {
  let status: ExitStatus
  /// What to say on stderr.
  let lines: [DisplayText]

  init(_ status: ExitStatus, _ lines: DisplayText...) {
    self.init(status, lines)
  }

  init(_ status: ExitStatus, _ lines: [DisplayText]) {
    self.status = status
    self.lines = lines
  }

  init(_ error: ProviderError) { self.init(ExitStatus(error), error.message) }
}

extension CommandFailure {
  /// What a store comes to that can't be used.
  init(_ error: StoreError) {
    let status: ExitStatus =
      switch error.code {
      case .full, .busy: .temporary
      case .corrupt: .unusableData
      case .readOnly, .newerSchema, .unreadable, .other: .configuration
      }
    self.init(status, error.message)
  }
}
