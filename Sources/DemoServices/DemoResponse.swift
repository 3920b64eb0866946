/// What a service answers.
struct DemoResponse: Sendable {
  /// The status code.
  var status: Int
  /// Headers besides the length and the date.
  var headers: [(name: String, value: String)]
  /// The body's bytes.
  var body: [UInt8]

  /// An answer of JSON.
  static func json(
    _ json: JSON, status: Int = 200, headers: [(name: String, value: String)] = []
  ) -> DemoResponse {
    DemoResponse(
      status: status, headers: [("Content-Type", "application/json")] + headers, body: json.bytes)
  }
}
