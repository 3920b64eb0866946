import DirectoryModel
import HTTPTransport

extension ProviderExample {
  /// https://docs.scanova.io/api-reference/endpoint/user_management/list and
  /// https://api-docs.scanova.io/api-reference/endpoint/user_management/retrieve
  ///
  /// The bodies of 401 and 404 are not documented; the shape is Django REST Framework's
  /// (https://www.django-rest-framework.org/api-guide/exceptions/).
  static let scanova = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "scanova", tag: "S", provider: "scanova"),
      baseURL: "https://management.scanova.io"),
    authentication: ("Authorization", credential), id: "479",
    listed: """
      {
        "id": 479,
        "shared_user": {
          "id": 1452, "first_name": "Jon", "last_name": "Doe", "full_name": "Jon Doe",
          "email": "jon.doe@example.com", "is_shared": true,
          "date_joined": "2023-09-11T16:28:22.113793+05:30",
          "is_social_signup": false, "is_sso_login": false, "has_usable_password": true,
          "language": "en", "last_login": null, "first_login": false,
          "enforce_mfa": false, "mfa_enabled": false, "mfa_status": "Disabled" },
        "access_level": {
          "id": 1, "name": "Manager",
          "permissions": [
            { "id": 22, "code": "QR_CODE_CAN_ADD", "name": "Can Add QR Code",
              "description": "Can add QR Code", "is_boolean": true } ],
          "is_custom": false },
        "invitation_sent_on": "2023-09-11T16:28:22.227002+05:30",
        "invitation_accepted_on": null,
        "is_invitation_sent": true, "is_invitation_accepted": false,
        "created": "2023-09-11T16:28:22.223671+05:30",
        "modified": "2023-09-11T16:28:22.227109+05:30",
        "tags": [ { "id": 2950, "name": "SOCIAL ALL FIELDS" } ]
      }
      """,
    page: { page in
      let next = page.isLast ? "null" : String(page.number + 1)
      let previous = page.number == 1 ? "null" : String(page.number - 1)
      return """
        { "count": \(page.total), "next": \(next), "previous": \(previous),
          "results": [ \(page.elements) ] }
        """
    },
    query: { $0.number == 1 ? nil : "page=\($0.number)" },
    // https://docs.scanova.io/api-reference/endpoint/user_management/roles
    supplements: [
      "/multi-users/access-levels/": """
      [
        {
          "id": 1, "name": "Manager",
          "permissions": [
            { "id": 22, "code": "QR_CODE_CAN_ADD", "name": "Can Add QR Code",
              "description": "Can add QR Code", "is_boolean": true } ],
          "is_custom": false
        }
      ]
      """
    ],
    unknownUser: HTTPAnswer(status: 404, body: Array(#"{"detail":"Not found."}"#.utf8)),
    wrongCredential: HTTPAnswer(
      status: 401, body: Array(#"{"detail":"Invalid API key."}"#.utf8)))
}
