import HTTPTransport
import HTTPTypes
import Testing

struct HTTPFieldsTests {
  @Test(arguments: [("server", "s"), ("SERVER", "s"), ("X-None", nil), ("", nil), ("a b", nil)])
  func `A header is found by its name in any case, and a name that is no token names none`(
    name: String, value: String?
  ) {
    let headers: HTTPFields = [.server: "s"]
    #expect(headers[named: name] == value)
  }

  @Test func `A header is set, replaced and taken away by its name`() {
    var headers: HTTPFields = [.server: "s", .accept: "a"]
    headers[named: "Server"] = "t"
    headers[named: "Accept"] = nil
    headers[named: "a b"] = "x"
    #expect(headers == [.server: "t"])
  }
}
