/// A SCIM 2.0 service, read-only: users, groups and what describes the service.
///
/// RFC 7643 and RFC 7644, with the cursors of RFC 9865. Of filters it knows `eq` on an id, a user
/// name and an e-mail address, which is more than some services do.
struct SCIMService: Service {
  let name = "scim"
  let credential = "demo-scim"
  let basePath = "/scim/v2"
  private let users: SCIMUsers

  /// Serves the service's share of the people.
  init(people: People) {
    users = SCIMUsers(people: people)
  }

  func respond(to request: DemoRequest) -> DemoResponse {
    guard request.header("authorization") == "Bearer \(credential)" else {
      let challenge = ("WWW-Authenticate", "Bearer realm=\"SCIM\"")
      return failure(401, "The bearer token is missing or not valid.", headers: [challenge])
    }
    guard request.method == "GET" else {
      return failure(405, "This token may only read.", headers: [("Allow", "GET")])
    }
    guard accepts(request.header("accept")) else {
      return failure(406, "The answer can only be application/scim+json.")
    }
    let segments = request.segments
    guard segments.prefix(2) == ["scim", "v2"], (3...4).contains(segments.count) else {
      return failure(404, "There is no such endpoint.")
    }
    guard let parameters = request.parameters else {
      return failure(400, "The query is malformed.", type: "invalidValue")
    }
    let base = "http://\(request.host)\(basePath)"
    do {
      return try answer(
        segments[2], segments.count == 4 ? segments[3] : nil, parameters, base: base)
    } catch {
      return failure(400, error.detail, type: error.type)
    }
  }

  private func answer(
    _ endpoint: String, _ id: String?, _ parameters: [(name: String, value: String)], base: String
  ) throws(SCIMQuery.Refusal) -> DemoResponse {
    switch (endpoint, id) {
    case ("ServiceProviderConfig", nil): return answer(SCIMDiscovery.configuration(base: base))
    case ("ResourceTypes", _): return described(SCIMDiscovery.resourceTypes(base: base), id)
    case ("Schemas", _): return described(SCIMDiscovery.schemas(base: base), id)
    case ("Users", nil):
      let query = try SCIMQuery(parameters)
      return answer(try usersPage(query, base: base))
    case ("Users", let id?):
      guard let member = users.member(id: id) else { return notFound(id) }
      return answer(users.json(member, base: base))
    case ("Groups", nil):
      let query = try SCIMQuery(parameters)
      guard query.filter == nil else {
        throw SCIMQuery.Refusal("invalidFilter", "Groups can't be filtered.")
      }
      return answer(
        query.page(of: SCIMUsers.groups.count) { users.json(group: $0, base: base, members: false) }
      )
    case ("Groups", let id?):
      guard let place = SCIMUsers.groups.firstIndex(where: { $0.id == id }) else {
        return notFound(id)
      }
      return answer(users.json(group: place, base: base, members: true))
    default: return failure(404, "There is no such endpoint.")
    }
  }

  private func usersPage(
    _ query: SCIMQuery, base: String
  ) throws(SCIMQuery.Refusal) -> JSON {
    guard let filter = query.filter else {
      return query.page(of: users.count) { users.json(users.member(at: $0), base: base) }
    }
    let found: SCIMUsers.Member? =
      switch filter.attribute {
      case "id": users.member(id: filter.value)
      case "username", "emails.value", "emails": users.member(email: filter.value)
      default:
        throw SCIMQuery.Refusal("invalidFilter", "\(filter.attribute) can't be filtered by.")
      }
    return query.page(of: found == nil ? 0 : 1) { _ in
      found.map { users.json($0, base: base) } ?? .null
    }
  }

  /// One of the descriptions by its id, or the list of all.
  private func described(_ all: [(id: String, json: JSON)], _ id: String?) -> DemoResponse {
    guard let id else {
      return answer([
        "schemas": [.string(SCIMQuery.listURN)], "totalResults": .int(all.count),
        "startIndex": 1, "itemsPerPage": .int(all.count), "Resources": .array(all.map(\.json)),
      ])
    }
    return all.first { $0.id == id }.map { answer($0.json) } ?? notFound(id)
  }

  /// Whether an `Accept` header lets the answer be what it is (RFC 7644 section 3.8).
  private func accepts(_ header: String?) -> Bool {
    guard let header else { return true }
    let kinds = header.split(separator: ",").map { kind in
      kind.prefix { $0 != ";" }.filter { $0 != " " }.lowercased()
    }
    return kinds.contains {
      ["application/scim+json", "application/json", "application/*", "*/*"].contains($0)
    }
  }

  private func answer(_ json: JSON) -> DemoResponse {
    DemoResponse(
      status: 200, headers: [("Content-Type", "application/scim+json")], body: json)
  }

  private func notFound(_ id: String) -> DemoResponse {
    failure(404, "Resource \(id) not found")
  }

  /// RFC 7644 section 3.12: the status is a string.
  private func failure(
    _ status: Int, _ detail: String, type: String? = nil,
    headers: [(name: String, value: String)] = []
  ) -> DemoResponse {
    var members: [(String, JSON)] = [
      ("schemas", ["urn:ietf:params:scim:api:messages:2.0:Error"]),
      ("status", .string(String(status))),
    ]
    if let type { members.append(("scimType", .string(type))) }
    members.append(("detail", .string(detail)))
    return DemoResponse(
      status: status, headers: [("Content-Type", "application/scim+json")] + headers,
      body: .object(members))
  }
}
