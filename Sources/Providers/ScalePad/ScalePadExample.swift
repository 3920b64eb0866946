import DirectoryModel
import HTTPTransport

extension ProviderExample {
  /// https://api-docs.amm-scalepad.com/users/list and https://api-docs.amm-scalepad.com/users/details
  ///
  /// The body of a 401 and the details of an unknown user are not documented; the shape is that of
  /// https://api-docs.amm-scalepad.com/departments/delete.
  static let scalepad = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "scalepad", tag: "P", provider: "scalepad"),
      baseURL: "https://api.example.com/v2",
      options: ["client_id": "aa7cf840-9ca9-46a3-9778-9015d6580d50"]),
    authentication: ("Authorization", "Bearer \(credential)"),
    id: "a1d97031-04e2-4907-a249-093f7436207b",
    listed: """
      { "id": "a1d97031-04e2-4907-a249-093f7436207b", "username": "mikechang", "user_key": "mikechang",
        "last_activity": { "at": "2026-02-24T21:23:53.082Z", "desktop_at": "2026-02-24T21:22:46.119Z", \
      "web_at": "2026-02-24T21:23:53.082Z" },
        "departments": [ { "id": "d1a2b3c4-e5f6-7890-abcd-ef1234567890", "name": "Engineering", \
      "description": "Software development and infrastructure teams" } ],
        "created_at": "2026-02-05T21:29:34.214Z", "updated_at": "2026-02-05T21:29:34.214Z" }
      """,
    page: { page in
      let next = page.isLast ? "null" : "\"to \(page.number + 1)/+=\""
      return """
        { "data": [ \(page.elements) ], "total_count": \(page.total), "next_cursor": \(next) }
        """
    },
    query: { $0.number == 1 ? nil : "cursor=to%20\($0.number)%2F%2B%3D" },
    // https://api-docs.amm-scalepad.com/departments/list
    supplements: [
      "/clients/aa7cf840-9ca9-46a3-9778-9015d6580d50/departments?page_size=500": """
      { "data": [
          { "id": "d1a2b3c4-e5f6-7890-abcd-ef1234567890", "name": "Engineering",
            "description": "Software development and infrastructure teams", "member_count": 12,
            "created_at": "2026-02-05T21:29:34.214Z", "updated_at": "2026-02-05T21:29:34.214Z" } ],
        "total_count": 1, "next_cursor": null }
      """
    ],
    unknownUser: HTTPAnswer(
      status: 404,
      body: Array(
        """
        { "error": { "code": "not_found", "message": "User not found", \
        "details": { "user_id": "ffffffff-ffff-ffff-ffff-ffffffffffff" } } }
        """.utf8)),
    wrongCredential: HTTPAnswer(
      status: 401,
      body: Array(#"{ "error": { "code": "unauthorized", "message": "Unauthorized" } }"#.utf8)))
}
