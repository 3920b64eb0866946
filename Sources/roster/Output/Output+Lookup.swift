import Browser
import DirectoryModel
import DirectoryText

extension Output {
  /// How many users of an ambiguous REF a table names.
  private static let usersInTable = 20

  /// A line for each answer; several users stand in one cell.
  func table(_ answers: [LookupAnswer]) {
    let titles: [DisplayText] = ["ANSWER", "REF", "USER", "NAME", "E-MAIL", "BECAUSE"]
    table(titles, rows: answers.count) { row in
      let answer = answers[row]
      let more = answer.users.count - Self.usersInTable
      return [answer.verdict.words, "\(answer.reference)"]
        + answer.cells(of: answer.users.prefix(Self.usersInTable)).map { cell in
          more > 0 && !cell.isEmpty ? "\(cell); and more" : cell
        } + [answer.because ?? .empty]
    }
  }

  /// A row for each answer, under the names of the JSON.
  func csv(_ answers: [LookupAnswer]) {
    text(CellFormat.csv.head(["ref", "answer", "users", "display_name", "email", "because"]))
    for answer in answers {
      let cells: [DisplayText] = ["\(answer.reference)", "\(answer.verdict.rawValue)"]
      text(
        CellFormat.csv.row(
          cells + answer.cells(of: answer.users[...]) + [answer.because ?? .empty]))
    }
  }

  /// The answers with the state of each source, one a line within.
  func jsonLookup(_ answers: [LookupAnswer], sources: [JSON], asOf: Timestamp?) {
    let list = JSONList([
      "schema": 1, "kind": "lookup", "as_of": JSON(asOf), "sources": .array(sources),
    ])
    text(list.head)
    for (index, answer) in answers.enumerated() {
      text(list.piece(answer.json, isFirst: index == 0))
    }
    text(list.end)
  }
}

extension LookupAnswer {
  /// The users, their names and their e-mail addresses; each once, with "; " between them.
  fileprivate func cells(of users: ArraySlice<LookupAnswer.Match>) -> [DisplayText] {
    func joined(_ texts: [DisplayText]) -> DisplayText {
      var known: Set<String> = []
      return texts.filter { !$0.isEmpty && known.insert($0.original.folded).inserted }
        .joined(separator: "; ")
    }
    return [
      users.map(\.reference.text).joined(separator: "; "), joined(users.map(\.displayName)),
      joined(users.compactMap(\.email)),
    ]
  }

  /// The answer as scripts read it.
  var json: JSON {
    [
      "ref": .string(reference), "answer": .string(verdict.rawValue),
      "users": .array(
        users.map { user in
          [
            "source": .string(user.reference.source), "id": .string(user.reference.id.text),
            "display_name": JSON(user.displayName), "email": JSON(user.email),
          ]
        }),
      "because": JSON(because),
    ]
  }
}
