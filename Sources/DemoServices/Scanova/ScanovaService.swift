/// Scanova's Management API, read-only: users and access levels.
///
/// `https://docs.scanova.io/api-reference/endpoint/user_management/list`; paths end in a slash. The
/// page size and the bodies of 401 and 404 are not documented: 20, which fits the sample's 22 users
/// on two pages, and Django REST Framework's stock shape.
struct ScanovaService: Service {
  let name = "scanova"
  let credential = "demo-scanova"
  private let users: ScanovaUsers
  private static let pageSize = 20

  /// Serves the account's share of the people.
  init(people: People) {
    users = ScanovaUsers(people: people)
  }

  func respond(to request: DemoRequest) -> DemoResponse {
    guard let key = request.header("authorization") else {
      return failure(401, "Authentication credentials were not provided.")
    }
    guard key == credential else { return failure(401, "Invalid API key.") }
    let segments = request.segments
    guard segments.first == "multi-users" else { return notFound }
    guard segments.last == "" else {
      let query = request.query.map { "?" + $0 } ?? ""
      return DemoResponse(
        status: 301, headers: [("Location", request.path + "/" + query)], body: .text(""))
    }
    guard request.method == "GET" else {
      let detail = "Method \"\(request.method)\" not allowed."
      return failure(405, detail, [("Allow", "GET")])
    }
    switch segments.count {
    case 2: return list(request)
    case 3 where segments[1] == "access-levels": return .json(.array(ScanovaRole.all.map(\.json)))
    case 3: return Int(segments[1]).flatMap(users.json).map { .json($0) } ?? notFound
    default: return notFound
    }
  }

  private func list(_ request: DemoRequest) -> DemoResponse {
    let asked = request.parameters?.last { $0.name == "page" }?.value ?? "1"
    let pages = (users.count + Self.pageSize - 1) / Self.pageSize
    guard let page = Int(asked), (1...pages).contains(page) else {
      return failure(404, "Invalid page.")
    }
    let start = (page - 1) * Self.pageSize
    let rows = (start..<min(users.count, start + Self.pageSize)).map(users.json(at:))
    return .json([
      "count": .int(users.count), "next": .optional(page < pages ? page + 1 : nil),
      "previous": .optional(page > 1 ? page - 1 : nil), "results": .array(rows),
    ])
  }

  private var notFound: DemoResponse { failure(404, "Not found.") }

  private func failure(
    _ status: Int, _ detail: String, _ headers: [(name: String, value: String)] = []
  ) -> DemoResponse {
    .json(["detail": .string(detail)], status: status, headers: headers)
  }
}
