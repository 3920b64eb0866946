/// One human of the sample data, as all services know them.
struct Person: Sendable {
  /// The number that everything about a generated person follows from; negative for the cast.
  let index: Int
  /// In the person's own script.
  let given: String
  /// In the person's own script; empty for a person of one name.
  let family: String
  /// `given.family`, ASCII, unique.
  let username: String
  /// ASCII, unique, the same at every source.
  let email: String
  /// When the person came to the company.
  let joined: Timestamp
  /// When the person was last seen anywhere; nil is never.
  let lastSeen: Timestamp?
  /// Whether the person still works there.
  let isActive: Bool

  /// Given and family name, or the one name.
  var fullName: String { family.isEmpty ? given : "\(given) \(family)" }
}
