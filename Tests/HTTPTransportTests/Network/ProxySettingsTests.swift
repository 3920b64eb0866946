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
      ("example.com.", true), ("*:443", true), ("*:8443", false), ("example.com:", false),
      ("example.com:x", false), ("example.com/8", false), (".", false), ("0.0.0.0/0", false),
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
      ("[2001:db8::1]:8443", "https://[2001:db8::1]:8443/", true),
      ("2001:DB8:0::1", "https://[2001:db8::1]/", true), ("0.0.1", "https://10.0.0.1/", false),
      (".0.0.1", "https://10.0.0.1/", false), ("10.0.0.1:443", "https://10.0.0.1/", true),
      ("10.0.0.1:8443", "https://10.0.0.1/", false),
      ("::ffff:10.0.0.1", "https://10.0.0.1/", true),
    ])
  func `Addresses are left out, however they are written`(
    list: String, url: String, isLeftOut: Bool
  )
    throws
  {
    let proxy = try Self.proxy(["HTTPS_PROXY": "p:1", "NO_PROXY": list], for: url)
    #expect((proxy == nil) == isLeftOut)
  }

  @Test(
    arguments: [
      ("10.0.0.0/8", "https://10.255.0.1/", true), ("10.0.0.0/8", "https://11.0.0.1/", false),
      ("10.1.2.3/8", "https://10.9.9.9/", true), ("172.16.0.0/12", "https://172.31.1.1/", true),
      ("172.16.0.0/12", "https://172.32.1.1/", false), ("10.0.0.1/32", "https://10.0.0.1/", true),
      ("10.0.0.1/32", "https://10.0.0.2/", false), ("10.0.0.0/31", "https://10.0.0.1/", true),
      ("0.0.0.0/0", "https://10.0.0.1/", true), ("0.0.0.0/0", "https://[2001:db8::1]/", false),
      ("10.0.0.0/33", "https://10.0.0.0/", false), ("10.0.0.0/", "https://10.0.0.0/", false),
      ("10.0.0.0/x", "https://10.0.0.0/", false), ("10.0.0.0/-1", "https://10.0.0.0/", false),
      ("10.0.0.0/8:443", "https://10.0.0.1/", true),
      ("10.0.0.0/8:8443", "https://10.0.0.1/", false),
      ("2001:db8::/32", "https://[2001:db8:ffff::1]/", true),
      ("2001:db8::/32", "https://[2001:db9::1]/", false),
      ("[2001:db8::]/33", "https://[2001:db8:7fff::1]/", true),
      ("[2001:db8::/33]", "https://[2001:db8:8000::1]/", false),
      ("[2001:db8::]/32:443", "https://[2001:db8::1]/", true),
      ("[2001:db8::/32]:8443", "https://[2001:db8::1]/", false),
      ("2001:db8::/129", "https://[2001:db8::]/", false), ("::/0", "https://[2001:db8::1]/", true),
      ("10.0.0.0/8", "https://[::ffff:10.1.1.1]/", true),
      ("10.0.0.0/8", "https://ten.example/", false), ("a,10.0.0.0/8 b", "https://10.1.1.1/", true),
    ])
  func `Blocks of addresses are left out, of either kind, and with a port only that`(
    list: String, url: String, isLeftOut: Bool
  ) throws {
    let proxy = try Self.proxy(["HTTPS_PROXY": "p:1", "no_proxy": list], for: url)
    #expect((proxy == nil) == isLeftOut)
  }

  @Test(arguments: ["http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/"])
  func `This machine is never asked through a proxy`(url: String) throws {
    #expect(try Self.proxy(["HTTPS_PROXY": "p:1"], for: url) == nil)
  }
}
