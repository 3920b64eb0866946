/// The users of the SCIM service, which the company's directory fills: the documented sample, three
/// more of the cast, the generated.
struct SCIMUsers: Sendable {
  /// One user with its place.
  struct Member: Sendable {
    /// SCIM's id.
    let id: String
    /// Who it is.
    let person: Person
    /// The place among the generated users; nil for the cast.
    let ordinal: Int?
  }

  private let people: People
  private let ids = OpaqueID(seed: 7643)
  private let grouping = Grouping(groupCount: Self.groups.count)
  private let cast: [Member]
  private static let cycle = Cycle(
    period: 20, places: [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 19])
  private static let babsID = "2819c223-7f76-453a-919d-413861904646"
  private static let departments = [
    "Engineering", "Finance", "Human Resources", "Verkauf Süd", "カスタマーサポート", "Marketing",
  ]
  /// The service's groups; the first is in the documented sample.
  static let groups: [(id: String, name: String)] = [
    ("e9e30dba-f08f-4109-8486-d5c6a331660a", "Tour Guides"),
    ("0c4f1b7a-2d3e-4f50-8a61-72b3c4d5e6f7", "VPN users"),
    ("1d502c8b-3e4f-4061-9b72-83c4d5e6f708", "Équipe Paris"),
    ("2e613d9c-4f50-4172-8c83-94d5e6f70819", "開発者"),
    ("3f724ead-5061-4283-9d94-a5e6f708192a", "All contractors"),
  ]

  /// Takes the service's share of the people.
  init(people: People) {
    self.people = people
    cast = [
      Member(
        id: Self.babsID, person: Cast.barbara(people.epoch), ordinal: nil),
      Member(
        id: "5d0b6c2e-8f19-4a37-b2c4-d5e6f7a8b9c0", person: Cast.alice(people.epoch), ordinal: nil),
      Member(
        id: "6e1c7d3f-902a-4b48-83d5-e6f7a8b9c0d1", person: Cast.jon(people.epoch), ordinal: nil),
      Member(
        id: "7f2d8e40-a13b-4c59-94e6-f7a8b9c0d1e2", person: Cast.danny(people.epoch), ordinal: nil),
    ]
  }

  /// How many users there are.
  var count: Int { cast.count + Self.cycle.count(below: people.count) }

  /// The user at a place of the list.
  func member(at row: Int) -> Member {
    row < cast.count ? cast[row] : generated(row - cast.count)
  }

  /// The user with an id.
  func member(id: String) -> Member? {
    if let member = cast.first(where: { $0.id == id }) { return member }
    guard let index = ids.number(uuid: id), index < people.count,
      let ordinal = Self.cycle.ordinal(of: index)
    else { return nil }
    return generated(ordinal)
  }

  /// The user with an e-mail address, which is the user name as well; its case does not count.
  func member(email: String) -> Member? {
    let email = email.lowercased()
    if let member = cast.first(where: { $0.person.email == email }) { return member }
    let username = String(email.prefix { $0 != "@" })
    var low = 0
    var high = people.count
    while low < high {
      let middle = (low + high) / 2
      if people.username(atRank: middle) < username { low = middle + 1 } else { high = middle }
    }
    guard low < people.count, let ordinal = Self.cycle.ordinal(of: people.index(atRank: low)) else {
      return nil
    }
    let member = generated(ordinal)
    return member.person.email == email ? member : nil
  }

  /// The user as JSON, the same in list and get.
  func json(_ member: Member, base: String) -> JSON {
    if member.id == Self.babsID { return .text(Self.babs) }
    let person = member.person
    var bits = people.bits(for: person.index, about: 50)
    let created = person.joined.adding(seconds: bits.below(5 * 86_400))
    let modified = max(created, created.adding(seconds: bits.below(90 * 86_400)))
    let employee = 100_000 + abs(person.index)
    var name: [(String, JSON)] = [
      ("formatted", .string(person.fullName)), ("givenName", .string(person.given)),
    ]
    if !person.family.isEmpty { name.append(("familyName", .string(person.family))) }
    var members: [(String, JSON)] = [
      ("schemas", [.string(SCIMDiscovery.userURN), .string(SCIMDiscovery.enterpriseURN)]),
      ("id", .string(member.id)), ("externalId", .string("hr-\(employee)")),
      ("userName", .string(person.email)), ("name", .object(name)),
      ("displayName", .string(person.fullName)),
      ("title", .string(bits.pick(["Engineer", "Analyst", "Consultant", "Team lead"]))),
      ("userType", .string(bits.chance(80) ? "Employee" : "Contractor")),
      ("locale", .string(bits.pick(["en-US", "de-DE", "fr-FR", "ja-JP"]))),
      ("active", .bool(person.isActive)),
      ("emails", .array(emails(of: person, &bits))),
    ]
    let groups = groups(of: member).map { place -> JSON in
      let group = Self.groups[place]
      return [
        "value": .string(group.id), "$ref": .string("\(base)/Groups/\(group.id)"),
        "display": .string(group.name), "type": "direct",
      ]
    }
    if !groups.isEmpty { members.append(("groups", .array(groups))) }
    if bits.chance(12) {
      members.append(("entitlements", [["value": "vpn", "display": "Remote access"]]))
    }
    if bits.chance(20) {
      let role: JSON =
        bits.chance(20)
        ? ["value": "admin", "display": "Administrator", "primary": true]
        : ["value": "auditor", "display": "Auditor"]
      members.append(("roles", [role]))
    }
    let enterprise: JSON = [
      "employeeNumber": .string(String(employee)),
      "costCenter": .string(String(4100 + bits.below(40))), "organization": "Acme",
      "department": .string(bits.pick(Self.departments)),
    ]
    members.append((SCIMDiscovery.enterpriseURN, enterprise))
    members.append(
      ("meta", meta("User", "\(base)/Users/\(member.id)", created, modified, version: employee)))
    return .object(members)
  }

  /// A group as JSON; its members are told where one group is asked for.
  func json(group place: Int, base: String, members: Bool) -> JSON {
    let group = Self.groups[place]
    var json: [(String, JSON)] = [
      ("schemas", [.string(SCIMDiscovery.groupURN)]), ("id", .string(group.id)),
      ("displayName", .string(group.name)),
    ]
    if members {
      let found = (0..<count).lazy.map(member(at:)).filter { groups(of: $0).contains(place) }
      json.append(
        (
          "members",
          .array(
            found.map { member in
              [
                "value": .string(member.id), "$ref": .string("\(base)/Users/\(member.id)"),
                "display": .string(member.person.fullName), "type": "User",
              ]
            })
        ))
    }
    let created = people.epoch.adding(seconds: (place - 900) * 86_400)
    json.append(
      ("meta", meta("Group", "\(base)/Groups/\(group.id)", created, created, version: place)))
    return .object(json)
  }

  private func meta(
    _ type: String, _ location: String, _ created: Timestamp, _ modified: Timestamp, version: Int
  ) -> JSON {
    [
      "resourceType": .string(type), "created": .string(created.milliseconds),
      "lastModified": .string(modified.milliseconds), "location": .string(location),
      "version": .string("W/\"\(version)\""),
    ]
  }

  private func generated(_ ordinal: Int) -> Member {
    let index = Self.cycle.member(ordinal)
    return Member(id: ids.uuid(index), person: people.person(index), ordinal: ordinal)
  }

  private func groups(of member: Member) -> [Int] {
    if let ordinal = member.ordinal { return grouping.groups(of: ordinal) }
    return member.id == Self.babsID ? [0] : [1]
  }

  private func emails(of person: Person, _ bits: inout SplitMix64) -> [JSON] {
    let work: JSON = ["value": .string(person.email), "type": "work", "primary": true]
    guard bits.chance(15) else { return [work] }
    return [["value": .string("\(person.username)@home.example"), "type": "home"], work]
  }

  /// The sample of RFC 7643 section 8.3 in part, without the password, which is never returned.
  private static let babs = """
    {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User",\
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],\
    "id":"2819c223-7f76-453a-919d-413861904646","externalId":"701984",\
    "userName":"bjensen@example.com","name":{"formatted":"Ms. Barbara J Jensen, III",\
    "familyName":"Jensen","givenName":"Barbara","middleName":"Jane","honorificPrefix":"Ms.",\
    "honorificSuffix":"III"},"displayName":"Babs Jensen","nickName":"Babs",\
    "profileUrl":"https://login.example.com/bjensen",\
    "emails":[{"value":"bjensen@example.com","type":"work","primary":true},\
    {"value":"babs@jensen.org","type":"home"}],\
    "phoneNumbers":[{"value":"555-555-5555","type":"work"},\
    {"value":"555-555-4444","type":"mobile"}],"ims":[{"value":"someaimhandle","type":"aim"}],\
    "userType":"Employee","title":"Tour Guide","preferredLanguage":"en-US","locale":"en-US",\
    "timezone":"America/Los_Angeles","active":true,\
    "groups":[{"value":"e9e30dba-f08f-4109-8486-d5c6a331660a",\
    "$ref":"https://example.com/v2/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a",\
    "display":"Tour Guides"}],\
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"employeeNumber":"701984",\
    "costCenter":"4130","organization":"Universal Studios","division":"Theme Park",\
    "department":"Tour Operations","manager":{"value":"26118915-6090-4610-87e4-49d8ca9f808d",\
    "$ref":"https://example.com/v2/Users/26118915-6090-4610-87e4-49d8ca9f808d",\
    "displayName":"John Smith"}},"meta":{"resourceType":"User",\
    "created":"2010-01-23T04:56:22Z","lastModified":"2011-05-13T04:42:34Z",\
    "version":"W\\/\\"3694e05e9dff591\\"",\
    "location":"https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646"}}
    """
}
