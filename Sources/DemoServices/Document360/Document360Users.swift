/// The team accounts of the Document360 project: the two documented samples, Alice, the generated.
struct Document360Users: Sendable {
  private let people: People
  private let ids: OpaqueID
  private static let cycle = Cycle(
    period: 20, places: [0, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 17, 18, 19])
  private static let peterID = "f11efc6f-e968-4e95-82eb-85ad61559de8"
  private static let dannyID = "5ad03d2b6d59890e8635a596"
  private static let aliceID = "0b7c1d9e-2f3a-4b5c-8d6e-7f8091a2b3c4"
  private static let avatar = "https://www.gravatar.com/avatar/FE29D578CBEC3945FC88BF4F10906A3E"
  private static let signature = "sv=2020-08-04&se=2026-05-18T08%3A52%3A00Z&sr=b&sp=r&sig=demo"

  /// Takes the project's share of the people.
  init(people: People) {
    self.people = people
    ids = OpaqueID(seed: 360)
  }

  /// How many users there are; the API never tells.
  var count: Int { 3 + Self.cycle.count(below: people.count) }

  /// The user at a place of the list, in the list's shape.
  func json(at row: Int) -> JSON {
    switch row {
    case 0: return .text(Self.peterInList)
    case 1: return .text(Self.dannyInList)
    case 2: return listed(Self.aliceID, Cast.alice(people.epoch))
    default:
      let index = Self.cycle.member(row - 3)
      return listed(ids.uuid(index), people.person(index))
    }
  }

  /// The id of the user with an e-mail address, whose letter case does not count.
  func id(ofEmail email: String) -> String? {
    let wanted = email.lowercased()
    switch wanted {
    case "peter.jone@example.com": return Self.peterID
    case "danny.brown@document360.io": return Self.dannyID
    case Cast.alice(people.epoch).email: return Self.aliceID
    default:
      let index = (3..<count).lazy.map { Self.cycle.member($0 - 3) }
        .first { people.person($0).email.lowercased() == wanted }
      return index.map { ids.uuid($0) }
    }
  }

  /// The whole envelope of the user with an id.
  func envelope(id: String) -> JSON? {
    switch id {
    case Self.peterID: return .text(Self.peter)
    case Self.dannyID: return .text(Self.danny)
    case Self.aliceID:
      return Document360Service.envelope(detail(id, Cast.alice(people.epoch)))
    default:
      guard let index = ids.number(uuid: id), index < people.count,
        Self.cycle.ordinal(of: index) != nil
      else { return nil }
      return Document360Service.envelope(detail(id, people.person(index)))
    }
  }

  private func listed(_ id: String, _ person: Person) -> JSON {
    .object(
      head(id, person) + [
        ("portal_role", .string(portalRole(person).title)),
        ("last_login_at", .optional(lastLogin(person))),
      ])
  }

  private func detail(_ id: String, _ person: Person) -> JSON {
    var bits = people.bits(for: person.index, about: 32)
    let role = portalRole(person)
    return .object(
      head(id, person) + [
        ("last_login_at", .optional(lastLogin(person))),
        ("portal_role", ["role_id": .string(role.id), "role_name": .string(role.title)]),
        ("content_roles", Document360Detail.contentRoles(&bits)),
        ("associated_groups", Document360Detail.associatedGroups(&bits)),
      ])
  }

  private func head(_ id: String, _ person: Person) -> [(String, JSON)] {
    let picture = "https://cdn.document360.io/users/\(id).JPG?\(Self.signature)"
    return [
      ("user_id", .string(id)), ("first_name", .string(person.given)),
      ("last_name", .string(person.family)), ("email_id", .string(person.email)),
      ("profile_logo_url", person.index % 4 == 0 ? nil : .string(picture)),
    ]
  }

  private func portalRole(_ person: Person) -> Document360Role {
    var bits = people.bits(for: person.index, about: 30)
    switch bits.below(100) {
    case 0..<2: return Document360Role.portal[0]
    case 2..<8: return Document360Role.portal[1]
    case 8..<80: return Document360Role.portal[2]
    default: return Document360Role.portal[3]
    }
  }

  /// In one of the forms that the vendor's examples show.
  private func lastLogin(_ person: Person) -> String? {
    var bits = people.bits(for: person.index, about: 31)
    guard bits.chance(90), let seen = person.lastSeen else { return nil }
    switch bits.below(4) {
    case 0: return seen.sevenDigits
    case 1: return seen.milliseconds
    case 2: return seen.wholeSeconds
    default: return seen.zoneless
    }
  }

  /// The sample of `https://apidocs.document360.com/docs/get-users`.
  private static let peterInList = """
    {"user_id":"\(peterID)","first_name":"Peter","last_name":"Jone",\
    "email_id":"peter.jone@example.com","profile_logo_url":"\(avatar)?\(signature)",\
    "portal_role":"Owner","last_login_at":"2026-05-18T08:22:00Z"}
    """

  private static let dannyInList = """
    {"user_id":"\(dannyID)","first_name":"Danny","last_name":"Brown",\
    "email_id":"danny.brown@document360.io","profile_logo_url":"\(dannyPicture)",\
    "portal_role":"Owner","last_login_at":"2021-08-20T15:16:54.475Z"}
    """

  /// The sample of `https://apidocs.document360.com/apidocs/get-user`, the role's blank included.
  private static let peter = """
    {"result":{"user_id":"\(peterID)","first_name":"peter","last_name":"jone",\
    "email_id":"peter.jone@example.com","profile_logo_url":"\(avatar)",\
    "last_login_at":"2024-06-13T14:30:00",\
    "portal_role":{"role_id":"c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8","role_name":" Owner"},\
    "content_roles":[{"version_access":null,"language_access":null,"category_access":null,\
    "article_access":null,"access_scope_level":3,\
    "role_id":"62810dc1-2d21-422e-bdfb-c3daebf91dd3","role_name":"Editor"}],\
    "associated_groups":[{"id":"c08e52df-1de9-44e7-8c02-be0e41826c24","title":"MyGroupName",\
    "description":"This is my group description.","content_role_infos":null}]},\
    "extension_data":null,"success":true,"errors":[],"warnings":[],"information":[]}
    """

  /// The sample of `https://apidocs.document360.com/docs/get-user`, in the older shape.
  private static let danny = """
    {"result":{"id":"\(dannyID)","first_name":"Danny","last_name":"Brown",\
    "email_id":"danny.brown@document360.io","profile_logo_url":"\(dannyPicture)",\
    "last_sign_in":"2021-08-20T15:16:54.475Z",\
    "portal_role_infos":[{"role_name":"Owner",\
    "role_id":"c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8","group_name":null}],\
    "content_role_infos":[{"version_access_info":null,"language_access_info":null,\
    "category_access_info":null,"article_access_info":null,"access_scope_level":3,\
    "role_name":"Editor","role_id":"62810dc1-2d21-422e-bdfb-c3daebf91dd3","group_name":null}],\
    "associated_groups":[]},"extension_data":null,"context":null,"success":true,"errors":[],\
    "warnings":[],"information":[]}
    """

  private static let dannyPicture = """
    https://cdn.document360.io/users/87bdf6bf-aa19-480f-aab3-2c6bba1dd5c1.JPG\
    ?sv=2020-08-04&st=2021-12-27T10%3A04%3A48Z&se=2021-12-27T10%3A05%3A18Z&sr=b&sp=r\
    &sig=GnTDMCRKT%2FjHiHLNx7tEgt2gYpD3DO8sJmIkmrGU75c%3D
    """
}
