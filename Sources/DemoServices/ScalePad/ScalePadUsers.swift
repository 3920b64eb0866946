/// The users of the ScalePad client in the order of their user names: the documented samples and
/// Alice between the generated.
struct ScalePadUsers: Sendable {
  /// One user, with what lists are filtered and sorted by.
  struct Member: Sendable {
    /// ScalePad's id.
    let id: String
    /// The agent's name for the user, also the `user_key`.
    let username: String
    /// Most recent activity on a desktop.
    let desktop: Timestamp?
    /// Most recent activity on the web.
    let web: Timestamp?
    /// When the record came to be.
    let created: Timestamp
    /// Indices into the departments.
    let departments: [Int]

    /// Most recent activity anywhere.
    var last: Timestamp? {
      guard let desktop, let web else { return desktop ?? web }
      return max(desktop, web)
    }
  }

  /// How many users there are.
  let count: Int

  private let people: People
  private let ids = OpaqueID(seed: 777)
  private let grouping = Grouping(groupCount: ScalePadDepartment.all.count)
  private let cast: [Member]
  private let castRows: [Int]
  private static let cycle = Cycle(period: 5, places: [0, 2, 3])

  /// Takes the client's share of the people.
  init(people: People) {
    self.people = people
    let cast = Self.cast(people.epoch)
    self.cast = cast
    let generated = Self.cycle.count(below: people.count)
    count = generated + cast.count
    castRows = cast.indices.map { place in
      var low = 0
      var high = generated
      while low < high {
        let middle = (low + high) / 2
        let other = people.username(atRank: Self.cycle.member(middle))
        if other < cast[place].username { low = middle + 1 } else { high = middle }
      }
      return low + place
    }
  }

  /// The user at a place in the order of user names.
  func member(at row: Int) -> Member {
    if let place = castRows.firstIndex(of: row) { return cast[place] }
    return generated(row - castRows.count { $0 < row })
  }

  /// The user with an id.
  func member(id: String) -> Member? {
    if let member = cast.first(where: { $0.id == id }) { return member }
    guard let index = ids.number(uuid: id), index < people.count,
      let ordinal = Self.cycle.ordinal(of: people.rank(of: index))
    else { return nil }
    return generated(ordinal)
  }

  /// The user name at a place, without making the whole user.
  func username(at row: Int) -> String {
    if let place = castRows.firstIndex(of: row) { return cast[place].username }
    let ordinal = row - castRows.count { $0 < row }
    return people.username(atRank: Self.cycle.member(ordinal))
  }

  /// How many users a department has.
  func count(inDepartment department: Int) -> Int {
    grouping.members[department].count(below: count - cast.count)
      + cast.count { $0.departments.contains(department) }
  }

  /// The user as JSON, the same in list and get.
  func json(_ member: Member) -> JSON {
    [
      "id": .string(member.id), "username": .string(member.username),
      "user_key": .string(member.username),
      "last_activity": [
        "at": .optional(member.last?.milliseconds),
        "desktop_at": .optional(member.desktop?.milliseconds),
        "web_at": .optional(member.web?.milliseconds),
      ],
      "departments": .array(member.departments.map { ScalePadDepartment.all[$0].reference }),
      "created_at": .string(member.created.milliseconds),
      "updated_at": .string(member.created.milliseconds),
    ]
  }

  private func generated(_ ordinal: Int) -> Member {
    let index = people.index(atRank: Self.cycle.member(ordinal))
    let person = people.person(index)
    var bits = people.bits(for: index, about: 40)
    let created = person.joined.adding(seconds: bits.below(3600))
    let seen = bits.chance(90) ? person.lastSeen : nil
    let gap = -bits.below(30 * 86_400)
    let channels = bits.below(4)
    let isDesktopLast = bits.chance(50)
    let earlier = seen.map { max($0.adding(seconds: gap), created) }
    return Member(
      id: ids.uuid(index), username: person.username,
      desktop: channels == 0 ? nil : isDesktopLast || channels == 1 ? seen : earlier,
      web: channels == 1 ? nil : isDesktopLast && channels != 0 ? earlier : seen,
      created: created,
      departments: grouping.groups(of: ordinal))
  }

  /// `https://api-docs.amm-scalepad.com/users/details` and Alice, by user name.
  private static func cast(_ epoch: Timestamp) -> [Member] {
    let alice = Cast.alice(epoch)
    return [
      Member(
        id: "4b1d2c3e-5f60-4718-92a3-b4c5d6e7f809", username: alice.username,
        desktop: alice.lastSeen, web: nil, created: alice.joined, departments: [0, 5]),
      Member(
        id: "a1d97031-04e2-4907-a249-093f7436207b", username: "mikechang",
        desktop: Timestamp(microseconds: 1_771_968_166_119_000),
        web: Timestamp(microseconds: 1_771_968_233_082_000),
        created: Timestamp(microseconds: 1_770_326_974_214_000), departments: [0]),
      Member(
        id: "c3f19253-26g4-6129-c461-215h9658429d", username: "newuser", desktop: nil, web: nil,
        created: Timestamp(microseconds: 1_770_326_974_214_000), departments: []),
    ]
  }
}
