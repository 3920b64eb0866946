import DirectoryModel
import DirectorySync

/// Finds the one user that a REF means.
struct UserLookup: Sendable {
  /// A user, and what could not be read beside it.
  struct Found {
    let user: User
    /// What is said of each source that was not read whole; empty where all were.
    var missing: [DisplayText] = []
  }

  /// What was read to search in.
  private struct Material {
    var sources: [SourceState]
    var users: [User]
    /// How many users have the reference somewhere in their names.
    var near: Int
  }

  let program: Program
  /// Whether sources that can search are asked to, in place of reading their lists.
  var asksSources = false

  /// `source/id`, for one request; otherwise an id, an e-mail address, a username or an exact name,
  /// looked up in the lists of all sources.
  func user(_ reference: String) async throws(CommandFailure) -> Found {
    program.notices.listen { Output.error($0.text) }
    let names = program.providers.map(\.source.name)
    if let exact = UserReference(reference, sources: names) {
      return Found(user: try await get(exact))
    }
    let material = asksSources ? await ask(reference) : await read(reference, program.directory)
    let found = material.users.filter { $0.answers(to: reference) }
    guard let user = found.first else { throw Self.missing(reference, material) }
    guard found.count == 1 else { throw Self.ambiguous(reference, found) }
    // A row of a list may tell less than a get.
    return Found(
      user: user.detail == .full ? user : try await get(user.reference),
      missing: Self.messages(material.sources))
  }

  private func get(_ reference: UserReference) async throws(CommandFailure) -> User {
    do throws(ProviderError) {
      return try await program.directory.refresh(reference)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Reads the lists of a directory's sources.
  private func read(_ reference: String, _ directory: any UserDirectory) async -> Material {
    let (sources, listing) = await ListReader(directory, program.pauses).read(.all)
    let near = await directory.listing(matching: .words(of: reference))?.count ?? 0
    return Material(
      sources: sources, users: (0..<listing.count).map(listing.user), near: near)
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
        Output.error("\(provider.source.name): can't search, so its whole list is read")
        continue
      case .success(let found?):
        Output.error("\(provider.source.name): asked for \(found.asked)")
        material.users += found.users
        material.near += found.users.count
      case .failure(let error):
        state.phase = .failed
        state.error = error
      }
      material.sources.append(state)
    }
    guard !unable.isEmpty else { return material }
    let rest = await read(reference, Directory(providers: unable, now: Surroundings.now))
    material.sources += rest.sources
    material.users += rest.users
    material.near += rest.near
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
    let incomplete = material.sources.filter { $0.phase != .complete }
    if incomplete.isEmpty {
      let hint: DisplayText =
        material.near == 0 ? "" : "; `roster list \(reference)` finds \(material.near)"
      return CommandFailure(.noSuchUser, "no user \(reference) in \(material.sources.names)\(hint)")
    }
    let failures = Set(incomplete.compactMap { $0.error.map { ExitStatus($0) } })
    if incomplete.count == material.sources.count, let status = failures.first, failures.count == 1
    {
      return CommandFailure(status, messages(incomplete))
    }
    return CommandFailure(
      .temporary,
      messages(incomplete)
        + ["\(reference) was not found, but \(incomplete.names) could not be read whole"])
  }

  private static func messages(_ sources: [SourceState]) -> [DisplayText] {
    sources.filter { $0.phase != .complete }.map { source in
      source.error?.message ?? "\(source.source.name): only \(source.got) users were read"
    }
  }
}

extension [SourceState] {
  /// The names of the sources: `tines, scanova`.
  var names: DisplayText { DisplayText(map(\.source.name).joined(separator: ", ")) }
}

extension User {
  /// Whether a REF without a source means this user.
  func answers(to reference: String) -> Bool {
    if id == UserID(reference) { return true }
    let wanted = reference.folded
    return [email, username, displayName].contains { text in
      text.map { !$0.isEmpty && $0.original.folded == wanted } ?? false
    }
  }
}
