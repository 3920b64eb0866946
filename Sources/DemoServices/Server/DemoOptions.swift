/// What the demo services serve: people by a seeded generator, with the vendors' documented
/// sample users always among them.
package struct DemoOptions: Sendable {
  /// How many people there are, the documented samples included; never fewer than those.
  package var users: Int
  /// What the people depend on: the same seed gives the same bytes.
  package var seed: UInt64
  /// "Today" of the sample data in seconds since 1970: no date of it is later.
  package var epoch: Int64
  /// Whether the services stall, fail and send malformed records for a while, as the seed says.
  package var isChaotic: Bool

  /// 2026-11-21T12:00:00Z.
  package static let defaultEpoch: Int64 = 1_795_262_400

  /// Chooses how much, which and of what day, and whether all goes well.
  package init(
    users: Int = 200, seed: UInt64 = 1, epoch: Int64 = DemoOptions.defaultEpoch,
    isChaotic: Bool = false
  ) {
    self.users = users
    self.seed = seed
    self.epoch = epoch
    self.isChaotic = isChaotic
  }
}
