import DirectoryModel
import Foundation
import HTTPTransport
import TestSupport
import Testing

struct NetworkTransportConfigurationTests {
  private static func configuration(caFile: String? = nil, proxy: String? = nil)
    -> SourceConfiguration
  {
    SourceConfiguration(
      source: Source(name: "a", tag: "A", provider: "tines"), baseURL: "", caFile: caFile,
      proxy: proxy)
  }

  /// What a transport finds wrong with a configuration.
  private static func fault(_ configuration: SourceConfiguration) -> ConfigurationFault? {
    do throws(ConfigurationFault) {
      _ = try NetworkTransport(configuration)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    arguments: [
      "", "proxy", "http://proxy", "https://proxy:8080", "socks5://proxy:1080", "http://proxy:0",
      "http://proxy:65536", "http://proxy:x", "http://proxy:+80", ":80", "http://:80",
      "http://proxy:80/x", "http://a b:80", "http://[::1", "[::1]", "::1:80", "http://pröxy:80",
    ])
  func `A proxy that is no HTTP proxy's address is a fault of the configuration`(proxy: String) {
    let fault = Self.fault(Self.configuration(proxy: proxy))
    #expect(fault?.key == "proxy")
    #expect(fault?.message.printable == "is no http://HOST:PORT: \(proxy)")
  }

  @Test(arguments: ["http://bob:s3cr3t@proxy", "https://bob:s3cr3t@proxy:80", "bob:s3cr3t@:80"])
  func `A proxy with a password that can't be used is named without it`(proxy: String) {
    let fault = Self.fault(Self.configuration(proxy: proxy))
    #expect(fault?.key == "proxy")
    #expect(fault?.message.printable == "is no http://USER:PASSWORD@HOST:PORT")
  }

  @Test(
    arguments: [
      "proxy:80", "http://proxy:8080", "http://10.0.0.1:3128/", "http://[::1]:8080",
      "http://bob:s3cr3t@proxy:80", "bob@proxy:80", "HTTP://b%40b:p/a:s@s@[::1]:8080/",
    ])
  func `A proxy is named by host and port`(proxy: String) {
    #expect(Self.fault(Self.configuration(proxy: proxy)) == nil)
  }

  @Test func `A ca_file that is not there is a fault of the configuration`() {
    let file = "/nowhere/ca.pem"
    let fault = Self.fault(Self.configuration(caFile: file))
    #expect(fault?.key == "ca_file")
    #expect(fault?.message.printable == "can't be read as PEM: \(file)")
  }

  @Test(
    arguments: [
      "", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    ])
  func `A ca_file without a certificate is a fault of the configuration`(content: String) throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let file = try folder.file("authority.pem", content)
    let fault = Self.fault(Self.configuration(caFile: file.path))
    #expect(fault?.key == "ca_file")
    #expect(fault?.message.printable == "can't be read as PEM: \(file.path)")
  }
}
