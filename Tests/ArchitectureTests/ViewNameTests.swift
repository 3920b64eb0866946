import Foundation
import Testing

/// Which view is shown is asked in the folder of the views alone; elsewhere its definition tells.
@Suite struct ViewNameTests {
  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")
  private static let views = sources.appending(path: "Browser/Views")

  @Test func `No file outside of the views' folder names a view`() throws {
    let matcher = try ViewNameMatcher(of: Self.names())
    for target in ["Browser", "BrowserUI", "roster"] {
      let files = try Self.files(in: Self.sources.appending(path: target))
      for file in files where file.deletingLastPathComponent().path != Self.views.path {
        let places = try matcher.places(in: String(contentsOf: file, encoding: .utf8))
        #expect(places == [], "\(file.lastPathComponent)")
      }
    }
  }

  @Test func `The views are those that the folder declares`() throws {
    #expect(try Self.names().isSuperset(of: ["access", "sources", "users"]))
  }

  @Test(arguments: [
    "if view == .users { return }", "guard target.view != .sources else { return }",
    "if .access == state.view { return }", "lists[.users].order", "return go(to: .sources)",
    "applyFilter(target.filter, in: .users)", "let other = View.users",
    "let title = ViewDefinition.sources.title", "let view: View = .users",
    "var lastView: View? = .access", "View(rawValue: \"sources\")",
    "return view == .list || view == .users", "if case .users = view { return }",
    "effects == [.ask(.access, generation: 1)]", "show(.users)",
    "if state.view.rawValue == \"users\" { return }",
    "return View.users.rawValue", "[.users, .access].contains(view)", "isOpen = views[.users]",
    "switch view {\ncase .sources: return 1\ndefault: return 2\n}",
    "switch state.view {\ncase .people, .users where isOpen:\n  return 1\ndefault: return 2\n}",
  ])
  func `A view that is named is found, however that is written`(text: String) throws {
    #expect(try ViewNameMatcher(of: ["access", "sources", "users"]).places(in: text).count == 1)
  }

  @Test(arguments: [
    "state.sources.count", "users.filter.text", "program.directory.sources",
    "case .users: mailbox.post(.usersChanged)", "case .users(let query, _, _):",
    "guard case .users(let query, let sort, _) = export.content else { return nil }",
    "return .users(query, sort: sort)", "case .open: .init(.users, .everywhere, \"Open\")",
    "if case .sources(let rows) = lists[index].definition.supply { return }",
    "// view == .users", "context == .listUsers", "view == usersView", "View(rawValue: name)",
    "switch change {\ncase .users: return 1\n}",
    "switch view {\ncase let other: return 1\n}\nswitch change {\ncase .users: return 1\n}",
  ])
  func `What is called as a view is, and is none, is let be`(text: String) throws {
    #expect(try ViewNameMatcher(of: ["access", "sources", "users"]).places(in: text) == [])
  }

  /// The names of the views, as their files declare them.
  private static func names() throws -> Set<String> {
    var names: Set<String> = []
    for file in try files(in: views) {
      let text = try String(contentsOf: file, encoding: .utf8)
      let declarations = text.matches(of: #/static let (\w+) = View\(rawValue:/#)
      names.formUnion(declarations.map { String($0.1) })
    }
    return names
  }

  private static func files(in folder: URL) throws -> [URL] {
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
  }
}
