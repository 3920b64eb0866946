import Browser
import DirectoryModel
import DirectoryText
import Testing

@testable import roster

@Suite("How the browser is set up")
struct PreferencesFileTests {
  @Test func `What the configuration sets wins over what was kept, and the rest stays`() {
    var kept = Preferences()
    kept.layout = .stacked
    kept.split = 2
    var settings = InterfaceSettings()
    #expect(kept.set(by: settings) == kept)
    settings.layout = .list
    settings.time = .relative
    settings.columns = ["email", "mfa"]
    let preferences = kept.set(by: settings)
    #expect(preferences.layout == .list)
    #expect(preferences.times == .relative)
    #expect(preferences.columns == [.field(.email), .field(.mfa)])
    #expect(preferences.split == 2)
  }

  @Test func `Every layout, theme and way to write times of the browser can be configured`() throws
  {
    func settings(_ line: String) throws -> InterfaceSettings {
      try parseConfiguration("[ui]\n\(line)", strict: true).ui
    }
    for layout in PaneLayout.allCases {
      #expect(try settings("layout = \"\(layout.rawValue)\"").layout == layout)
    }
    for theme in ThemeName.allCases {
      #expect(try settings("theme = \"\(theme.rawValue)\"").theme == theme)
    }
    for times in TimeStyle.allCases {
      #expect(try settings("time = \"\(times.rawValue)\"").time == times)
    }
  }
}
