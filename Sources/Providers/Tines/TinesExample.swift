import DirectoryModel
import HTTPTransport

extension ProviderExample {
  /// https://www.tines.com/docs/api/admin/users/list/ and https://www.tines.com/api/admin/users/get
  ///
  /// The bodies of 401 and 404 are not documented; the shape is the first that the vendor's Go SDK
  /// tries (https://github.com/tines/go-sdk, tines/client.go).
  static let tines = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "tines", tag: "T", provider: "tines"),
      baseURL: "https://adjective-noun-1234.tines.com"),
    authentication: ("Authorization", "Bearer \(credential)"), id: "2",
    listed: """
      { "id": 2, "scim_uid": null, "email": "alice@tines.xyz",
        "created_at": "2019-07-08T14:16:11.967Z", "updated_at": "2019-10-31T21:40:52.682Z",
        "admin": false, "is_active": true, "first_name": "Alice", "last_name": "Smith",
        "last_seen": "2019-10-31T21:40:42.000Z", "tenant_permissions": ["AUDIT_LOG_READ"],
        "team_memberships": [ { "team_id": 7, "team_name": "Security Ops", "role": "EDITOR" } ] }
      """,
    answered: """
      {
        "id": 2, "scim_uid": "123", "email": "alice@tines.xyz",
        "created_at": "2019-07-08T14:16:11.967Z", "updated_at": "2019-10-31T21:40:52.682Z",
        "admin": false, "is_active": true, "first_name": "Alice", "last_name": "Smith",
        "last_seen": "2019-10-31T21:40:42.000Z", "tenant_permissions": ["AUDIT_LOG_READ"],
        "team_memberships": [
          { "team_id": 7, "team_name": "Security Ops", "role": "EDITOR" },
          { "team_id": 12, "team_name": "IR Cases", "role": "CASE_MANAGER" } ]
      }
      """,
    page: { page in
      let url = "\"https://adjective-noun-1234.tines.com/api/v1/admin/users?page="
      let size = "&per_page=500\""
      let next = page.isLast ? "null" : "\(url)\(page.number + 1)\(size)"
      return """
        { "admin/users": [ \(page.elements) ],
          "meta": {
            "current_page": \(url)\(page.number)\(size), "previous_page": null,
            "next_page": \(next),
            "next_page_number": \(page.isLast ? "null" : String(page.number + 1)),
            "per_page": 500, "pages": 3, "count": \(page.total) } }
        """
    },
    query: { "page=\($0.number)" },
    supplements: [
      // https://www.tines.com/docs/api/teams/list/
      "/api/v1/teams?per_page=500&page=1": """
      { "teams": [ { "id": 1, "name": "Security Team", "groups": [ { "id": 3, "name": "Tier 1" } ] } ],
        "meta": { "next_page": null, "next_page_number": null, "per_page": 500, "pages": 1, "count": 1 } }
      """,
      // https://tines.com/api/teams/list-members
      "/api/v1/teams/1/members?per_page=500&page=1": """
      { "members": [
          { "id": 1, "first_name": "First name", "last_name": "Last name", "email": "user@example.com",
            "is_admin": true, "created_at": "2021-03-11T09:00:58Z", "last_seen": "2021-04-30T08:56:05Z",
            "invitation_accepted": true, "role": "TEAM_ADMIN" } ],
        "meta": { "next_page": null, "next_page_number": null, "per_page": 500, "pages": 1, "count": 1 } }
      """,
      // https://www.tines.com/api/admin/roles/list
      "/api/v1/admin/roles?per_page=500&page=1": """
      { "admin/roles": [
          { "id": "TEAM_ADMIN", "name": "TEAM_ADMIN", "type": "default",
            "description": "Manage members, stories, credentials, resources and change control.",
            "permissions": [ "ALLOW_ALL" ], "created_at": null, "updated_at": null, "builder": true },
          { "id": "123", "name": "MY_ROLE", "type": "custom", "description": "My fantastic role",
            "permissions": [ "STORY_CREATE" ], "created_at": "2019-11-03T09:57:49.537Z",
            "updated_at": "2019-11-03T09:57:49.537Z", "builder": true } ],
        "meta": { "next_page": null, "next_page_number": null, "per_page": 500, "pages": 1, "count": 2 } }
      """,
    ],
    unknownUser: HTTPAnswer(
      status: 404, body: Array(#"{"errors":[{"message":"not found","details":""}]}"#.utf8)),
    wrongCredential: HTTPAnswer(
      status: 401, body: Array(#"{"errors":[{"message":"unauthorized","details":""}]}"#.utf8)))
}
