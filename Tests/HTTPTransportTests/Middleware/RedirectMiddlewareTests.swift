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

  /// The answers to requests one after the other, and the paths with query that they came to.
  private static func ask(
    _ targets: [String], path: String = "/users",
    _ answers: Result<HTTPAnswer, HTTPTransportError>...
  ) async throws -> (asked: [String], statuses: [Int]) {
    let transport = ScriptedTransport(answers)
    let middleware = RedirectMiddleware()
    var statuses: [Int] = []
    for target in targets {
      let request = HTTPGet(url: "https://example.com" + target, path: path)
      statuses.append(try await middleware.intercept(request, next: transport).status)
    }
    return (transport.requests.map { String($0.url.dropFirst(19)) }, statuses)
  }

  private static func moved(to location: String) -> Result<HTTPAnswer, HTTPTransportError> {
    .success(.text(301, "", [.location: location]))
  }

  @Test func `After the first request it is asked where it answered, whatever the query`()
    async throws
  {
    let (asked, _) = try await Self.ask(
      ["/users", "/users?page=2", "/users?page=3"], Self.moved(to: "/users/"),
      .success(.text(200)), .success(.text(429)), .success(.text(200)))
    #expect(asked == ["/users", "/users/", "/users/?page=2", "/users/?page=3"])
  }

  @Test func `A slash that was dropped is left out from then on`() async throws {
    let (asked, _) = try await Self.ask(
      ["/users/", "/users/?page=2"], path: "/users/", Self.moved(to: "/users"),
      .success(.text(200)), .success(.text(200)))
    #expect(asked == ["/users/", "/users", "/users?page=2"])
  }

  @Test func `What is known of a declared path holds for all its values, but not for none`()
    async throws
  {
    let (asked, _) = try await Self.ask(
      ["/users/1", "/users/2", "/users/"], path: "/users/{id}", Self.moved(to: "/users/1/"),
      .success(.text(200)), .success(.text(200)), .success(.text(200)))
    #expect(asked == ["/users/1", "/users/1/", "/users/2/", "/users/"])
  }

  @Test func `A place that is there no more is forgotten, and the declared one asked`()
    async throws
  {
    let (asked, statuses) = try await Self.ask(
      ["/users", "/users", "/users"], Self.moved(to: "/users/"), .success(.text(200)),
      .success(.text(404)), .success(.text(200)), .success(.text(200)))
    #expect(asked == ["/users", "/users/", "/users/", "/users", "/users"])
    #expect(statuses == [200, 200, 200])
  }

  @Test func `A user whom the service does not have is not there at either place`() async throws {
    let (asked, statuses) = try await Self.ask(
      ["/users/1", "/users/2", "/users/3"], path: "/users/{id}", Self.moved(to: "/users/1/"),
      .success(.text(200)), .success(.text(404)), Self.moved(to: "/users/2/"),
      .success(.text(200)))
    #expect(asked == ["/users/1", "/users/1/", "/users/2/", "/users/2", "/users/3/"])
    #expect(statuses == [200, 404, 200])
  }

  @Test func `A service that sends back and forth is asked at both places, and no more`()
    async throws
  {
    let (asked, statuses) = try await Self.ask(
      ["/users", "/users"], Self.moved(to: "/users/"), .success(.text(200)),
      Self.moved(to: "/users"), Self.moved(to: "/users/"))
    #expect(asked == ["/users", "/users/", "/users/", "/users"])
    #expect(statuses == [200, 301])
  }

  @Test func `A service that sends back to what is declared is asked there from then on`()
    async throws
  {
    let (asked, statuses) = try await Self.ask(
      ["/users", "/users", "/users"], Self.moved(to: "/users/"), .success(.text(200)),
      Self.moved(to: "/users"), .success(.text(200)), .success(.text(200)))
    #expect(asked == ["/users", "/users/", "/users/", "/users", "/users"])
    #expect(statuses == [200, 200, 200])
  }
}
