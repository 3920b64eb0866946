/// Who is in which of a few groups, decided by a member's place in a list: no group for one in
/// twelve, two for one in three, one for the rest.
struct Grouping: Sendable {
  /// For each group the places of its members.
  let members: [Cycle]

  private let groupCount: Int
  private static let period = 24

  /// Shares members out among `groupCount` groups, of which there are at least four.
  init(groupCount: Int) {
    self.groupCount = groupCount
    members = (0..<groupCount).map { group in
      let places = (0..<Self.period).filter {
        Self.groups(atPlace: $0, of: groupCount).contains(group)
      }
      return Cycle(period: Self.period, places: places)
    }
  }

  /// The groups of the member at a place of the list.
  func groups(of ordinal: Int) -> [Int] {
    Self.groups(atPlace: ordinal % Self.period, of: groupCount)
  }

  private static func groups(atPlace place: Int, of count: Int) -> [Int] {
    let home = place % count
    switch place {
    case 5, 22: return []
    case 8..<16: return [home, (home + 3) % count]
    default: return [home]
    }
  }
}
