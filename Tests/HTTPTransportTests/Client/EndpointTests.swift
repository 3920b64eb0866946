import DirectoryModel
import HTTPTransport
import Testing

struct EndpointTests {
  private static let get = Endpoint("/users/{id}/roles/{role}", query: ["page", "per page"])

  @Test func `What is asked is named without values`() {
    #expect(Self.get.operation.printable == "GET /users/{id}/roles/{role}")
    #expect(Self.get.request(["id": "7", "role": "x"]).endpoint == Self.get)
  }

  @Test(
    arguments: [
      (get, "GET /users/{id}/roles/{role}?page&per page"), (Endpoint("/users"), "GET /users"),
    ])
  func `A template also names what the query may hold`(endpoint: Endpoint, text: String) {
    #expect(endpoint.template.printable == text)
  }

  @Test(
    arguments: [
      ("abcXYZ019-._~", "abcXYZ019-._~"), ("", ""), (" ", "%20"), ("a/b", "a%2Fb"),
      ("../etc", "..%2Fetc"), ("?x=1&y", "%3Fx%3D1%26y"), ("#", "%23"), ("%41", "%2541"),
      ("+", "%2B"), ("a@b.c", "a%40b.c"), ("é", "%C3%A9"), ("e\u{301}", "e%CC%81"),
      ("王😀", "%E7%8E%8B%F0%9F%98%80"), ("\u{0}\r\n", "%00%0D%0A"), ("{id}", "%7Bid%7D"),
      ("!*'();:,$[]", "%21%2A%27%28%29%3B%3A%2C%24%5B%5D"), ("\\", "%5C"), ("...", "..."),
      ("\u{7F}", "%7F"),
    ])
  func `All but the unreserved characters of a value are encoded, in the path and in the query`(
    value: String, encoded: String
  ) {
    let request = Self.get.request(["id": value, "role": "r"], query: [("page", value)])
    #expect(request.target == "/users/\(encoded)/roles/r?page=\(encoded)")
  }

  @Test(arguments: [(".", "%2E"), ("..", "%2E%2E")])
  func `A value that would be a step in the path is no step`(value: String, encoded: String) {
    let request = Self.get.request(["id": value, "role": "r"], query: [("page", value)])
    #expect(request.target == "/users/\(encoded)/roles/r?page=\(value)")
  }

  @Test func `Query parameters keep their order, and their names are encoded too`() {
    let request = Self.get.request(
      ["id": "1", "role": "r"], query: [("per page", "5"), ("page", "2"), ("page", "3")])
    #expect(request.target == "/users/1/roles/r?per%20page=5&page=2&page=3")
  }

  @Test func `A value is not read as a place for another value`() {
    #expect(Self.get.request(["id": "{role}", "role": "r"]).target == "/users/%7Brole%7D/roles/r")
  }
}
