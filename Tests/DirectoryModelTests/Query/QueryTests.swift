import DirectoryModel
import Testing

struct QueryTests {
  @Test(
    arguments: [
      ("", ""), ("  \t\n ", ""), ("Bob", "bob"), ("  bob   ÉVE ", "bob eve"),
      ("a\u{A0}b", "a b"), ("Ａ", "a"), ("o'brien-x", "o'brien-x"), ("O’Neill", "o'neill"),
      ("a$b a!b a^b a-b", "\"a$b\" \"a!b\" \"a^b\" a-b"), ("a@b.c #7 a,b", "a@b.c #7 \"a,b\""),
      ("-bob", "-bob"), ("!bob", "-bob"), ("bob -eve", "bob -eve"), ("^bob", "^bob"),
      ("bob$", "bob$"), ("^bob$", "^bob$"), ("\"Two Words\"", "\"two words\""),
      ("^\"two words\"$", "^\"two words\"$"), (#""a\"b\\c\d""#, #""a\"b\\c\\d""#),
      ("a | b", "a | b"), ("a|b c|d", "a | b c | d"), ("(a|b) c", "(a | b) c"),
      ("((a)) (b c)", "a b c"), ("a | (b | c)", "a | b | c"), ("-(a b)", "-(a b)"),
      ("-(-a)", "-(-a)"), ("(a)b", "a b"), ("-\"a b\"", "-\"a b\""), ("-mfa:on", "-mfa:on"),
      ("any(mfa:on | bob) all(status:active)", "any(mfa:on | bob) all(status:active)"),
      ("ANY(a)", "any(a)"), ("any all", "any all"), ("-any(a)", "-any(a)"),
      ("role:admin,Owner", "role:admin,owner"), ("Role:\"Team Admin\"", "role:\"team admin\""),
      ("role:none", "role:none"), ("role:\"none\"", "role:\"none\""),
      ("role:=none,x", "role:=\"none\",x"), ("email:none", "email:\"none\""),
      ("email:=a@b.c,=\"x y\"", "email:=a@b.c,=\"x y\""),
      ("username:^svc-,x$", "username:^svc-,x$"),
      ("name:^bob$", "name:=bob"), ("id:urn:x:1", "id:\"urn:x:1\""), ("id:=^x$", "id:=\"^x$\""),
      ("mfa:on,OFF,gap,enforced,unknown", "mfa:on,off,gap,enforced,unknown"),
      ("mfa:\"on\"", "mfa:on"), ("invite:none,pending", "invite:none,pending"),
      ("is:admin", "is:admin"), ("is:admin,owner bob", "(is:admin | is:owner) bob"),
      ("conflict:any,status", "conflict:status,any"),
      ("seen:never,unknown", "seen:never,unknown"), ("seen:90d+", "seen:90d+"),
      ("seen:>=90d", "seen:90d+"), ("seen:90d..", "seen:90d+"), ("seen:>90d", "seen:>90d"),
      ("seen:7d-", "seen:7d-"), ("seen:<=7d", "seen:7d-"), ("seen:<7d", "seen:<7d"),
      ("seen:1w..2W", "seen:7d..14d"), ("seen:..7d", "seen:7d-"), ("age:>1d", "age:>1d"),
      ("age:90s+,36h-", "age:90s+ | age:36h-"), ("seen:0d+", "seen:0s+"), ("seen:1y+", "seen:1y+"),
      ("seen:1s+,60m-", "seen:1s+,1h-"),
      ("created:2026", "created:2026-01-01..2026-12-31"),
      ("created:2024-02", "created:2024-02-01..2024-02-29"),
      ("created:2026-12..", "created:2026-12-01.."), ("created:..2026-12", "created:..2026-12-31"),
      ("created:2026-01-05", "created:2026-01-05..2026-01-05"),
      ("created:2026-01..2026-02-03", "created:2026-01-01..2026-02-03"),
      ("created:>2026", "created:2027-01-01.."), ("created:>=2026", "created:2026-01-01.."),
      ("created:<2026", "created:..2025-12-31"), ("created:<=2026", "created:..2026-12-31"),
      ("systems:>1", "systems:>=2"), ("systems:3", "systems:3"), ("systems:>=2", "systems:>=2"),
      ("systems:<3", "systems:<=2"), ("systems:2..4", "systems:2..4"),
      ("systems:2+", "systems:>=2"),
    ])
  func `A query means what its canonical text says`(text: String, canonical: String) throws {
    let query = try Query(parsing: text)
    #expect(query.canonicalText == canonical)
    #expect(query.text == text)
    #expect(try Query(parsing: canonical).term == query.term)
  }

  @Test func `The query for all is the empty one`() throws {
    #expect(try Query(parsing: "") == Query.all)
    #expect(Query.all.isEmpty)
    #expect(try !Query(parsing: "a").isEmpty)
  }

  @Test(
    arguments: [
      ("a:b (c) \"D\"", ["a:b", "(c)", "\"d\""]), (" -x  É$ ", ["-x", "e$"]), (" ", []),
      ("\u{200B}", []),
    ])
  func `The words of a text may hold any sign`(text: String, words: [String]) throws {
    let query = Query.words(of: text)
    #expect(query.words == words)
    #expect(try Query(parsing: query.text).term == query.term)
  }

  @Test(
    arguments: [
      ("bob mfa:on ^eve", ["bob", "eve"]), ("bob", ["bob"]), ("bob | eve", []),
      ("-bob eve", ["eve"]), ("any(bob)", []),
    ])
  func `Free words are those that every match holds`(text: String, words: [String]) throws {
    #expect(try Query(parsing: text).words == words)
  }

  @Test(
    arguments: [
      ("is:gone", true), ("a (b | -is:gone)", true), ("any(is:gone)", true), ("a", false),
    ])
  func `A query knows whether it asks for those that have gone`(text: String, isAsked: Bool) throws
  {
    #expect(try Query(parsing: text).includesGone == isAsked)
  }

  @Test(
    arguments: [
      ("systems:2", true), ("-(a conflict:any)", true), ("any(a)", true), ("a | all(b)", true),
      ("a mfa:on", false),
    ])
  func `A query knows whether it asks for people`(text: String, isAsked: Bool) throws {
    #expect(try Query(parsing: text).isAboutPeople == isAsked)
  }
}
