import DirectoryModel
import DirectorySync
import DirectoryText

/// Finds the one user that a REF means.
struct UserLookup: Sendable {
  /// A user, and what could not be read beside it.
  struct Found {
    let user: User
    /// What its source was to tell of it and did not.
    let rest: RestOfUser
    /// What is said of what could not be read; empty where all was.
    var missing: [DisplayText] = []

    var detail: UserDetail { UserDetail(user, rest: rest) }

    /// Says what is missing or malformed, and ends with the status that it comes to.
    func finish() throws(CommandFailure) {
      let lines = missing + MalformedRecords(among: [user]).lines
      if !lines.isEmpty { throw CommandFailure(.temporary, lines) }
    }
  }

  /// What was read to search in.
  private struct Material {
    var sources: [SourceState]
    var users: [User]
    /// How many users have the reference somewhere in their names.
    var near: Int
  }

  let program: Program
  /// Whether the sources are asked whatever is stored.
  let isRefresh: Bool

  /// `source/id`, or an id, an e-mail address, a username or an exact name.
  ///
  /// The store answers what it can. A source is asked for the one user where the stored record is
  /// missing, old or tells less than a get would; sources that were never read whole are read to
  /// search in.
  func user(_ reference: String) async throws(CommandFailure) -> Found {
    program.notices.listen { [output = program.context.output] in output.error($0.text) }
    if let exact = UserReference(reference, sources: await program.names) {
      return try await current(exact)
    }
    let reference = reference.trimmingBlanks
    let material =
      isRefresh ? await ask(reference) : try await search(reference)
    guard let user = material.users.first else { throw Self.missing(reference, material) }
    guard material.users.count == 1 else { throw Self.ambiguous(reference, material.users) }
    var result =
      isRefresh && user.detail == .full
      ? found(user) : try await current(user.reference, stored: user)
    result.missing = material.sources.flatMap(\.shortcomings) + result.missing
    return result
  }

  /// What each of many REFs comes to, by what is stored of the sources now that they were read.
  func answers(
    to references: [String], in sources: [SourceState]
  ) throws(CommandFailure) -> [LookupAnswer] {
    let names = Set(sources.map(\.source.name))
    let incomplete = sources.incomplete
    let exact = references.map { UserReference($0, sources: names) }
    let open = zip(references, exact).filter { $0.1 == nil }.map(\.0)
    return try storeAnswer { () throws(StoreError) in
      var found: [LookupAnswer] = []
      try program.store.users(answering: open) { users in
        found.append(
          LookupAnswer(
            open[found.count], users: users.filter { names.contains($0.reference.source) },
            incomplete: incomplete))
      }
      var rest = found[...]
      var answers: [LookupAnswer] = []
      for (text, reference) in zip(references, exact) {
        if let reference {
          answers.append(
            LookupAnswer(
              text, user: try program.store.user(reference),
              incomplete: incomplete.filter { $0.source.name == reference.source }))
        } else if let answer = rest.popFirst() {
          answers.append(answer)
        }
      }
      return answers
    }
  }

  /// A user as it is stored, or as its source tells it now where that is needed and can be had.
  private func current(
    _ reference: UserReference, stored known: User? = nil
  ) async throws(CommandFailure) -> Found {
    var stored = known
    if stored == nil {
      stored = try storeAnswer { () throws(StoreError) in try program.store.user(reference) }
    }
    if let stored, stored.goneSince == nil, !isRefresh, !isOld(stored) {
      return found(stored)
    }
    do throws(ProviderError) {
      return found(try await program.directory.refresh(reference))
    } catch {
      guard let stored, !isRefresh, error.code != .notFound else {
        throw error.code == .notAsked ? try await notStored(reference) : CommandFailure(error)
      }
      program.context.output.error("\(reference.text) as of \(stored.fetchedAt.rfc3339)")
      return error.code == .notAsked ? found(stored) : found(stored, missing: [error.message])
    }
  }

  private func found(_ user: User, missing: [DisplayText] = []) -> Found {
    Found(user: user, rest: program.rest(of: user, hasFailed: !missing.isEmpty), missing: missing)
  }

  /// Whether a get might tell more than the stored record.
  private func isOld(_ user: User) -> Bool {
    let age = program.context.now().seconds - user.fetchedAt.seconds
    return user.shownDetail == .list || age < 0 || age > Int64(program.settings.maximumAge)
  }

  /// What `--offline` comes to for a user that is not stored.
  private func notStored(_ reference: UserReference) async throws(CommandFailure) -> CommandFailure
  {
    let state = await program.directory.sources.first { $0.source.name == reference.source }
    if let asOf = state?.asOf {
      return CommandFailure(
        .noSuchUser, "no user \(reference.text) is stored, as of \(asOf.rfc3339)")
    }
    return CommandFailure(.unavailable, SourceState.nothingStored(of: reference.source))
  }

  /// Looks in the store, once every source was read whole or could not be.
  private func search(_ reference: String) async throws(CommandFailure) -> Material {
    let sources = await ListReader(program).load(.missing)
    let names = Set(sources.map(\.source.name))
    let users = try storeAnswer { () throws(StoreError) in
      try program.store.users(answering: reference).filter { names.contains($0.reference.source) }
    }
    let near =
      users.isEmpty
      ? await program.directory.listing(matching: .words(of: reference), sortedBy: nil)?.count ?? 0
      : users.count
    return Material(sources: sources, users: users, near: near)
  }

  private func storeAnswer<Answer>(
    _ body: () throws(StoreError) -> Answer
  ) throws(CommandFailure) -> Answer {
    do throws(StoreError) { return try body() } catch { throw CommandFailure(error) }
  }

  /// Asks the sources that can search, reads the lists of the others, and says which was which.
  private func ask(_ reference: String) async -> Material {
    var answers: [(provider: any UserProvider, result: Result<UserLookUp?, ProviderError>)] = []
    await withTaskGroup { group in
      for provider in program.providers {
        group.addTask { () -> (any UserProvider, Result<UserLookUp?, ProviderError>) in
          do throws(ProviderError) {
            return (provider, .success(try await provider.lookUp(reference)))
          } catch {
            return (provider, .failure(error))
          }
        }
      }
      for await (provider, result) in group { answers.append((provider, result)) }
    }
    var unable: [any UserProvider] = []
    var material = Material(sources: [], users: [], near: 0)
    for (provider, result) in answers {
      var state = SourceState(source: provider.source, phase: .complete)
      switch result {
      case .success(nil):
        unable.append(provider)
        program.context.output.error(
          "\(provider.source.name): can't search, so its whole list is read")
        continue
      case .success(let found?):
        program.context.output.error("\(provider.source.name): asked for \(found.asked)")
        material.users += found.users
        material.near += found.users.count
      case .failure(let error):
        state.phase = .failed
        state.error = error
      }
      material.sources.append(state)
    }
    material.users = material.users.filter { $0.answers(to: reference) }
    guard !unable.isEmpty else { return material }
    let names = Set(unable.map(\.source.name))
    let sources = await ListReader(program).load(.all, of: names)
    material.sources += sources.filter { names.contains($0.source.name) }
    let users = (try? program.store.users(answering: reference)) ?? []
    material.users += users.filter { names.contains($0.reference.source) }
    return material
  }

  private static func ambiguous(_ reference: String, _ found: [User]) -> CommandFailure {
    var lines: [DisplayText] = ["\(reference) fits more than one user; say which:"]
    lines += found.prefix(20).map { "  \($0.reference.text)  \($0.label)" }
    if found.count > 20 { lines.append("  and \(found.count - 20) more") }
    return CommandFailure(.unusableData, lines)
  }

  /// Not found is only an answer where every list was read whole.
  private static func missing(_ reference: String, _ material: Material) -> CommandFailure {
    let incomplete = material.sources.incomplete
    if incomplete.isEmpty {
      let hint: DisplayText =
        material.near == 0 ? "" : "; `roster list \(reference)` finds \(material.near)"
      return CommandFailure(.noSuchUser, "no user \(reference) in \(material.sources.names)\(hint)")
    }
    let lines = incomplete.flatMap(\.shortcomings)
    let status = ExitStatus(material.sources)
    if status != .temporary { return CommandFailure(status, lines) }
    return CommandFailure(
      status, lines + ["\(reference) was not found, but \(incomplete.couldNotBeRead)"])
  }
}
