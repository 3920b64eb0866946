import Browser
import DirectoryModel
import DirectoryText
import Testing

@testable import roster

@Suite struct ConfigurationTests {
  @Test func `A source has every value that the file sets`() throws {
    let configuration = try parseConfiguration(
      """
      [[source]]
      name = "d360.eu-1"
      tag = "é"
      provider = "document360"
      url = "HTTPS://api.example:8443/v2//"
      api_version = "v3"
      project_id = "p-1"
      admin_url = "https://x.example/users/{id}?tab=1"
      privileged_roles = ["Owner", "Admin"]
      ca_file = "~/ca.pem"
      proxy = "http://proxy.example:3128/"
      timeout = 600
      max_requests_per_minute = 0
      page_size = 1
      enabled = false
      [source.credential]
      file = "~/.secrets/d"

      [store]
      path = "store/roster.sqlite"
      max_age = "2h"
      history_days = 7

      [ui]
      theme = "high-contrast"
      columns = ["name", "systems"]
      layout = "stacked"
      mouse = true
      time = "relative"

      [[link]]
      email_domains = ["acme.com"]
      [[label]]
      name = "service"
      [[finding]]
      title = "t"
      [findings]
      dormant = "90d"
      """)
    let entry = try #require(configuration.sources.first)
    #expect(
      entry.configuration
        == SourceConfiguration(
          source: Source(name: "d360.eu-1", tag: "é", provider: "document360"),
          baseURL: "https://api.example:8443/v2",
          options: ["api_version": "v3", "project_id": "p-1"],
          adminURL: "https://x.example/users/{id}?tab=1", privilegedRoles: ["Owner", "Admin"],
          caFile: "/home/u/ca.pem", proxy: "http://proxy.example:3128", timeout: 600,
          maxRequestsPerMinute: 0, pageSize: 1, isEnabled: false))
    #expect(entry.credential == .file("/home/u/.secrets/d"))
    #expect(configuration.store.path == "store/roster.sqlite")
    #expect(configuration.store.maxAge == 7_200)
    #expect(configuration.store.historyDays == 7)
    #expect(configuration.ui.theme == .highContrast)
    #expect(configuration.ui.columns == ["name", "systems"])
    #expect(configuration.ui.layout == .stacked)
    #expect(configuration.ui.mouse)
    #expect(configuration.ui.time == .relative)
    #expect(configuration.warnings.isEmpty)
  }

  @Test(arguments: ["http://u:p@proxy.example:3128", "http://b%40b:p/a?s#s@@proxy.example:3128"])
  func `A proxy may have a user and a password, whatever is in it`(proxy: String) throws {
    let configuration = try parseConfiguration(sourceText("proxy = \"\(proxy)\""))
    #expect(configuration.sources.first?.configuration.proxy == proxy)
  }

  @Test func `What the file leaves out has the documented defaults`() throws {
    let configuration = try parseConfiguration(sourceText())
    let entry = try #require(configuration.sources.first?.configuration)
    let tines = Source(name: "a", tag: "A", provider: "tines")
    #expect(entry == SourceConfiguration(source: tines, baseURL: "https://a.example"))
    #expect(entry.timeout == 30)
    #expect(entry.isEnabled)
    #expect(configuration.store.maxAge == 900)
    #expect(configuration.store.historyDays == 400)
    #expect(configuration.ui == InterfaceSettings())
  }

  @Test func `An empty file and one without a source are right`() throws {
    #expect(try parseConfiguration("") == Configuration())
    #expect(try parseConfiguration("[store]\npath = \"/s\"\n").sources.isEmpty)
  }

  @Test func `Relative paths go out from the folder of the configuration`() throws {
    let configuration = try Configuration(
      parsing: sourceText("credential.file = \"key\"", "ca_file = \"/ca.pem\""),
      file: "/etc/roster/config.toml", providers: testProviders, home: "/home/u")
    #expect(configuration.sources.first?.credential == .file("/etc/roster/key"))
    #expect(configuration.sources.first?.configuration.caFile == "/ca.pem")
  }

  @Test(
    arguments: [
      (#"credential = { env = "K_1" }"#, CredentialReference.env("K_1")),
      (#"credential = { file = "~/k" }"#, .file("/home/u/k")),
      (#"credential.command = ["pass", "", "x"]"#, .command(["pass", "", "x"])),
      ("credential = { prompt = true }", .prompt),
    ])
  func `A credential is parsed from each of its four forms`(
    line: String, expected: CredentialReference
  ) throws {
    #expect(try parseConfiguration(sourceText(line)).sources.first?.credential == expected)
  }

  @Test func `A mistake in [ui] costs its line and is a warning`() throws {
    let text = """
      [ui]
      theme = "mno"
      columns = ["name", "emial"]
      mouse = "yes"
      tiem = "relative"
      layout = "list"
      """
    let configuration = try parseConfiguration(text)
    var expected = InterfaceSettings()
    expected.layout = .list
    #expect(configuration.ui == expected)
    let warnings = [
      #"c.toml:2:9: theme is "mno", not one of "auto", "mono", "high-contrast" "#
        + #"(did you mean "mono"?)"#,
      #"c.toml:3:20: unknown column "emial" (did you mean "email"?)"#,
      "c.toml:4:9: mouse must be true or false, and this is a string",
      #"c.toml:5:1: unknown key "tiem" (did you mean "time"?)"#,
    ]
    #expect(configuration.warnings.map(\.description) == warnings)
    #expect(configurationMistakes(text, strict: true) == warnings)
    #expect(try parseConfiguration("ui = 1").warnings.map(\.line) == [1])
  }
}
