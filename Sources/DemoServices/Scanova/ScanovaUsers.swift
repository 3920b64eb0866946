/// The users of the Scanova account: the owner, the documented sample, two more of the cast, the
/// generated.
struct ScanovaUsers: Sendable {
  private let people: People
  private static let cycle = Cycle(
    period: 20, places: [0, 2, 4, 5, 6, 9, 10, 12, 13, 16, 17, 18])
  private static let firstID = 1000
  private static let tags = [
    "{\"id\":2950,\"name\":\"SOCIAL ALL FIELDS\"}", "{\"id\":2951,\"name\":\"vip\"}",
    "{\"id\":2963,\"name\":\"Zürich\"}", "{\"id\":3004,\"name\":\"営業\"}",
  ]

  /// Takes the account's share of the people.
  init(people: People) {
    self.people = people
  }

  /// How many users there are, the owner included.
  var count: Int { 4 + Self.cycle.count(below: people.count) }

  /// The user at a place of the list.
  func json(at row: Int) -> JSON {
    switch row {
    case 0: return .text(Self.owner)
    case 1: return .text(Self.jon)
    case 2: return json(480, Cast.alice(people.epoch))
    case 3: return json(481, Cast.danny(people.epoch))
    default:
      let index = Self.cycle.member(row - 4)
      return json(Self.firstID + index, people.person(index))
    }
  }

  /// The user with a relationship id; nil for the owner's 0, which can't be asked for.
  func json(id: Int) -> JSON? {
    if (479...481).contains(id) { return json(at: id - 478) }
    guard id >= Self.firstID, id - Self.firstID < people.count,
      let ordinal = Self.cycle.ordinal(of: id - Self.firstID)
    else { return nil }
    return json(at: 4 + ordinal)
  }

  private func json(_ id: Int, _ person: Person) -> JSON {
    var bits = people.bits(for: person.index, about: 20)
    let created = person.joined.adding(seconds: bits.below(25 * 86_400))
    let invitation = bits.below(100)
    let isSent = invitation < 94
    let isAccepted = invitation < 80
    let accepted = created.adding(seconds: 300 + bits.below(4 * 86_400))
    let login = isAccepted && bits.chance(90) ? person.lastSeen.map { max($0, accepted) } : nil
    return [
      "id": .int(id),
      "shared_user": account(id, person, created: created, login: login, &bits),
      "access_level": role(&bits).json,
      "invitation_sent_on": .optional(isSent ? created.adding(seconds: 1).indian : nil),
      "invitation_accepted_on": .optional(isAccepted ? accepted.indian : nil),
      "is_invitation_sent": .bool(isSent), "is_invitation_accepted": .bool(isAccepted),
      "created": .string(created.indian),
      "modified": .string((isAccepted ? accepted : created).adding(seconds: 2).indian),
      "tags": .array(tags(&bits)),
    ]
  }

  private func account(
    _ id: Int, _ person: Person, created: Timestamp, login: Timestamp?, _ bits: inout SplitMix64
  ) -> JSON {
    let isSocial = bits.chance(5)
    let isSSO = bits.chance(30)
    let hasPassword = bits.chance(isSSO ? 40 : 97)
    let isEnforced = bits.chance(35)
    let isEnabled = bits.chance(isEnforced ? 75 : 45)
    return [
      "id": .int(id + 5000), "first_name": .string(person.given),
      "last_name": .string(person.family), "full_name": .string(person.fullName),
      "email": .string(person.email), "is_shared": true, "date_joined": .string(created.indian),
      "is_social_signup": .bool(isSocial), "is_sso_login": .bool(isSSO),
      "has_usable_password": .bool(hasPassword),
      "language": .string(bits.pick(["en", "en", "de", "fr", "ja", "hi"])),
      "last_login": .optional(login?.indian), "first_login": .bool(login == nil),
      "enforce_mfa": .bool(isEnforced), "mfa_enabled": .bool(isEnabled),
      "mfa_status": .string(isEnabled ? "Enabled" : "Disabled"),
    ]
  }

  private func role(_ bits: inout SplitMix64) -> ScanovaRole {
    switch bits.below(100) {
    case 0..<50: .viewer
    case 50..<88: .manager
    case 88..<94: .admin
    default: .custom
    }
  }

  private func tags(_ bits: inout SplitMix64) -> [JSON] {
    let first = bits.below(Self.tags.count)
    let rotated = Self.tags[first...] + Self.tags[..<first]
    return rotated.prefix([0, 0, 1, 1, 2][bits.below(5)]).map(JSON.text)
  }

  /// The sample of `https://docs.scanova.io/api-reference/endpoint/user_management/list`.
  private static let owner = """
    {"id":0,"shared_user":{"id":560,"first_name":"Asha","last_name":"","full_name":"Asha",\
    "email":"asha@example.com","is_shared":false,\
    "date_joined":"2022-07-15T15:36:23.251791+05:30","is_social_signup":false,\
    "is_sso_login":false,"has_usable_password":true,"language":"en",\
    "last_login":"2023-09-12T15:32:09.549594+05:30","first_login":false,"enforce_mfa":false,\
    "mfa_enabled":false,"mfa_status":"Disabled"},"access_level":{"id":0,"name":"OWNER"},\
    "invitation_sent_on":null,"invitation_accepted_on":null,"is_invitation_sent":false,\
    "is_invitation_accepted":false,"created":"2022-07-15T15:36:23.251791+05:30",\
    "modified":"2022-07-15T15:36:23.251791+05:30","tags":[]}
    """

  /// The sample of
  /// `https://api-docs.scanova.io/api-reference/endpoint/user_management/retrieve`.
  private static let jon = """
    {"id":479,"shared_user":{"id":1452,"first_name":"Jon","last_name":"Doe",\
    "full_name":"Jon Doe","email":"jon.doe@example.com","is_shared":true,\
    "date_joined":"2023-09-11T16:28:22.113793+05:30","is_social_signup":false,\
    "is_sso_login":false,"has_usable_password":true,"language":"en","last_login":null,\
    "first_login":false,"enforce_mfa":false,"mfa_enabled":false,"mfa_status":"Disabled"},\
    "access_level":{"id":1,"name":"Manager","permissions":[{"id":22,"code":"QR_CODE_CAN_ADD",\
    "name":"Can Add QR Code","description":"Can add QR Code","is_boolean":true}],\
    "is_custom":false},"invitation_sent_on":"2023-09-11T16:28:22.227002+05:30",\
    "invitation_accepted_on":null,"is_invitation_sent":true,"is_invitation_accepted":false,\
    "created":"2023-09-11T16:28:22.223671+05:30","modified":"2023-09-11T16:28:22.227109+05:30",\
    "tags":[{"id":2950,"name":"SOCIAL ALL FIELDS"}]}
    """
}
