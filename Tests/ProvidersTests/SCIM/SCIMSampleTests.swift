import DirectoryModel
import Testing

@testable import Providers

/// The documented users of RFC 7643 section 8 as roster writes them.
@Suite struct SCIMSampleTests {
  @Test func `the full user of the enterprise has exactly this JSON`() async throws {
    for contract in ContractCase.all where contract.descriptor.name == "scim" {
      let users = [
        try await contract.get(answer: contract.example.answered),
        try await contract.list([contract.example.listed])[0],
      ]
      for user in users { try expect(user, is: try Self.barbara(user)) }
    }
  }

  /// What is expected, with the certificate, which nobody can read, taken from the user.
  private static func barbara(_ user: User) throws -> String {
    let certificates = try #require(user.attributes.first { $0.name == "x509Certificates" }).value
    guard case .array(let values) = certificates, case .string(let text)? = values.first?["value"]
    else {
      Issue.record("no certificate")
      return ""
    }
    #expect(text.hasPrefix("MIIDQzCCAqygAwIBAgICEAAw") && text.utf8.count == 1120)
    return barbara.replacing("CERTIFICATE", with: text)
  }

  @Test func `the minimal user has exactly this JSON`() async throws {
    let contract = try ContractCase.named("scim")
    let minimal = #"""
      { "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
        "id": "2819c223-7f76-453a-919d-413861904646", "userName": "bjensen@example.com",
        "meta": { "resourceType": "User", "created": "2010-01-23T04:56:22Z",
          "lastModified": "2011-05-13T04:42:34Z", "version": "W\/\"3694e05e9dff590\"",
          "location": "https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646" } }
      """#
    try expect(
      try await contract.get(answer: minimal),
      is: #"""
        {"schema":1,"kind":"user","source":"scim","provider":"scim",
         "id":"2819c223-7f76-453a-919d-413861904646",
         "display_name":"bjensen@example.com","email":"bjensen@example.com",
         "username":"bjensen@example.com","status":"unknown",
         "privileged":{"value":null,"because":[]},"roles":[],"permissions":[],
         "mfa":{"state":"unknown","enforced":null,"raw":null},
         "sign_in":{"password":null,"sso":null,"social":null},
         "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},
         "groups":[],
         "last_seen":{"state":"unknown","at":null,"kind":null,"channels":{}},
         "created_at":"2010-01-23T04:56:22Z","updated_at":"2011-05-13T04:42:34Z",
         "attributes":{"meta":{"resourceType":"User",
           "location":"https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646",
           "version":"W/\"3694e05e9dff590\""}},
         "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
        """#)
  }

  private static let barbara = #"""
    {"schema":1,"kind":"user","source":"scim","provider":"scim",
     "id":"2819c223-7f76-453a-919d-413861904646",
     "display_name":"Babs Jensen","email":"bjensen@example.com","username":"bjensen@example.com",
     "status":"active","privileged":{"value":null,"because":[]},"roles":[],"permissions":[],
     "mfa":{"state":"unknown","enforced":null,"raw":null},
     "sign_in":{"password":null,"sso":null,"social":null},
     "invitation":{"state":"unknown","sent_at":null,"accepted_at":null},
     "groups":[
      {"kind":"group","id":"e9e30dba-f08f-4109-8486-d5c6a331660a","name":"Tour Guides",
       "description":null},
      {"kind":"group","id":"fc348aa8-3835-40eb-a20b-c726e15c55b5","name":"Employees",
       "description":null},
      {"kind":"group","id":"71ddacd2-a8e7-49b8-a5db-ae50d0a5bfd7","name":"US Employees",
       "description":null},
      {"kind":"department","id":null,"name":"Tour Operations","description":null}],
     "last_seen":{"state":"unknown","at":null,"kind":null,"channels":{}},
     "created_at":"2010-01-23T04:56:22Z","updated_at":"2011-05-13T04:42:34Z",
     "attributes":{
      "externalId":"701984",
      "name":{"formatted":"Ms. Barbara J Jensen, III","familyName":"Jensen","givenName":"Barbara",
       "middleName":"Jane","honorificPrefix":"Ms.","honorificSuffix":"III"},
      "nickName":"Babs","profileUrl":"https://login.example.com/bjensen","title":"Tour Guide",
      "userType":"Employee","preferredLanguage":"en-US","locale":"en-US",
      "timezone":"America/Los_Angeles",
      "emails":[{"value":"bjensen@example.com","type":"work","primary":true},
       {"value":"babs@jensen.org","type":"home"}],
      "phoneNumbers":[{"value":"555-555-5555","type":"work"},
       {"value":"555-555-4444","type":"mobile"}],
      "ims":[{"value":"someaimhandle","type":"aim"}],
      "photos":[
       {"value":"https://photos.example.com/profilephoto/72930000000Ccne/F","type":"photo"},
       {"value":"https://photos.example.com/profilephoto/72930000000Ccne/T","type":"thumbnail"}],
      "addresses":[
       {"formatted":"100 Universal City Plaza\nHollywood, CA 91608 USA",
        "streetAddress":"100 Universal City Plaza","locality":"Hollywood","region":"CA",
        "postalCode":"91608","country":"USA","type":"work","primary":true},
       {"formatted":"456 Hollywood Blvd\nHollywood, CA 91608 USA",
        "streetAddress":"456 Hollywood Blvd","locality":"Hollywood","region":"CA",
        "postalCode":"91608","country":"USA","type":"home"}],
      "x509Certificates":[{"value":"CERTIFICATE"}],
      "employeeNumber":"701984","costCenter":"4130","organization":"Universal Studios",
      "division":"Theme Park",
      "manager":{"value":"26118915-6090-4610-87e4-49d8ca9f808d",
       "$ref":"https://example.com/v2/Users/26118915-6090-4610-87e4-49d8ca9f808d",
       "displayName":"John Smith"},
      "meta":{"resourceType":"User",
       "location":"https://example.com/v2/Users/2819c223-7f76-453a-919d-413861904646",
       "version":"W/\"3694e05e9dff591\""}},
     "gone_since":null,"fetched_at":"NOW","detail":"full","problems":[]}
    """#
}
