/// What a service answers.
struct DemoResponse: Sendable {
  /// The status code.
  var status: Int
  /// Headers besides the length and the date.
  var headers: [(name: String, value: String)]
  /// The body; a text where it is no JSON.
  var body: JSON

  /// An answer of JSON.
  static func json(
    _ json: JSON, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> DemoResponse {
    DemoResponse(
      status: status, headers: [("Content-Type", "application/json")] + headers, body: json)
  }
}
