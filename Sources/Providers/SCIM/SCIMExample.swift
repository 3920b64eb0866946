import DirectoryModel
import HTTPTransport

extension ProviderExample {
  /// A server with index paging: the user of RFC 7643 section 8.3, the list of RFC 7644 section
  /// 3.4.2, and the announcement of RFC 7643 section 8.5.
  static let scimByIndex = scim(
    announcement: announcement, groups: "/Groups?startIndex=1&count=200",
    page: { page in
      """
      { "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
        "totalResults": \(page.total), "startIndex": \(page.offset + 1),
        "itemsPerPage": \(page.records.count), "Resources": [ \(page.elements) ] }
      """
    },
    query: { "startIndex=\($0.offset + 1)" }, endsWithEmptyPage: true)

  /// A server with cursors: the announcement and the pages of RFC 9865 sections 2 and 4.
  static let scimByCursor = scim(
    announcement: """
      { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
        "pagination": { "cursor": true, "index": true, "defaultPaginationMethod": "cursor",
          "defaultPageSize": 100, "maxPageSize": 250, "cursorTimeout": 3600 } }
      """, groups: "/Groups?cursor=&count=250",
    page: { page in
      let next = page.isLast ? "" : "\"nextCursor\": \"\(cursor(page.number + 1))\","
      let previous = page.number == 1 ? "" : "\"previousCursor\": \"\(cursor(page.number - 1))\","
      return """
        { "totalResults": \(page.total), "itemsPerPage": 10, \(previous) \(next)
          "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
          "Resources": [ \(page.elements) ] }
        """
    },
    query: { "cursor=\($0.number == 1 ? "" : cursor($0.number))" }, endsWithEmptyPage: false,
    untaken: ["/Users?startIndex=1&count=100": #"{ "totalResults": 0, "Resources": [] }"#])

  @Sendable private static func cursor(_ number: Int) -> String { "VZUTiyhEQJ94IR~\(number)" }

  /// The errors are those of RFC 7644 section 3.12.
  private static func scim(
    announcement: String, groups: String, page: @escaping @Sendable (Page) -> String,
    query: @escaping @Sendable (Page) -> String?, endsWithEmptyPage: Bool,
    untaken: [String: String] = [:]
  ) -> ProviderExample {
    ProviderExample(
      configuration: SourceConfiguration(
        source: Source(name: "scim", tag: "C", provider: "scim"),
        baseURL: "https://example.com/v2"),
      authentication: ("Authorization", "Bearer \(credential)"),
      id: "2819c223-7f76-453a-919d-413861904646", listed: user, page: page, query: query,
      endsWithEmptyPage: endsWithEmptyPage,
      supplements: [
        "/ServiceProviderConfig": announcement,
        groups: #"{ "totalResults": 0, "Resources": [] }"#,
      ], untaken: untaken,
      unknownUser: HTTPAnswer(
        status: 404,
        body: Array(
          """
          { "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "detail":"Resource 2819c223-7f76-453a-919d-413861904646 not found",
            "status": "404" }
          """.utf8)),
      wrongCredential: HTTPAnswer(
        status: 401,
        body: Array(
          """
          { "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "detail":"Authorization failure. The authorization header is invalid or missing",
            "status": "401" }
          """.utf8)))
  }

  /// RFC 7643 section 8.5.
  private static let announcement = """
    { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
      "documentationUri": "http://example.com/help/scim.html",
      "patch": { "supported":true },
      "bulk": { "supported":true, "maxOperations":1000, "maxPayloadSize":1048576 },
      "filter": { "supported":true, "maxResults": 200 },
      "changePassword": { "supported":true }, "sort": { "supported":true },
      "etag": { "supported":true },
      "authenticationSchemes": [
        { "name": "OAuth Bearer Token", "type": "oauthbearertoken", "primary": true,
          "description": "Authentication scheme using the OAuth Bearer Token Standard" },
        { "name": "HTTP Basic", "type": "httpbasic",
          "description": "Authentication scheme using the HTTP Basic Standard" } ] }
    """

  /// RFC 7643 section 8.3, without the password, which is never returned (section 4.1.1).
  private static let user = #"""
    {
      "schemas": [ "urn:ietf:params:scim:schemas:core:2.0:User",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User" ],
      "id": "2819c223-7f76-453a-919d-413861904646", "externalId": "701984",
      "userName": "bjensen@example.com",
      "name": { "formatted": "Ms. Barbara J Jensen, III", "familyName": "Jensen",
        "givenName": "Barbara", "middleName": "Jane", "honorificPrefix": "Ms.",
        "honorificSuffix": "III" },
      "displayName": "Babs Jensen", "nickName": "Babs",
      "profileUrl": "https://login.example.com/bjensen",
      "emails": [ { "value": "bjensen@example.com", "type": "work", "primary": true },
        { "value": "babs@jensen.org", "type": "home" } ],
      "addresses": [
        { "streetAddress": "100 Universal City Plaza", "locality": "Hollywood", "region": "CA",
          "postalCode": "91608", "country": "USA",
          "formatted": "100 Universal City Plaza\nHollywood, CA 91608 USA", "type": "work",
          "primary": true },
        { "streetAddress": "456 Hollywood Blvd", "locality": "Hollywood", "region": "CA",
          "postalCode": "91608", "country": "USA",
          "formatted": "456 Hollywood Blvd\nHollywood, CA 91608 USA", "type": "home" } ],
      "phoneNumbers": [ { "value": "555-555-5555", "type": "work" },
        { "value": "555-555-4444", "type": "mobile" } ],
      "ims": [ { "value": "someaimhandle", "type": "aim" } ],
      "photos": [
        { "value": "https://photos.example.com/profilephoto/72930000000Ccne/F", "type": "photo" },
        { "value": "https://photos.example.com/profilephoto/72930000000Ccne/T",
          "type": "thumbnail" } ],
      "userType": "Employee", "title": "Tour Guide", "preferredLanguage": "en-US",
      "locale": "en-US", "timezone": "America/Los_Angeles", "active": true,
      "groups": [
        { "value": "e9e30dba-f08f-4109-8486-d5c6a331660a",
          "$ref": "https://example.com/v2/Groups/e9e30dba-f08f-4109-8486-d5c6a331660a",
          "display": "Tour Guides" },
        { "value": "fc348aa8-3835-40eb-a20b-c726e15c55b5",
          "$ref": "https://example.com/v2/Groups/fc348aa8-3835-40eb-a20b-c726e15c55b5",
          "display": "Employees" },
        { "value": "71ddacd2-a8e7-49b8-a5db-ae50d0a5bfd7",
          "$ref": "https://example.com/v2/Groups/71ddacd2-a8e7-49b8-a5db-ae50d0a5bfd7",
          "display": "US Employees" } ],
      "x509Certificates": [ { "value": "\#
    MIIDQzCCAqygAwIBAgICEAAwDQYJKoZIhvcNAQEFBQAwTjELMAkGA1UEBhMCVVMxEzARBgNVBAgMCkNhbGlm\#
    b3JuaWExFDASBgNVBAoMC2V4YW1wbGUuY29tMRQwEgYDVQQDDAtleGFtcGxlLmNvbTAeFw0xMTEwMjIwNjI0\#
    MzFaFw0xMjEwMDQwNjI0MzFaMH8xCzAJBgNVBAYTAlVTMRMwEQYDVQQIDApDYWxpZm9ybmlhMRQwEgYDVQQK\#
    DAtleGFtcGxlLmNvbTEhMB8GA1UEAwwYTXMuIEJhcmJhcmEgSiBKZW5zZW4gSUlJMSIwIAYJKoZIhvcNAQkB\#
    FhNiamVuc2VuQGV4YW1wbGUuY29tMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA7Kr+Dcds/JQ5\#
    GwejJFcBIP682X3xpjis56AK02bc1FLgzdLI8auoR+cC9/Vrh5t66HkQIOdA4unHh0AaZ4xL5PhVbXIPMB5v\#
    APKpzz5iPSi8xO8SL7I7SDhcBVJhqVqr3HgllEG6UClDdHO7nkLuwXq8HcISKkbT5WFTVfFZzidPl8HZ7DhX\#
    kZIRtJwBweq4bvm3hM1Os7UQH05ZS6cVDgweKNwdLLrT51ikSQG3DYrl+ft781UQRIqxgwqCfXEuDiinPh0k\#
    kvIi5jivVu1Z9QiwlYEdRbLJ4zJQBmDrSGTMYn4lRc2HgHO4DqB/bnMVorHB0CC6AV1QoFK4GPe1LwIDAQAB\#
    o3sweTAJBgNVHRMEAjAAMCwGCWCGSAGG+EIBDQQfFh1PcGVuU1NMIEdlbmVyYXRlZCBDZXJ0aWZpY2F0ZTAd\#
    BgNVHQ4EFgQU8pD0U0vsZIsaA16lL8En8bx0F/gwHwYDVR0jBBgwFoAUdGeKitcaF7gnzsNwDx708kqaVt0w\#
    DQYJKoZIhvcNAQEFBQADgYEAA81SsFnOdYJtNg5Tcq+/ByEDrBgnusx0jloUhByPMEVkoMZ3J7j1ZgI8rAbO\#
    kNngX8+pKfTiDz1RC4+dx8oU6Za+4NJXUjlL5CvV6BEYb1+QAEJwitTVvxB/A67g42/vzgAtoRUeDov1+GFi\#
    BZ+GNF/cAYKcMtGcrs2i97ZkJMo=\#
    " } ],
      "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
        "employeeNumber": "701984", "costCenter": "4130", "organization": "Universal Studios",
        "division": "Theme Park", "department": "Tour Operations",
        "manager": { "value": "26118915-6090-4610-87e4-49d8ca9f808d",
          "$ref": "https://example.com/v2/Users/26118915-6090-4610-87e4-49d8ca9f808d",
          "displayName": "John Smith" } },
      "meta": { "resourceType": "User", "created": "2010-01-23T04:56:22Z",
        "lastModified": "2011-05-13T04:42:34Z", "version": "W\/\"3694e05e9dff591\"",
        "location": "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646" }
    }
    """#
}
