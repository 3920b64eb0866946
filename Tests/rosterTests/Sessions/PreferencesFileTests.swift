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

  @Test
  func `Every layout, theme and way to write times of the configuration is one of the browser`() {
    for layout in InterfaceSettings.Layout.allCases {
      #expect(PaneLayout(rawValue: layout.rawValue) != nil)
    }
    for theme in InterfaceSettings.Theme.allCases {
      #expect(ThemeName(rawValue: theme.rawValue) != nil)
    }
    for times in InterfaceSettings.Times.allCases {
      #expect(TimeStyle(rawValue: times.rawValue) != nil)
    }
  }
}
