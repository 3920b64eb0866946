import Glibc

/// Which locale says how characters are sent to the terminal.
///
/// Where none was set, as in many SSH sessions, or the one that was set is not installed here, it is
/// C.UTF-8, as Python takes it (PEP 538): terminals of today are UTF-8, and names would be question
/// marks. One that was set to C or POSIX by hand stays.
package struct LocaleChoice: Hashable, Sendable {
  /// The name for setlocale(3).
  package let name: String
  package let isUTF8: Bool
  /// The variable that asked for another locale, which is not installed: `LANG=de_DE.UTF-8`.
  package let missing: String?
  /// Said where letters beyond ASCII can't be sent.
  package let notice: String?

  private static let fallback = "C.UTF-8"

  /// - Parameters:
  ///   - environment: of which `LC_ALL`, `LC_CTYPE` and `LANG` count, in this order (POSIX.1-2017,
  ///     Base Definitions, section 8.2).
  ///   - encoding: the encoding of a locale; nil where it is not installed.
  package init(
    environment: [String: String], encoding: (String) -> String? = { Self.encoding(of: $0) }
  ) {
    let asked = ["LC_ALL", "LC_CTYPE", "LANG"].lazy
      .compactMap { name in environment[name].map { (name: name, value: $0) } }
      .first { !$0.value.isEmpty }
    let variable = asked.map { "\($0.name)=\($0.value)" }
    let installed = asked.flatMap { encoding($0.value) }
    let isMissing = asked != nil && installed == nil
    let wantsUTF8 = asked.map { Self.names(utf8: $0.value) } ?? true
    let fallback = wantsUTF8 && encoding(Self.fallback) == "UTF-8" ? Self.fallback : "C"
    name = installed == nil ? fallback : asked?.value ?? fallback
    isUTF8 = installed.map { $0 == "UTF-8" } ?? (fallback != "C")
    missing = isMissing ? variable : nil
    guard !isUTF8 else {
      notice = nil
      return
    }
    let reason = variable.map { isMissing ? "\($0) is not installed" : $0 } ?? "no locale is set"
    notice = "\(reason): letters beyond ASCII are written with ?; set one with UTF-8"
  }

  /// Whether the name of a locale says that it is in UTF-8: `de_DE.UTF-8`, `C.utf8@x`.
  private static func names(utf8 name: String) -> Bool {
    let encoding = name.split(separator: ".").dropFirst().joined().prefix { $0 != "@" }
    return encoding.lowercased().filter { $0 != "-" } == "utf8"
  }

  /// The encoding of a locale, without making it that of the process, which other threads read.
  private static func encoding(of name: String) -> String? {
    guard let locale = newlocale(1 << LC_CTYPE, name, nil) else { return nil }
    defer { freelocale(locale) }
    return nl_langinfo_l(Int32(CODESET), locale).map { String(cString: $0) }
  }
}
