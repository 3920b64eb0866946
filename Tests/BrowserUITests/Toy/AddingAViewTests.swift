import Browser
import BrowserUI
import TestSupport
import Testing

/// The page that tells how to add a view, taken at its word.
@Suite struct AddingAViewTests {
  private static let path = "Sources/Browser/Browser.docc/AddingAView.md"

  @Test func `The page's file is the one that is compiled and shown here`() throws {
    let file = try GuidePage.file(
      "Tests/BrowserUITests/Toy/DomainsView.swift", without: "import Browser\n")
    #expect(try GuidePage(Self.path).code.first == file)
  }

  @Test func `The page's row is the table of views with one more`() throws {
    let table = try GuidePage.file("Sources/Browser/Views/ViewDefinition.swift")
    let row = try GuidePage(Self.path).code[1]
    #expect(table.contains(row.replacing(", .domains]", with: "]")))
  }

  @Test func `The page's key is free, and its line is one of a keymap`() throws {
    let lines = try GuidePage(Self.path).text.split(separator: "\n")
    let line = try #require(lines.first { $0.hasPrefix("bind ") })
    #expect(try Keymap.standard.action("7", in: .list) == nil)
    let loaded = overlay(String(line).replacing("view domains", with: "view access"))
    #expect(loaded.texts == [])
    #expect(try loaded.keymap.action("7", in: .list) == "view access")
  }
}
