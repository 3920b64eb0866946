import Browser
import DirectoryModel
import DirectoryText
import Foundation
import Host
import TestSupport
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

  private static let saved: Preferences = {
    var preferences = Preferences()
    preferences.views["c"] = SavedView(filter: "mfa:off", sort: nil, columns: [.field(.name)])
    return preferences
  }()

  @Test func `What was kept is read, and lines that another roster wrote survive`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = try folder.file("browser", "future 7\nsplit 99\nsplit 2\n").path
    let file = PreferencesFile(folder: folder.path)
    #expect(file.open().preferences.split == 2)
    #expect(await file.write(Self.saved) == nil)
    #expect(await file.write(Self.saved) == nil)
    #expect(file.open().preferences == Self.saved)
    let lines = try #require(FileAccess.text(of: path)).split(separator: "\n")
    #expect(lines.filter { ["future 7", "split 99"].contains($0) }.count == 2)
  }

  @Test(arguments: [true, false])
  func `A file that can't be read is set aside, never overwritten`(isOpened: Bool) async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let bytes = Data("view c - name mfa:off\n".utf8) + [0xFF, 0xFE]
    let path = folder.path + "/browser"
    for aside in ["\(path).unreadable", "\(path).unreadable-2"] {
      try bytes.write(to: URL(filePath: path))
      let file = PreferencesFile(folder: folder.path)
      if isOpened {
        let opened = file.open()
        #expect(opened.preferences == Preferences())
        #expect(opened.trouble == nil)
        #expect(
          opened.notice
            == DisplayText("\(path) can't be read: it is not text in UTF-8; it is now \(aside)"))
        #expect(file.open().notice == nil)
      }
      #expect(await file.write(Self.saved) == nil)
      #expect(try Data(contentsOf: URL(filePath: aside)) == bytes)
      #expect(file.open().preferences == Self.saved)
    }
  }

  @Test func `Where nothing can be kept, that is said at the start and at each act`() async throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let place = try folder.file("occupied", "not a folder").path
    let file = PreferencesFile(folder: place + "/state")
    #expect(file.open().trouble?.printable.contains(place) == true)
    #expect(await file.write(Self.saved)?.printable.contains(place) == true)
    #expect(FileAccess.text(of: place) == "not a folder")
  }

  @Test func `A look at whether something can be kept leaves nothing`() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let opened = PreferencesFile(folder: folder.path).open()
    #expect(opened.trouble == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
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
