/// Tines' REST API v1, read-only: users, teams, members, roles.
///
/// `https://www.tines.com/docs/api/welcome/` and the pages below it; the bodies of errors are not
/// documented and follow what `github.com/tines/go-sdk` tries to read.
struct TinesService: Service {
  let name = "tines"
  let credential = "demo-tines"
  private let users: TinesUsers

  /// Serves the tenant's share of the people.
  init(people: People) {
    users = TinesUsers(people: people)
  }

  func respond(to request: DemoRequest) -> DemoResponse {
    let bearer = request.header("authorization") == "Bearer \(credential)"
    guard bearer || request.header("x-user-token") == credential else {
      return failure(401, "Unauthorized", "The API key is missing or not valid.")
    }
    guard let parameters = request.parameters else {
      return .json([["message": "Bad Request", "details": "malformed query"]], status: 400)
    }
    var segments = request.segments
    guard segments.prefix(2) == ["api", "v1"] else { return notFound }
    segments.removeFirst(2)
    let answer: (TinesQuery) throws(TinesQuery.Malformed) -> DemoResponse
    switch (segments.count, segments.first, segments.dropFirst().first) {
    case (2, "admin", "users"): answer = list
    case (3, "admin", "users"):
      answer = { query throws(TinesQuery.Malformed) in try get(segments[2], query) }
    case (2, "admin", "roles"): answer = roles
    case (3, "admin", "roles"): answer = { _ in role(segments[2]) }
    case (1, "teams", _): answer = teams
    case (3, "teams", _) where segments[2] == "members":
      answer = { query throws(TinesQuery.Malformed) in try members(of: segments[1], query) }
    default: return notFound
    }
    guard request.method == "GET" else {
      return failure(405, "Method Not Allowed", "This key may only read.", [("Allow", "GET")])
    }
    do {
      return try answer(TinesQuery(parameters: parameters, request: request))
    } catch {
      return .json([["message": "Bad Request", "details": .string(error.details)]], status: 400)
    }
  }

  private func list(_ query: TinesQuery) throws(TinesQuery.Malformed) -> DemoResponse {
    let ownersOnly = try query.choice("filter", "TENANT_OWNER")
    let teams = try query.choice("include", "team_memberships")
    let page = try query.page(of: users.count(ownersOnly: ownersOnly))
    let rows = page.rows.map {
      users.json(users.member(at: $0, ownersOnly: ownersOnly), includingTeams: teams)
    }
    return .json(["admin/users": .array(rows), "meta": page.meta])
  }

  private func get(_ id: String, _ query: TinesQuery) throws(TinesQuery.Malformed) -> DemoResponse {
    let teams = try query.choice("include", "team_memberships")
    guard let number = Int(id), let member = users.member(id: number) else { return notFound }
    return .json(users.json(member, includingTeams: teams))
  }

  private func teams(_ query: TinesQuery) throws(TinesQuery.Malformed) -> DemoResponse {
    let page = try query.page(of: users.teams.all.count)
    let rows = page.rows.map { row -> JSON in
      let team = users.teams.all[row]
      return ["id": .int(team.id), "name": .string(team.name), "groups": []]
    }
    return .json(["teams": .array(rows), "meta": page.meta])
  }

  private func members(of id: String, _ query: TinesQuery) throws(TinesQuery.Malformed)
    -> DemoResponse
  {
    guard let team = users.teams.all.first(where: { String($0.id) == id }) else { return notFound }
    let page = try query.page(of: users.count(in: team))
    let rows = page.rows.map { users.json(users.member(at: $0, of: team), in: team) }
    return .json(["members": .array(rows), "meta": page.meta])
  }

  private func roles(_ query: TinesQuery) throws(TinesQuery.Malformed) -> DemoResponse {
    let page = try query.page(of: TinesRole.all.count)
    let rows = page.rows.map { TinesRole.all[$0].json }
    return .json(["admin/roles": .array(rows), "meta": page.meta])
  }

  private func role(_ idOrName: String) -> DemoResponse {
    let found = TinesRole.all.first { $0.id == idOrName || $0.name == idOrName }
    return found.map { .json($0.json) } ?? notFound
  }

  private var notFound: DemoResponse {
    failure(404, "Not Found", "The requested resource does not exist.")
  }

  private func failure(
    _ status: Int, _ message: String, _ details: String,
    _ headers: [(name: String, value: String)] = []
  ) -> DemoResponse {
    let error: JSON = ["message": .string(message), "details": .string(details)]
    return .json(["errors": [error]], status: status, headers: headers)
  }
}
