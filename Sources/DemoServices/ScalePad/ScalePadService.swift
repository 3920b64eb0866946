/// ScalePad's AMM API v2, read-only: users, their summary, departments.
///
/// `https://api-docs.amm-scalepad.com/users`; the codes of 401 and 405 and the detail key of an
/// unknown user are not documented.
struct ScalePadService: Service {
  let name = "scalepad"
  let credential = "demo-scalepad"
  let basePath = "/v2"
  /// The client of the vendor's examples.
  let clientID: String? = "aa7cf840-9ca9-46a3-9778-9015d6580d50"
  private let users: ScalePadUsers
  private let selections: ScalePadSelections
  private let epoch: Timestamp

  /// Serves the client's share of the people.
  init(people: People) {
    users = ScalePadUsers(people: people)
    selections = ScalePadSelections(users: users)
    epoch = people.epoch
  }

  func respond(to request: DemoRequest) -> DemoResponse {
    guard request.header("authorization") == "Bearer \(credential)" else {
      return failure(401, "unauthorized", "Authentication required")
    }
    let segments = request.segments
    guard segments.prefix(2) == ["v2", "clients"], (4...5).contains(segments.count) else {
      return failure(404, "not_found", "Resource not found")
    }
    guard segments[2] == clientID else {
      return notFound("Client", "client_id", segments[2])
    }
    guard let parameters = request.parameters else {
      return failure(400, "invalid_request", "malformed query", ["field": "query"])
    }
    let answer: () throws(ScalePadQuery.Invalid) -> DemoResponse
    switch (segments[3], segments.count == 5 ? segments[4] : nil) {
    case ("users", nil):
      answer = { () throws(ScalePadQuery.Invalid) in try list(parameters) }
    case ("users", "summary"):
      answer = { () throws(ScalePadQuery.Invalid) in try summary(parameters) }
    case ("users", let id?):
      answer = { user(id) }
    case ("departments", nil):
      answer = { () throws(ScalePadQuery.Invalid) in try departments(parameters) }
    case ("departments", let id?): answer = { department(id) }
    default: return failure(404, "not_found", "Resource not found")
    }
    guard request.method == "GET" else {
      return failure(405, "method_not_allowed", "Method not allowed", headers: [("Allow", "GET")])
    }
    do {
      return try answer()
    } catch {
      return failure(400, "invalid_request", error.message, ["field": .string(error.field)])
    }
  }

  private typealias Parameters = [(name: String, value: String)]

  private func list(_ parameters: Parameters) throws(ScalePadQuery.Invalid) -> DemoResponse {
    let query = try ScalePadQuery(
      parameters, sortFields: ["username", "last_activity", "created_at"])
    if query.isPlain {
      let last = users.count - 1
      return .json(
        query.page(of: users.count) { row in
          users.json(users.member(at: query.isDescending ? last - row : row))
        })
    }
    let place = query.departmentID.map { id in
      ScalePadDepartment.all.firstIndex { $0.id == id }
    }
    if let place, place == nil {
      return notFound("Department", "department_id", query.departmentID ?? "")
    }
    let rows = selections.rows(for: query, department: place ?? nil)
    return .json(query.page(of: rows.count) { users.json(users.member(at: rows[$0])) })
  }

  private func user(_ id: String) -> DemoResponse {
    guard let member = users.member(id: id) else { return notFound("User", "user_id", id) }
    return .json(users.json(member))
  }

  private func summary(_ parameters: Parameters) throws(ScalePadQuery.Invalid) -> DemoResponse {
    let asked = parameters.last { $0.name == "stale_threshold" }?.value ?? "172800"
    guard let threshold = Int(asked), (1...Int(Int32.max)).contains(threshold) else {
      throw ScalePadQuery.Invalid(
        field: "stale_threshold", message: "stale_threshold must be a positive integer")
    }
    let limit = epoch.adding(seconds: -threshold)
    let active = (0..<users.count).count { row in
      users.member(at: row).last.map { $0 >= limit } ?? false
    }
    return .json([
      "active_users": .int(active), "stale_users": .int(users.count - active),
      "stale_threshold": .int(threshold),
    ])
  }

  private func departments(
    _ parameters: Parameters
  ) throws(ScalePadQuery.Invalid) -> DemoResponse {
    let query = try ScalePadQuery(parameters, sortFields: ["name", "member_count", "created_at"])
    var places = ScalePadDepartment.all.indices.filter { place in
      let name = ScalePadDepartment.all[place].name.lowercased()
      return query.search.map { name.contains($0) } ?? true
    }
    switch query.sortBy {
    case "name":
      places.sort { ScalePadDepartment.all[$0].name < ScalePadDepartment.all[$1].name }
    case "member_count":
      places.sort { users.count(inDepartment: $0) < users.count(inDepartment: $1) }
    default: break
    }
    if query.isDescending { places.reverse() }
    return .json(query.page(of: places.count) { json(department: places[$0]) })
  }

  private func department(_ id: String) -> DemoResponse {
    guard let place = ScalePadDepartment.all.firstIndex(where: { $0.id == id }) else {
      return notFound("Department", "department_id", id)
    }
    return .json(json(department: place))
  }

  private func json(department place: Int) -> JSON {
    ScalePadDepartment.all[place].json(
      members: users.count(inDepartment: place),
      created: epoch.adding(seconds: (place - 900) * 86_400))
  }

  private func notFound(_ what: String, _ key: String, _ id: String) -> DemoResponse {
    failure(404, "not_found", "\(what) not found", .object([(key, .string(id))]))
  }

  private func failure(
    _ status: Int, _ code: String, _ message: String, _ details: JSON = [:],
    headers: [(name: String, value: String)] = []
  ) -> DemoResponse {
    let error: JSON = [
      "code": .string(code), "message": .string(message), "details": details,
    ]
    return .json(["error": error], status: status, headers: headers)
  }
}
