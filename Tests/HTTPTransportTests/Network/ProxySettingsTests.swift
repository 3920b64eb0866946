import Testing

@testable import HTTPTransport

struct ProxySettingsTests {
  private static func proxy(
    _ environment: [String: String], for url: String = "https://api.example.com/"
  ) throws -> String? {
    let origin = try #require(HTTPOrigin(url))
    return ProxySettings(environment: environment).variable(for: origin)?.value
  }

  @Test(
    arguments: [
      (["https_proxy": "a:1", "HTTPS_PROXY": "b:2"], "a:1"), (["HTTPS_PROXY": "b:2"], "b:2"),
      (["https_proxy": "", "HTTPS_PROXY": "b:2"], "b:2"), (["HTTP_PROXY": "c:3"], nil), ([:], nil),
    ] as [([String: String], String?)])
  func `The proxy is that of https_proxy, in lower case first`(
    environment: [String: String], proxy: String?
  ) throws {
    #expect(try Self.proxy(environment) == proxy)
  }

  @Test(
    arguments: [
      ("", false), ("*", true), ("api.example.com", true), ("example.com", true),
      (".example.com", true), ("*.example.com", true), ("com", true), ("other.example", false),
      ("ample.com", false), ("example.com:443", true), ("example.com:8443", false),
      ("a, API.Example.com ,b", true), ("api.example.com.evil.example", false), (",", false),
    ])
  func `no_proxy leaves out hosts, the domains they are in, and ports`(
    list: String, isLeftOut: Bool
  ) throws {
    for name in ["no_proxy", "NO_PROXY"] {
      let proxy = try Self.proxy(["HTTPS_PROXY": "p:1", name: list])
      #expect((proxy == nil) == isLeftOut)
    }
  }

  @Test(
    arguments: [
      ("10.0.0.1", "https://10.0.0.1/", true), ("10.0.0.1", "https://10.0.0.11/", false),
      ("[2001:db8::1]", "https://[2001:db8::1]/", true),
      ("2001:db8::1", "https://[2001:db8::1]/", true),
      ("[2001:db8::1]:8443", "https://[2001:db8::1]/", false),
    ])
  func `Addresses are left out as they are written`(list: String, url: String, isLeftOut: Bool)
    throws
  {
    let proxy = try Self.proxy(["HTTPS_PROXY": "p:1", "NO_PROXY": list], for: url)
    #expect((proxy == nil) == isLeftOut)
  }

  @Test(arguments: ["http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/"])
  func `This machine is never asked through a proxy`(url: String) throws {
    #expect(try Self.proxy(["HTTPS_PROXY": "p:1"], for: url) == nil)
  }
}
