import DirectoryModel
import Testing

struct QueryEchoTests {
  @Test(
    arguments: [
      ("", "everyone"),
      (
        "bob mfa:off -dept:Sales",
        "name, e-mail, username or id contains “bob”; MFA is off; not: department contains “sales”"
      ),
      ("bob eve ann", "name, e-mail, username or id contains “bob”, “eve” and “ann”"),
      ("^bob", "name, e-mail, username or id begins with “bob”"),
      (
        "bob$ ^x$",
        "name, e-mail, username or id ends with “bob”; name, e-mail, username or id is “x”"
      ),
      ("role:a,b,^c,none", "role contains “a” or “b” or begins with “c” or there is no role"),
      ("tag:none", "there is no tag"), ("email:=a@b", "e-mail is “a@b”"),
      ("mfa:gap,unknown", "MFA is enforced but not on or not reported"),
      (
        "mfa:on | status:active x",
        "either MFA is on, or (name, e-mail, username or id contains “x”; status is active)"
      ),
      (
        "-(a | is:gone)",
        "not: (either name, e-mail, username or id contains “a”, or has gone from the source)"
      ),
      (
        "seen:90d+ updated:7d- created:1d..2d",
        "last seen 90 days ago or longer; updated within 7 days; created 1 day to 2 days ago"
      ),
      ("seen:>1h,<1h,never", "last seen longer than 1 hour ago, less than 1 hour ago or never"),
      ("created:2026-02", "created from 2026-02-01 to 2026-02-28"),
      ("created:2026-02-01", "created on 2026-02-01"),
      (
        "invited:2026.. accepted:..2025",
        "invited on or after 2026-01-01; invitation accepted on or before 2025-12-31"
      ),
      ("age:>1d", "read from the source longer than 1 day ago"),
      (
        "systems:>1 conflict:mfa,dept",
        "known in 2 systems or more; the systems differ in MFA or department"
      ),
      ("any(is:admin) all(mfa:on)", "one user: is privileged; every user: MFA is on"),
      ("\"a\u{200B}“\"", "name, e-mail, username or id contains “a\"”"),
    ])
  func `A query is said in plain words`(text: String, words: String) throws {
    #expect(try Query(parsing: text).echo.printable == words)
  }
}
