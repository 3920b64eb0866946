import DirectoryModel
import HTTPTransport

/// What the vendor's pages show of the Customer API v2.
///
/// The queries of the pictures' addresses are left out, since they are not kept. The body of a 401
/// is not documented.
extension ProviderExample {
  /// https://apidocs.document360.com/docs/get-users and
  /// https://apidocs.document360.com/apidocs/get-user
  static let document360 = document360(
    id: "f11efc6f-e968-4e95-82eb-85ad61559de8",
    listed: """
      {
        "user_id": "f11efc6f-e968-4e95-82eb-85ad61559de8", "first_name": "Peter",
        "last_name": "Jone", "email_id": "peter.jone@example.com",
        "profile_logo_url": "https://www.gravatar.com/avatar/FE29D578CBEC3945FC88BF4F10906A3E",
        "portal_role": "Owner", "last_login_at": "2026-05-18T08:22:00Z"
      }
      """,
    answered: """
      {
        "user_id": "f11efc6f-e968-4e95-82eb-85ad61559de8", "first_name": "peter",
        "last_name": "jone", "email_id": "peter.jone@example.com",
        "profile_logo_url": "https://www.gravatar.com/avatar/FE29D578CBEC3945FC88BF4F10906A3E",
        "last_login_at": "2024-06-13T14:30:00",
        "portal_role": { "role_id": "c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8", "role_name": " Owner" },
        "content_roles": [
          {
            "version_access": null, "language_access": null, "category_access": null,
            "article_access": null, "access_scope_level": 3,
            "role_id": "62810dc1-2d21-422e-bdfb-c3daebf91dd3", "role_name": "Editor"
          }
        ],
        "associated_groups": [
          {
            "id": "c08e52df-1de9-44e7-8c02-be0e41826c24", "title": "MyGroupName",
            "description": "This is my group description.", "content_role_infos": null
          }
        ]
      }
      """)

  /// The older rendering: https://apidocs.document360.com/docs/get-user
  ///
  /// The user as a get shows it stands for the list's row too, of which no sample is at hand.
  static let document360Older = document360(
    id: "5ad03d2b6d59890e8635a596",
    listed: document360OlderUser(
      picture: "https://cdn.document360.io/users/87bdf6bf-aa19-480f-aab3-2c6bba1dd5c1.JPG"))

  /// The user of the older rendering, with an address of the picture.
  static func document360OlderUser(picture: String) -> String {
    """
    {
      "id": "5ad03d2b6d59890e8635a596",
      "first_name": "Danny",
      "last_name": "Brown",
      "email_id": "danny.brown@document360.io",
      "profile_logo_url": "\(picture)",
      "last_sign_in": "2021-08-20T15:16:54.475Z",
      "portal_role_infos": [
        {
          "role_name": "Owner",
          "role_id": "c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8",
          "group_name": null
        }
      ],
      "content_role_infos": [
        {
          "version_access_info": null,
          "language_access_info": null,
          "category_access_info": null,
          "article_access_info": null,
          "access_scope_level": 3,
          "role_name": "Editor",
          "role_id": "62810dc1-2d21-422e-bdfb-c3daebf91dd3",
          "group_name": null
        }
      ],
      "associated_groups": []
    }
    """
  }

  private static func document360(
    id: String, listed: String, answered: String? = nil
  ) -> ProviderExample {
    ProviderExample(
      configuration: SourceConfiguration(
        source: Source(name: "document360", tag: "D", provider: "document360"),
        baseURL: "https://apihub.document360.io"),
      authentication: ("api_token", credential), id: id, listed: listed, answered: answered,
      page: { document360Envelope("[\($0.elements)]") }, query: { "skip=\($0.offset)" },
      endsWithEmptyPage: true, envelope: document360Envelope,
      supplements: [
        // https://apidocs.document360.com/apidocs/get-roles
        "/v2/Teams/roles": document360Envelope(
          """
          [
            { "id": "c1b8ae08-78d5-41d9-b3c4-3b0892b05ca8", "title": "Owner", "description": "",
              "is_system_role": true, "role_type": 0 },
            { "id": "62810dc1-2d21-422e-bdfb-c3daebf91dd3", "title": "Editor",
              "description": "The editor can manage the articles, categories, drive, workflows, \
          and content reuse.", "is_system_role": true, "role_type": 1 }
          ]
          """),
        // The example of `/v2/Teams/groups` in the vendor's OpenAPI document.
        "/v2/Teams/groups": document360Envelope(
          """
          [ { "group_id": "c08e52df-1de9-44e7-8c02-be0e41826c24", "title": "MyGroupName-1",
              "description": "This is the group description." } ]
          """),
      ],
      unknownUser: HTTPAnswer(
        status: 400,
        body: Array(
          """
          {
            "extension_data": null, "success": true,
            "errors": [
              {
                "extension_data": null, "stack_trace": null,
                "description": "The user id does not exist.", "error_code": null,
                "custom_data": null
              }
            ],
            "warnings": [], "information": []
          }
          """.utf8)),
      wrongCredential: HTTPAnswer(status: 401))
  }

  /// https://apidocs.document360.com/apidocs/responses
  @Sendable private static func document360Envelope(_ result: String) -> String {
    """
    {
      "result": \(result), "extension_data": null, "success": true, "errors": [], "warnings": [],
      "information": []
    }
    """
  }
}
