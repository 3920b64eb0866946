package import DirectoryModel

extension User {
  /// A user of which nothing is known but the name, which is the id as well.
  package static func sample(_ name: String, source: String = "one") -> User {
    var user = User(
      reference: UserReference(source: source, id: UserID(name)), provider: "tines",
      fetchedAt: Timestamp(seconds: 1_700_000_000))
    user.displayName = DisplayText(name)
    return user
  }

  /// The user with some facts changed.
  package func with(_ change: (inout User) -> Void) -> User {
    var user = self
    change(&user)
    return user
  }
}

extension UserReference {
  /// The reference of a sample user.
  package static func sample(_ name: String) -> UserReference { User.sample(name).reference }
}

extension SourceState {
  /// A source whose name begins with its tag.
  package static func sample(
    _ name: String = "one", _ phase: Phase = .complete, error: ProviderError? = nil
  ) -> SourceState {
    SourceState(
      source: Source(name: name, tag: name.uppercased().first ?? "?", provider: "tines"),
      phase: phase, error: error)
  }
}

extension ProviderError {
  /// What a source that nobody answers for says.
  package static let offline = ProviderError(.offline, source: "one", operation: "GET /users")
}
