import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

@Suite struct LookUpTests {
  private func entries(_ text: String) -> [DisplayText] {
    LookUp(in: text, sources: ["one", "two"]).entries.map(\.text)
  }

  /// What the users are to be filtered by.
  private func queries(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .list(let query, _, _) = $0 { query.text } else { nil } }
  }

  private func lookUps(_ effects: [Effect]) -> [LookUp] {
    effects.compactMap { if case .lookUp(let lookUp) = $0 { lookUp } else { nil } }
  }

  @Test(arguments: [
    ("a@b.co\nd@e.fr", ["a@b.co", "d@e.fr"]),
    (
      "To: \"Ann\" <Ann@acme.com>; Bob Brown <bob@acme.com>,cyd@x.org.",
      [
        "Ann@acme.com", "bob@acme.com", "cyd@x.org",
      ]
    ),
    ("a@b.co A@B.CO mailto:a@b.co", ["a@b.co"]),
    ("one/7 one/a/b three/7 two/x@y.z one/", ["one/7", "one/a/b", "two/x@y.z"]),
    ("o'neill+x@acme.com 'zoë@exämple.org'", ["o'neill+x@acme.com", "zoë@exämple.org"]),
    ("@a a@ a@b@c.de a@localhost https://x.org/?m=a@b.co bob", []),
  ])
  func `Addresses and references are found in what people paste, each once`(
    text: String, found: [String]
  ) {
    #expect(entries(text) == found.map { DisplayText($0) })
  }

  @Test func `The query asks for each exactly`() throws {
    let lookUp = LookUp(in: "A@b.co d@e.fr two/x y,one/1 one/2", sources: ["one", "two"])
    let text =
      "email:=a@b.co,=d@e.fr | source:=two id:=x | source:=one id:=1,=2"
    #expect(lookUp.query.text == text)
    #expect(try Query(parsing: text).term == lookUp.query.term)
  }

  @Test func `One address filters at once`() {
    var state = AppState.sample()
    let effects = state.take(.pasted("bob@acme.com\n"))
    #expect(queries(effects) == ["email:=bob@acme.com"])
    #expect(state.filter.text == "email:=bob@acme.com")
    #expect(state.overlay == nil)
  }

  @Test func `Several are asked about, and Enter looks them up`() {
    var state = AppState.sample()
    #expect(queries(state.take(.pasted("a@b.co d@e.fr"))) == [])
    #expect(state.overlayTitle == "Look up 2 addresses? <accept> yes, <cancel> no")
    #expect(state.overlayEntries.map(\.line.label) == ["[x] a@b.co", "[x] d@e.fr"])
    let effects = state.perform(.accept)
    #expect(
      queries(effects) == ["email:=a@b.co,=d@e.fr"])
    #expect(lookUps(effects).map(\.entries.count) == [2])
    #expect(state.overlay == nil)
  }

  @Test func `Esc looks nobody up`() {
    var state = AppState.sample()
    state.take(.pasted("a@b.co d@e.fr"))
    let effects = state.perform(.cancel)
    #expect(queries(effects) + lookUps(effects).map { _ in "" } == [])
    #expect(state.overlay == nil)
    #expect(state.filter.text == "")
  }

  @Test func `One of them can be left out`() {
    var state = AppState.sample()
    state.take(.pasted("a@b.co d@e.fr g@h.it"))
    state.perform(.moveDown, .mark)
    #expect(
      lookUps(state.perform(.accept)).map { $0.entries.map(\.text) } == [["a@b.co", "g@h.it"]])
  }

  @Test func `The filter that was there comes back`() {
    var state = AppState.sample()
    state.take(.action(Action(.filter, "ann")), .pasted("a@b.co d@e.fr"))
    state.perform(.accept, .back)
    #expect(state.filter.text == "ann")
  }

  @Test func `So many are looked up at most, and it is said of how many`() {
    var state = AppState.sample()
    let all = (0..<300).map { "u\($0)@acme.com" }.joined(separator: "\n")
    state.take(.pasted(all))
    #expect(state.overlayTitle.printable.hasPrefix("Look up the first 200 of 300 addresses?"))
    let effects = state.perform(.accept)
    #expect(lookUps(effects).map(\.entries.count) == [200])
    #expect(state.filter.error == nil)
  }

  @Test func `Text without any says what was looked for in it`() {
    var state = AppState.sample()
    #expect(state.take(.pasted("qQ hello")) == [])
    #expect(
      state.message?.text
        == "what was pasted holds no e-mail address and no source/id; / filters by text")
  }

  @Test func `A paste over the help does nothing`() {
    var state = AppState.sample()
    state.perform(.help)
    state.take(.pasted("a@b.co d@e.fr"))
    #expect(state.overlay?.isHelp == true)
  }

  private static let found = Rows(
    [
      User.sample("1").with { $0.email = "A@B.co" },
      User.sample("2").with { $0.email = "d@e.fr" },
      User.sample("3"),
    ])

  @Test func `How many were found is said`() {
    var state = AppState.sample()
    let lookUp = LookUp(in: "a@b.co d@e.fr one/3", sources: ["one"])
    state.take(.lookedUp(LookUpResult(of: lookUp, in: Self.found)))
    #expect(state.message == Message("found 3 of 3, 3 users"))
    #expect(state.overlay == nil)
  }

  @Test func `Who was not found is told, shown to be selected, and why that may be`() {
    var state = AppState.sample()
    let lookUp = LookUp(in: "x@y.zz a@b.co one/4", sources: ["one"])
    state.take(.lookedUp(LookUpResult(of: lookUp, in: Self.found)))
    #expect(
      state.message?.text
        == "found 1 of 3, 3 users; not read whole: one; not found: x@y.zz, one/4")
    #expect(state.overlayTitle == "2 of 3 not found")
    #expect(state.overlayEntries.map(\.line.value) == ["x@y.zz", "one/4"])
  }

  @Test func `Sources that tell no addresses may have who was not found`() {
    var state = AppState.sample()
    var rows = Self.found
    for _ in 0..<2 { rows.cannotTell.add([.email], of: "one") }
    let lookUp = LookUp(in: "a@b.co x@y.zz", sources: [])
    state.take(.lookedUp(LookUpResult(of: lookUp, in: rows)))
    #expect(
      state.message?.text.printable == """
        found 1 of 2, 3 users; not read whole: one; 2 cannot tell: one does not report e-mail \
        addresses; not found: x@y.zz
        """)
  }
}
