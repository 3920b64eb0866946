import HTTPTransport
import HTTPTypes
import Testing

struct RedirectMiddlewareTests {
  private static let url = "https://example.com/users?page=2"

  private static func send(
    to location: String?, status: Int = 301, url: String = url
  ) async throws -> (urls: [String], answer: HTTPAnswer) {
    var headers: HTTPFields = [:]
    headers[.location] = location
    let transport = ScriptedTransport(
      .success(.text(status, "", headers)), .success(.text(200, "there")))
    let request = HTTPGet(url: url, path: "/users", headers: [.accept: "a/b"])
    let answer = try await RedirectMiddleware().intercept(request, next: transport)
    #expect(transport.requests.allSatisfy { $0.headers == request.headers && $0.path == "/users" })
    return (transport.requests.map(\.url), answer)
  }

  @Test(
    arguments: [
      ("https://example.com/users/?page=2", url), ("/users/?page=2", url),
      ("users/?page=2", url), ("https://example.com:443/users/?page=2", url),
      ("/users?page=2", "https://example.com/users/?page=2"),
    ])
  func `A redirect that only adds or drops the slash is followed`(location: String, url: String)
    async throws
  {
    for status in [301, 302, 303, 307, 308] {
      let (urls, answer) = try await Self.send(to: location, status: status, url: url)
      #expect(urls.count == 2 && answer.bodyText == "there")
    }
  }

  @Test(
    arguments: [
      nil, "", "https://evil.example/users/?page=2", "//evil.example/users/?page=2",
      "http://example.com/users/?page=2", "https://example.com:8443/users/?page=2",
      "https://bob@example.com/users/?page=2", "/users/", "/users/?page=3", "/users//?page=2",
      "/login", "/users/1/delete", "/users?page=2", url, "/USERS/?page=2",
    ])
  func `Every other redirect is left as it is`(location: String?) async throws {
    let (urls, answer) = try await Self.send(to: location)
    #expect(urls == [Self.url])
    #expect(answer.status == 301)
  }

  @Test(arguments: [200, 201, 300, 304, 404])
  func `What is no redirect is left as it is`(status: Int) async throws {
    #expect(try await Self.send(to: "/users/?page=2", status: status).urls.count == 1)
  }

  @Test func `Only one redirect is followed`() async throws {
    let transport = ScriptedTransport(
      .success(.text(301, "", [.location: "/users/"])),
      .success(.text(301, "", [.location: "/users"])))
    let request = HTTPGet(url: "https://example.com/users")
    let answer = try await RedirectMiddleware().intercept(request, next: transport)
    #expect(answer.status == 301)
    #expect(transport.requests.count == 2)
  }
}
