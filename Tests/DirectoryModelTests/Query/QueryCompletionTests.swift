import DirectoryModel
import TestSupport
import Testing

struct QueryCompletionTests {
  /// The text, with `_` where the cursor stands, after each candidate was put in.
  private static func completed(_ text: String) -> [String] {
    let cursor = text.firstIndex(of: "_").map { text.distance(from: text.startIndex, to: $0) } ?? 0
    let text = text.filter { $0 != "_" }
    let completion = QueryCompletion(text, cursor: cursor) { field in
      field == .role ? ["Owner", "Team Admin", "Ärzte", "a,b", "none", "x\ny"] : []
    }
    return completion.candidates.map { candidate in
      var characters = Array(text)
      characters.replaceSubrange(completion.range, with: candidate.insertion)
      return String(characters)
    }
  }

  @Test(
    arguments: [
      ("se_", ["seen:"]), ("bob RO_", ["bob role:"]), ("-st_", ["-status:"]),
      ("(a|!inv_", ["(a|!invite:", "(a|!invited:"]), ("r_o:x", ["role:x"]), ("xyz_", []),
      ("an_", ["any("]), ("mfa:o_", ["mfa:on", "mfa:off"]),
      ("mfa:on,o_", ["mfa:on,on", "mfa:on,off"]), ("is:ad_xyz bob", ["is:admin bob"]),
      ("mfa:o_,off", ["mfa:on,off", "mfa:off,off"]),
      ("role:ow_", ["role:Owner"]), ("role:=te_", ["role:=\"Team Admin\""]),
      ("role:\"team a_", ["role:\"Team Admin\""]), ("role:\"te_am\" x", ["role:\"Team Admin\" x"]),
      ("role:a_", ["role:Ärzte", "role:\"a,b\""]), ("role:no_", ["role:none", "role:\"none\""]),
      ("role:x_", ["role:\"x y\""]), ("role:^t_", ["role:^\"Team Admin\""]),
      ("seen:n_", ["seen:never"]), ("seen:9_", ["seen:90d+"]), ("\"ro_", []), ("foo:b_", []),
      ("name:x_", []), ("conflict:d_", ["conflict:dept"]),
    ])
  func `Completes the field or value under the cursor`(text: String, results: [String]) {
    #expect(Self.completed(text) == results)
  }

  @Test func `With nothing typed all fields are offered, each with what it asks for`() {
    let candidates = QueryCompletion("bob ", cursor: 4) { _ in [] }.candidates
    #expect(candidates.count == QueryField.allCases.count + 2)
    #expect(candidates.allSatisfy { !$0.note.isEmpty })
  }

  @Test func `What is inserted is found again`() throws {
    let user = User.sample { $0.roles = [Role(name: "x\ny\u{200B} \"z\"", kind: .team)] }
    let completion = QueryCompletion("role:", cursor: 5) { _ in user.roles.map(\.name) }
    let insertion = try #require(completion.candidates.last?.insertion)
    let query = try Query(parsing: "role:=\(insertion)")
    #expect(query.truth(of: user, QueryContext(now: QueryContext.randomNow)) == .yes)
  }
}
