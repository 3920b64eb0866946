import DirectoryModel
import TestSupport
import Testing

struct CannotTellTests {
  private static let sources: [(name: String, label: DisplayText)] = [
    ("tines", "T"), ("docs", "D"), ("assets", "A"),
  ]

  @Test(
    arguments: [
      ([:], "3 match"),
      (["tines": [.mfa]], "3 match, 41 cannot tell: T does not report MFA"),
      (["docs": [.mfa], "tines": [.mfa]], "3 match, 41 cannot tell: T, D do not report MFA"),
      (
        ["docs": [.mfa, .roles, .seen]],
        "3 match, 41 cannot tell: D does not report roles, MFA and last seen"
      ),
      (
        ["docs": [.mfa], "tines": [.mfa], "assets": [.roles]],
        "3 match, 41 cannot tell: A does not report roles; T, D do not report MFA"
      ),
      (
        ["gone-b": [.mfa], "gone-a": [.mfa], "docs": [.mfa]],
        "3 match, 41 cannot tell: D, gone-a, gone-b do not report MFA"
      ),
    ] as [([String: Set<QueryFact>], String)])
  func `Says how many, and which sources do not report what`(
    facts: [String: Set<QueryFact>], words: String
  ) {
    let counts = facts.mapValues { facts in
      Dictionary(uniqueKeysWithValues: facts.map { ($0, 20) })
    }
    let cannotTell = CannotTell(count: facts.isEmpty ? 0 : 41, counts: counts)
    #expect(cannotTell.words(besides: 3, sources: Self.sources).printable == words)
  }

  @Test(
    arguments: [
      (
        [:], ["docs": [.roles]], "docs has not told roles yet"
      ),
      (
        ["tines": [.mfa]], ["docs": [.roles, .groups], "tines": [.roles, .groups]],
        "tines does not report MFA; tines, docs have not told roles and groups yet"
      ),
    ] as [([String: Set<QueryFact>], [String: Set<QueryFact>], String)])
  func `What a get tells is not said to be unreported, and outside the browser how to get it`(
    facts: [String: Set<QueryFact>], notYet: [String: Set<QueryFact>], words: String
  ) {
    var cannotTell = CannotTell()
    for source in ["tines", "docs"] {
      let later = notYet[source] ?? []
      cannotTell.add((facts[source] ?? []).union(later), of: source, toldLater: later)
    }
    let sources = ["tines", "docs"].map { (name: $0, label: DisplayText($0)) }
    #expect(cannotTell.words(sources: sources).printable == "2 cannot tell: \(words)")
    #expect(
      cannotTell.words(besides: 3, sources: sources).printable
        == "3 match, 2 cannot tell: \(words) (roster sync --details reads them)")
  }

  @Test func `Whoever is not indexed yet may match`() {
    var cannotTell = CannotTell()
    cannotTell.add(unindexed: 0)
    #expect(cannotTell == CannotTell())
    cannotTell.add(unindexed: 6_000)
    #expect(cannotTell.words(sources: []) == "6,000 cannot tell: not indexed yet")
    cannotTell.add([.mfa], of: "tines")
    #expect(
      cannotTell.words(besides: 3, sources: Self.sources)
        == "3 match, 6,001 cannot tell: T does not report MFA; 6,000 not indexed yet")
  }

  @Test func `Many are grouped by three digits`() {
    let cannotTell = CannotTell(count: 12_345, counts: [:])
    #expect(cannotTell.words(sources: Self.sources).printable == "12,345 cannot tell")
  }

  @Test func `One is singular`() throws {
    let query = try Query(parsing: "mfa:on role:x -seen:7d- | is:admin")
    let context = QueryContext(now: QueryContext.randomNow)
    var cannotTell = CannotTell()
    cannotTell.add(query.term.untoldFacts(of: .sample(), context), of: "tines")
    #expect(
      cannotTell.words(besides: 1, sources: Self.sources).printable
        == "1 matches, 1 cannot tell: T does not report who is privileged")
  }

  @Test(
    arguments: [
      ("mfa:on", [.mfa]), ("mfa:on | id-7", []), ("mfa:on bob", []),
      ("mfa:on -status:active", [.mfa, .status]), ("mfa:on role:x", []),
      ("dept:x", [.departments]), ("is:sso | is:password", [.signIn]),
      ("any(domain:x)", [.email]), ("systems:2", [.person]), ("seen:unknown", []),
    ] as [(String, Set<QueryFact>)])
  func `The facts are those that leave the answer open`(text: String, facts: Set<QueryFact>) throws
  {
    let user = User.sample { $0.untold = [.departments] }
    let context = QueryContext(now: QueryContext.randomNow)
    #expect(try Query(parsing: text).term.untoldFacts(of: user, context) == facts)
  }
}
