import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

@Suite struct UserMarkdownTests {
  /// Each would be more than text to a reader of Markdown.
  private static let hostile = [
    "a|b", "`code`", "*bold*", "_it_", "<script>", "[x](http://evil)", "# heading", "&lt;", "\\",
    "~~no~~", "$x$", "line\nbreak", "![x](y)",
  ]

  @Test func `The document has the facts of every tab but the raw JSON`() {
    let user = User.sample("ann").with {
      $0.email = "ann@acme.com"
      $0.roles = [Role(name: "EDITOR", kind: .team, scope: [.init("team", "Security Ops")])]
      $0.mfa = MFAStatus(state: .disabled, isEnforced: true)
      $0.raw = Array("{\"secret\":1}".utf8)
    }
    let lines = UserDetail(user).markdown.split(separator: "\n")
    #expect(lines.first == "# ann")
    #expect(
      lines.filter { $0.hasPrefix("## ") } == [
        "## Overview", "## Access", "## Security", "## Activity",
      ])
    for line in [
      "Source: one \\#ann, read 2023-11-14 22:13:20 UTC, in full", "### Roles (1)",
      "| e-mail | ann@acme.com |", "| team | Security Ops |",
      "| ! MFA is REQUIRED but NOT SET UP |  |",
    ] {
      #expect(lines.contains { $0.replacing("|   team", with: "| team") == line }, "\(line)")
    }
    #expect(!lines.contains { $0.contains("secret") })
  }

  @Test(arguments: hostile)
  func `Nothing in a name breaks out of its place`(name: String) {
    let user = User.sample("1").with {
      $0.displayName = DisplayText(name)
      $0.attributes = [.init(name, .string(name))]
      $0.roles = [Role(name: DisplayText(name), kind: .team, scope: [.init(name, "x")])]
      $0.groups = [Group(kind: .team, name: DisplayText(name))]
      $0.problems = [DisplayText(name)]
    }
    let plain = User.sample("1").with {
      $0.displayName = "x"
      $0.attributes = [.init("x", .string("x"))]
      $0.roles = [Role(name: "x", kind: .team, scope: [.init("x", "x")])]
      $0.groups = [Group(kind: .team, name: "x")]
      $0.problems = ["x"]
    }
    #expect(Self.structure(of: user) == Self.structure(of: plain))
  }

  @Test func `Signs of Markdown are written so that they show as they are`() {
    #expect(
      MarkdownText.escaped("a|b `c` *d* _e_ <f> [g] #h &amp; \\ ~i~ $j$")
        == "a\\|b \\`c\\` \\*d\\* \\_e\\_ \\<f\\> \\[g\\] \\#h \\&amp; \\\\ \\~i\\~ \\$j\\$")
    #expect(MarkdownText.escaped("Zoë O’Neill-Smith (ops)") == "Zoë O’Neill-Smith (ops)")
  }

  /// The signs of Markdown that count, line by line, and nothing of the text.
  private static func structure(of user: User) -> [String] {
    UserDetail(user).markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var signs = ""
      var isEscaped = false
      for scalar in line.unicodeScalars {
        if !isEscaped, "`*_[]<>#|&~$\n".unicodeScalars.contains(scalar) {
          signs.unicodeScalars.append(scalar)
        }
        isEscaped = !isEscaped && scalar == "\\"
      }
      return signs
    }
  }
}
