import DirectoryModel
import Foundation
import Host
import Providers
import Testing

@testable import roster

@Suite struct ConfigurationTemplateTests {
  private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `The template as it is configures nothing and has no mistake`() throws {
    #expect(try parseConfiguration(ConfigurationTemplate.text, strict: true) == Configuration())
  }

  @Test func `With its settings switched on it is right too, and has a source of each provider`()
    throws
  {
    let lines = ConfigurationTemplate.text.split(separator: "\n")
    let settings = lines.filter { $0.hasPrefix("#") && !$0.hasPrefix("# ") && $0 != "#" }
    let text = settings.map { $0.dropFirst() }.joined(separator: "\n")
    let configuration = try parseConfiguration(text, providers: ProviderRegistry.all, strict: true)
    let providers = configuration.sources.map(\.configuration.source.provider)
    #expect(providers == ProviderRegistry.all.map(\.name))
    #expect(configuration.store.maxAge == StoreSettings().maxAge)
    #expect(configuration.store.historyDays == StoreSettings().historyDays)
    var interface = InterfaceSettings()
    interface.columns = configuration.ui.columns
    #expect(configuration.ui == interface)
  }

  @Test func `The template says something of every key that a source may have`() {
    let reader = SourceReader(
      providers: ProviderRegistry.all, paths: PathResolver(home: "/home/u", directory: ""))
    for key in reader.keys {
      #expect(
        ConfigurationTemplate.text.contains("# \(key) ")
          || ConfigurationTemplate.text.contains("#\(key) = "), "\(key)")
    }
  }

  @Test func `It is written for the owner alone, in folders made for the owner alone`() throws {
    let folder = try ConfigurationFolder()
    let path = "\(folder.path)/a/roster/config.toml"
    try ConfigurationTemplate.writeTemplate(to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == ConfigurationTemplate.text)
    #expect(try mode(path) == 0o600)
    #expect(try mode("\(folder.path)/a/roster") == 0o700)
    #expect(try mode("\(folder.path)/a") == 0o700)
  }

  @Test func `A file that is there already stays as it is, also behind a broken link`() throws {
    let folder = try ConfigurationFolder()
    let path = try folder.file("config.toml", "mine")
    let link = "\(folder.path)/link.toml"
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "\(folder.path)/none")
    for path in [path, link] {
      #expect(
        throws: ConfigurationTemplate.Refusal(
          message: "\(path) is there already; it was left as it is")
      ) { try ConfigurationTemplate.writeTemplate(to: path) }
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/none"))
  }

  @Test func `A folder that cannot be made is an error`() throws {
    let folder = try ConfigurationFolder()
    let file = try folder.file("file", "")
    #expect(throws: ConfigurationTemplate.Refusal.self) {
      try ConfigurationTemplate.writeTemplate(to: "\(file)/roster/config.toml")
    }
  }
}
