import Testing

@testable import roster

@Suite struct ConfigurationLocationTests {
  private func location(
    _ option: String? = nil, _ environment: [String: String] = [:]
  ) throws -> ConfigurationLocation {
    try ConfigurationLocation(option: option, environment: environment, home: "/home/u")
  }

  @Test func `--config comes before ROSTER_CONFIG, and that before the usual place`() throws {
    let environment = ["ROSTER_CONFIG": "/r.toml", "XDG_CONFIG_HOME": "/x"]
    let option = try location("o.toml", environment)
    #expect(option.configuration == "o.toml")
    #expect(option.origin == .option)
    let variable = try location(nil, environment)
    #expect(variable.configuration == "/r.toml")
    #expect(variable.origin == .environment)
    let standard = try location(nil, ["ROSTER_CONFIG": "", "XDG_CONFIG_HOME": "/x/"])
    #expect(standard.configuration == "/x/roster/config.toml")
    #expect(standard.origin == .standard)
  }

  @Test func `Without an absolute XDG_CONFIG_HOME the usual place is ~/.config`() throws {
    for environment in [[:], ["XDG_CONFIG_HOME": ""], ["XDG_CONFIG_HOME": "x"]] {
      let location = try location(nil, environment)
      #expect(location.configuration == "/home/u/.config/roster/config.toml")
      #expect(location.keymap == "/home/u/.config/roster/keymap.conf")
    }
  }

  @Test func `The keymap stands in the usual place whatever the configuration is`() throws {
    let environment = ["ROSTER_CONFIG": "/r.toml", "XDG_CONFIG_HOME": "/x"]
    #expect(try location("o.toml", environment).keymap == "/x/roster/keymap.conf")
  }

  @Test(arguments: ["-", ""])
  func `Standard input is no configuration, and nor is an empty name`(option: String) {
    #expect(throws: ConfigurationLocation.Refusal.self) { try location(option) }
  }
}
