/// The people of the vendors' documented samples, who are always there.
///
/// Alice, Jon and Danny have accounts in other places too; the owner of Scanova's sample, Peter
/// Jone of Document360's, ScalePad's two and Barbara of SCIM's are in one place each.
enum Cast {
  /// How many people they are.
  static let count = 8

  /// The person of Tines' sample, user 2.
  static func alice(_ epoch: Timestamp) -> Person {
    Person(
      index: -1, given: "Alice", family: "Smith", username: "alice.smith",
      email: "alice@tines.xyz", joined: epoch.adding(seconds: -2000 * 86_400),
      lastSeen: epoch.adding(seconds: -5400), isActive: true)
  }

  /// The person of Scanova's sample, user 479.
  static func jon(_ epoch: Timestamp) -> Person {
    Person(
      index: -2, given: "Jon", family: "Doe", username: "jon.doe",
      email: "jon.doe@example.com", joined: epoch.adding(seconds: -1100 * 86_400),
      lastSeen: epoch.adding(seconds: -3 * 86_400), isActive: true)
  }

  /// The person of Document360's older sample, user 5ad03d2b6d59890e8635a596.
  static func danny(_ epoch: Timestamp) -> Person {
    Person(
      index: -3, given: "Danny", family: "Brown", username: "danny.brown",
      email: "danny.brown@document360.io", joined: epoch.adding(seconds: -1500 * 86_400),
      lastSeen: nil, isActive: false)
  }

  /// The person of SCIM's sample (RFC 7643 section 8).
  static func barbara(_ epoch: Timestamp) -> Person {
    Person(
      index: -4, given: "Barbara", family: "Jensen", username: "bjensen",
      email: "bjensen@example.com", joined: epoch.adding(seconds: -1300 * 86_400), lastSeen: nil,
      isActive: true)
  }
}
