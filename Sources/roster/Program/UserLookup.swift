import DirectoryModel

/// Finds the one user that a REF means.
struct UserLookup: Sendable {
  let program: Program

  /// `source/id`, for one request; otherwise an id, an e-mail address, a username or an exact name,
  /// looked up in the lists of all sources.
  func user(_ reference: String) async throws(CommandFailure) -> User {
    let names = program.providers.map(\.source.name)
    if let exact = UserReference(reference, sources: names) {
      do throws(ProviderError) {
        return try await program.directory.refresh(exact)
      } catch {
        throw CommandFailure(error)
      }
    }
    return try await search(reference)
  }

  private func search(_ reference: String) async throws(CommandFailure) -> User {
    let (sources, listing) = await ListReader(program.directory).read(.all)
    let matches = (0..<listing.count).lazy.map(listing.user).filter { $0.answers(to: reference) }
    let found = Array(matches.prefix(21))
    if let user = found.first, found.count == 1 { return try await full(user) }
    if found.isEmpty {
      let near = await program.directory.listing(matching: .words(of: reference))?.count ?? 0
      throw Self.missing(reference, sources, listing, near: near)
    }
    var lines: [DisplayText] = ["\(reference) fits more than one user; say which:"]
    lines += found.prefix(20).map { "  \($0.reference.text)  \($0.label)" }
    if found.count > 20 { lines.append("  and more") }
    throw CommandFailure(.unusableData, lines)
  }

  /// All that the source tells of a user whose list row tells less.
  private func full(_ user: User) async throws(CommandFailure) -> User {
    if user.detail == .full { return user }
    do throws(ProviderError) {
      return try await program.directory.refresh(user.reference)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// Not found is only an answer where every list was read whole; `near` is how many users have
  /// the reference somewhere in their names.
  private static func missing(
    _ reference: String, _ sources: [SourceState], _ listing: any UserListing, near: Int
  ) -> CommandFailure {
    let incomplete = sources.filter { $0.phase != .complete }
    if incomplete.isEmpty {
      let hint: DisplayText = near == 0 ? "" : "; `roster list \(reference)` finds \(near)"
      return CommandFailure(.noSuchUser, "no user \(reference) in \(sources.names)\(hint)")
    }
    let status = ExitStatus(sources, listing: listing)
    let lines = incomplete.compactMap { $0.error?.message }
    if incomplete.count == sources.count, listing.total == 0 {
      return CommandFailure(status, lines)
    }
    return CommandFailure(
      .temporary,
      lines + ["\(reference) was not found, but \(incomplete.names) could not be read whole"])
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
