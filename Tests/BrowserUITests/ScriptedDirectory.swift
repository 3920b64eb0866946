import DirectoryModel
import TestSupport
import Testing

/// A directory that answers as a test says; whatever is not set up is an issue.
struct ScriptedDirectory: UserDirectory {
  typealias Report = @Sendable (DirectoryChange) -> Void

  var onLoad: @Sendable (Report) async -> Void = { _ in
    Issue.record("load was not set up")
  }
  var onListing: @Sendable (Query) async -> (any UserListing)? = { _ in
    Issue.record("listing was not set up")
    return nil
  }
  var onRefresh: @Sendable (UserReference) async throws(ProviderError) -> User = {
    reference throws(ProviderError) in
    Issue.record("refresh was not set up")
    throw ProviderError(.cancelled, source: reference.source, operation: "refresh")
  }
  var onIndex: @Sendable () async -> Void = {}
  var onMark: @Sendable (Set<UserReference>) async -> Void = { _ in }

  /// A directory of users that are there from the start, with one source that was read whole.
  static func of(_ users: [User]) -> ScriptedDirectory {
    ScriptedDirectory(
      onLoad: { report in
        report(
          .source(
            SourceState(
              source: Cast.tines, phase: .complete, got: users.count, asOf: Cast.now)))
        report(.users)
      },
      onListing: { Rows(users, matching: $0) })
  }

  var sources: [SourceState] { [] }

  func load(_ need: LoadNeed, report: @escaping Report) async { await onLoad(report) }

  func finishIndex(_ report: Report) async { await onIndex() }

  func listing(
    matching query: Query, sortedBy sort: UserSort?
  ) async -> (any UserListing)? {
    guard let listing = await onListing(query), let sort else { return await onListing(query) }
    return Rows(listing, sortedBy: sort)
  }

  func mark(_ references: Set<UserReference>) async { await onMark(references) }

  func refresh(_ reference: UserReference) async throws(ProviderError) -> User {
    try await onRefresh(reference)
  }
}

/// Waits until the present task is cancelled.
func untilCancelled() async {
  for await _ in AsyncStream<Void>(unfolding: { await never() }) {}
}

private func never() async -> Void? {
  let (stream, continuation) = AsyncStream<Void>.makeStream()
  defer { continuation.finish() }
  for await _ in stream {}
  return nil
}
