import Testing

@testable import CursesTerminal

struct LocaleChoiceTests {
  private static let installed = [
    "C": "ANSI_X3.4-1968", "POSIX": "ANSI_X3.4-1968", "C.UTF-8": "UTF-8", "de_DE.UTF-8": "UTF-8",
    "de_DE": "ISO-8859-1",
  ]

  private func choice(
    _ environment: [String: String], without name: String? = nil
  ) -> LocaleChoice {
    LocaleChoice(environment: environment) { $0 == name ? nil : Self.installed[$0] }
  }

  @Test(arguments: [
    ([:], "C.UTF-8"), (["LANG": ""], "C.UTF-8"), (["LANG": "de_DE.UTF-8"], "de_DE.UTF-8"),
    (["LANG": "fr_FR.UTF-8"], "C.UTF-8"), (["LANG": "fr_FR.utf8@euro"], "C.UTF-8"),
    (["LC_ALL": "", "LC_CTYPE": "de_DE.UTF-8", "LANG": "C"], "de_DE.UTF-8"),
  ])
  func `Where none is set, or the one that is set is not installed, it is UTF-8 all the same`(
    environment: [String: String], name: String
  ) {
    let choice = choice(environment)
    #expect(choice.name == name && choice.isUTF8 && choice.notice == nil)
    let asked = environment["LANG"] ?? ""
    #expect(choice.missing == (asked.hasPrefix("fr_FR") ? "LANG=\(asked)" : nil))
  }

  @Test(arguments: [
    (["LC_ALL": "C"], "C", "LC_ALL=C: "), (["LANG": "POSIX"], "POSIX", "LANG=POSIX: "),
    (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], "C", "LC_ALL=C: "),
    (["LANG": "de_DE"], "de_DE", "LANG=de_DE: "),
    (["LANG": "fr_FR"], "C", "LANG=fr_FR is not installed: "),
  ])
  func `What was set without UTF-8 stays, and it is said what that costs`(
    environment: [String: String], name: String, reason: String
  ) {
    let choice = choice(environment)
    #expect(choice.name == name && !choice.isUTF8)
    #expect(choice.notice?.hasPrefix("\(reason)letters beyond ASCII are written with ?") == true)
  }

  @Test func `A system without C UTF-8 has ASCII`() {
    let choice = choice([:], without: "C.UTF-8")
    #expect(choice.name == "C" && !choice.isUTF8)
    #expect(choice.notice?.hasPrefix("no locale is set: ") == true)
  }

  @Test func `The system is asked where nothing else is said`() {
    #expect(LocaleChoice(environment: ["LC_ALL": "C"]).notice != nil)
    #expect(LocaleChoice(environment: ["LC_ALL": "xx_XX.UTF-8"]).missing == "LC_ALL=xx_XX.UTF-8")
  }
}
