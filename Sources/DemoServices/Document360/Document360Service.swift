/// Document360's Customer API v2, read-only: team accounts, roles, groups.
///
/// `https://apidocs.document360.com/docs/get-users`; `skip` and `take` without total or next. The
/// largest `take` is not documented: above 100 it is lowered to 100 silently.
struct Document360Service: Service {
  let name = "document360"
  let credential = "demo-document360"
  private let users: Document360Users
  private static let largestTake = 100

  /// Serves the project's share of the people.
  init(people: People) {
    users = Document360Users(people: people)
  }

  func respond(to request: DemoRequest) -> DemoResponse {
    guard request.header("api_token") == credential else {
      return failure(401, "The api token is not valid.", success: false)
    }
    let segments = request.segments
    guard segments.prefix(2) == ["v2", "Teams"], segments.count < 4 else {
      return failure(404, "The requested resource was not found.", success: false)
    }
    guard request.method == "GET" else {
      return failure(405, "The api token does not allow this method.", success: false)
    }
    switch segments.last {
    case "Teams": return list(request)
    case "email-exists": return emailExists(request)
    case "roles":
      return answer((Document360Role.portal + Document360Role.content).map(\.json))
    case "groups":
      return answer(
        Document360Detail.groups.map { group in
          [
            "group_id": .string(group.id), "title": .string(group.title),
            "description": .optional(group.description),
          ]
        })
    default:
      guard let envelope = users.envelope(id: segments[2]) else {
        return failure(400, "The user id does not exist.", success: true)
      }
      return .json(envelope, headers: Self.headers)
    }
  }

  /// A result in the envelope that all answers share.
  static func envelope(_ result: JSON, success: Bool = true, errors: JSON = []) -> JSON {
    [
      "result": result, "extension_data": nil, "success": .bool(success), "errors": errors,
      "warnings": [], "information": [],
    ]
  }

  private static let headers: [(name: String, value: String)] = [("X-RateLimit-Remaining", "100")]

  private func list(_ request: DemoRequest) -> DemoResponse {
    var skip = 0
    var take = 20
    guard let parameters = request.parameters else { return malformed("query") }
    for (name, value) in parameters {
      switch name {
      case "skip":
        guard let number = Int32(value), number >= 0 else { return malformed(name) }
        skip = Int(number)
      case "take":
        guard let number = Int32(value), number > 0 else { return malformed(name) }
        take = min(Int(number), Self.largestTake)
      default: continue
      }
    }
    let start = min(skip, users.count)
    return answer((start..<min(users.count, start + take)).map(users.json(at:)))
  }

  /// As `/v2/Teams/email-exists` of the vendor's OpenAPI document has it, the content under `data`;
  /// nobody here signs in by SSO.
  private func emailExists(_ request: DemoRequest) -> DemoResponse {
    guard let parameters = request.parameters else { return malformed("query") }
    let values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    guard let email = values["emailId"], email.contains("@") else { return malformed("emailId") }
    let id = values["isAnSsoUser"] == "true" ? nil : users.id(ofEmail: email)
    return .json(
      [
        "data": ["exists": .bool(id != nil), "user_id": .optional(id)], "extension_data": nil,
        "success": true, "errors": nil, "warnings": [], "information": [],
      ], headers: Self.headers)
  }

  private func answer(_ rows: [JSON]) -> DemoResponse {
    .json(Self.envelope(.array(rows)), headers: Self.headers)
  }

  private func malformed(_ name: String) -> DemoResponse {
    failure(400, "The value of \(name) is not valid.", success: false)
  }

  private func failure(_ status: Int, _ description: String, success: Bool) -> DemoResponse {
    let error: JSON = [
      "extension_data": nil, "stack_trace": nil, "description": .string(description),
      "error_code": nil, "custom_data": nil,
    ]
    return .json(
      Self.envelope(nil, success: success, errors: [error]), status: status, headers: Self.headers)
  }
}
