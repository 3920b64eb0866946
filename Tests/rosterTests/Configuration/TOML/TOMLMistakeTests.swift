import TestSupport
import Testing

@testable import roster

/// What the library would end the process for, and what is near to it.
@Suite struct TOMLMistakeTests {
  /// Where a text is no TOML; nil where it is.
  private func mistake(_ text: String) -> TOMLPosition? {
    do throws(TOMLNode.SyntaxError) {
      _ = try TOMLNode(parsing: text)
      return nil
    } catch {
      return error.position
    }
  }

  @Test(
    arguments: [
      "[[[source]]]", "[[", "[", "[.a]", "[=]", "[]", "[[]]", "[a", "[[a]", "[a.]", "[a..b]",
      "[a b]",
      "[+a]", "[éa]", "[#a]", "[{ a = 1 }]", "[a\n]", "[\"a]", "[\"\"\"a\"\"\"]", "[a, b]",
      "[[a] ]",
      "[ [a]]",
    ])
  func `A slip in a table's header is told with its place`(header: String) {
    #expect(mistake("a = 1\n  \(header)\nb = 2") != nil)
    #expect(mistake("a = '[['\n\n\(header)").map { $0.line >= 3 } == true)
  }

  @Test(
    arguments: [
      "[a]", "[[a]]", "[ a . b ]", "[\"a b\".'c d']", "[a-b_1]", "[1]", "[[ \"\" ]] # none",
      "[\ta\t]",
    ])
  func `A header that is one is read`(header: String) {
    #expect(mistake("x = [[1], [2]]\n\(header)\ny = 2") == nil)
  }

  @Test(arguments: [
    "[}", "[1, }", "[\n}]", "[[}]]", "[{ b = [}] }]", "}", "[,]", "[#", "{ b = }", "{}}",
  ])
  func `A value that is missing is told with its place`(value: String) {
    #expect(mistake("x = 1\na = \(value)\n[b]").map { $0.line >= 2 } == true)
  }

  @Test func `What is wrong before a header is told first`() {
    #expect(mistake("a = \n[[[b]]]").map(\.line) == 1)
  }

  @Test(arguments: SeededGenerator.seeds)
  func `No bytes stop the program, whatever they are`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "[", "[[", "]", "]]", ".", "=", "\"", "'", "\"\"\"", "{", "}", ",", "#", "\n", "\r", "\\",
      "\0",
      "a", "source", "1", "-", "+", "inf", "2020-01-01", "é", " ", "\t", "[a]\n", "b = 1\n",
      "c = [1,\n2]\n", "d = { e = 1 }\n", "f = '''\n[[\n'''\n",
    ]
    for _ in 0..<500 {
      let count = Int.random(in: 0..<12, using: &random)
      let text = (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      // Whether it is TOML is the library's to say; that there is an answer is what counts here.
      _ = mistake(text + random.text(upTo: 4))
    }
  }
}
