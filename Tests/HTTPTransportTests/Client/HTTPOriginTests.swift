import Testing

@testable import HTTPTransport

struct HTTPOriginTests {
  @Test(
    arguments: [
      ("https://example.com", "https://example.com"),
      ("HTTPS://Example.COM:443/a?b#c", "https://example.com"),
      ("http://127.0.0.1:80/", "http://127.0.0.1"),
      ("https://example.com:8443/x", "https://example.com:8443"),
      ("http://[::1]:8080/", "http://[::1]:8080"),
      ("https://example.com:/x", "https://example.com"),
      ("https://a_b.example-1.com?x", "https://a_b.example-1.com"),
      ("http://example.com:443/", "http://example.com:443"),
      ("https://example.com/http://other.example/", "https://example.com"),
    ])
  func `An origin is scheme, host and port`(url: String, expected: String) {
    #expect(HTTPOrigin(url)?.description == expected)
  }

  @Test(
    arguments: [
      "", "example.com", "/users", "//example.com", "ftp://example.com/", "file:///etc/passwd",
      "https://", "https:///x", "https://user@example.com/", "https://user:pw@example.com/",
      "https://example.com\\@evil.example/", "https://exam ple.com/", "https://example.com/\n",
      "https://example.com:0/", "https://example.com:65536/", "https://example.com:+1/",
      "https://exämple.com/", "https://%65xample.com/", "https://[::1/", "https://[::1]x/",
      "https://[example]/", "https://a:b:c/", "javascript:alert(1)",
    ])
  func `What two readers could understand in two ways has none`(url: String) {
    #expect(HTTPOrigin(url) == nil)
  }

  @Test func `Another scheme, host or port is another origin`() {
    let origins = [
      "https://a.example", "http://a.example", "https://b.example", "https://a.example:444",
      "https://a.example.b.example",
    ]
    #expect(Set(origins.map { HTTPOrigin($0) }).count == origins.count)
  }

  @Test(
    arguments: [
      ("http://localhost:1", true), ("http://LOCALHOST/", true), ("http://127.0.0.1", true),
      ("http://127.9.9.9", true), ("http://127.255.255.255:8080/x", true), ("http://[::1]", true),
      ("http://[0:0::1]", true), ("http://[0:0:0:0:0:0:0:1]:80", true),
      ("http://[::0.0.0.1]", true),
      ("http://127.0.0.1.evil.example", false), ("http://localhost.example", false),
      ("http://10.0.0.1", false), ("http://[::2]", false),
      // Names that a name server answers for.
      ("http://localhost.", false), ("http://api.localhost", false), ("http://127.0.0.1.", false),
      ("http://localhost_", false), ("http://127.0.0.1-a.example", false),
      // Addresses that not everybody reads in the same way, or that are more than this machine.
      ("http://127.1", false), ("http://127.0.1", false), ("http://2130706433", false),
      ("http://0x7f.0.0.1", false), ("http://0177.0.0.1", false), ("http://127.0.0.01", false),
      ("http://127.0.0.256", false), ("http://127.", false), ("http://127...1", false),
      ("http://0.0.0.0", false), ("http://0", false), ("http://[::]", false),
      ("http://[::ffff:127.0.0.1]", false), ("http://[::127.0.0.1]", false),
      ("http://128.0.0.1", false), ("http://12.7.0.0.1", false),
    ])
  func `Only this machine is this machine`(url: String, isLoopback: Bool) {
    #expect(HTTPOrigin(url)?.isLoopback == isLoopback)
  }

  @Test(
    arguments: [
      "http://127.0.0.1@evil.example/", "http://localhost:80@evil.example/",
      "http://evil.example@127.0.0.1/", "http://localhost\\@evil.example/", "http://localhost\t/",
      "http://[::1%25lo]/", "http://[::1%lo]/", "http://[127.0.0.1]/", "http://[::1].evil.example/",
      "http://１２７.0.0.1/", "http://127%2e0.0.1/", "http://localhost%00.evil.example/",
    ])
  func `What hides another host behind this machine's name leads nowhere`(url: String) {
    #expect(HTTPOrigin(url) == nil)
  }

  @Test(
    arguments: [
      ("https://b.example/x", "https://b.example/x"), ("//b.example/x", "https://b.example/x"),
      ("/x?y", "https://a.example:8443/x?y"), ("x", "https://a.example:8443/v1/x"),
      ("?page=2", "https://a.example:8443/v1/users?page=2"), ("", "https://a.example:8443/v1/"),
      ("mailto:a@b.c", nil), ("https://", nil), ("//", nil), ("/a b", nil),
    ] as [(String, String?)])
  func `A reference is resolved against the URL that was asked`(reference: String, url: String?) {
    let base = "https://a.example:8443/v1/users?page=1"
    #expect(HTTPOrigin.resolved(reference, against: base) == url)
  }

  @Test func `A reference against an address without a path stays with its host`() {
    #expect(HTTPOrigin.resolved("x", against: "https://a.example") == "https://a.example/x")
    #expect(HTTPOrigin.resolved("x", against: "a.example") == nil)
  }
}
