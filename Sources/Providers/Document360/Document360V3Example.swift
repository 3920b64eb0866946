import DirectoryModel
import HTTPTransport

extension ProviderExample {
  /// Version 3 of the Customer API: https://github.com/segevsh/w6w-apps, apps/document360
  ///
  /// The user has the members that are certain, with the values of a row of
  /// https://apidocs.document360.com/docs/get-users. The answer to an unknown id is not documented
  /// but for its shape, RFC 7807; a wrong key is answered with an empty body.
  static let document360V3 = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "document360", tag: "D", provider: "document360"),
      baseURL: "https://apihub.document360.io",
      options: [
        "api_version": "v3", "project_id": "d7a8b9c0-1e2f-3a4b-5c6d-7e8f9a0b1c2d",
      ]),
    authentication: ("X-API-Key", credential), id: "a7f2c5e1-8d4b-4cba-9f10-2b3c4d5e6f70",
    listed: """
      {
        "id": "a7f2c5e1-8d4b-4cba-9f10-2b3c4d5e6f70", "first_name": "Anita", "last_name": "Rao",
        "email": "anita.rao@example.com"
      }
      """,
    page: { page in
      """
      {
        "data": [ \(page.elements) ], "success": true,
        "request_id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890", "errors": [], "warnings": [],
        "pagination": {
          "page": \(page.number), "page_size": 100, "total_count": \(page.total),
          "has_more": \(!page.isLast), "next_cursor": null
        }
      }
      """
    },
    query: { "page=\($0.number)" },
    envelope: { record in
      """
      {
        "data": \(record), "success": true, "request_id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890",
        "errors": [], "warnings": []
      }
      """
    },
    supplements: [
      "/v3/projects/d7a8b9c0-1e2f-3a4b-5c6d-7e8f9a0b1c2d/users/groups": """
      {
        "data": [ { "id": "c08e52df-1de9-44e7-8c02-be0e41826c24", "title": "MyGroupName-1",
          "description": "This is the group description." } ],
        "success": true, "request_id": "a1b2c3d4-e5f6-7890-abcd-ef1234567890", "errors": [],
        "warnings": []
      }
      """
    ],
    unknownUser: HTTPAnswer(
      status: 404,
      body: Array(
        """
        {
          "type": "about:blank", "title": "Not Found", "status": 404, "detail": "No such user.",
          "trace_id": "a1b2c3d4", "errors": [ { "code": "NOT_FOUND", "message": "No such user." } ]
        }
        """.utf8)),
    wrongCredential: HTTPAnswer(status: 401))
}
