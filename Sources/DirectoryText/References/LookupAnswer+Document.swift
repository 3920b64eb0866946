package import DirectoryModel

extension DocumentKind<LookupAnswer> {
  /// What REFs come to, an answer a line; several users stand in one cell, of which a table names
  /// the first.
  package static var lookup: DocumentKind {
    let reference = DocumentColumn<LookupAnswer>("ref") { DisplayText($0.reference) }
    let because = DocumentColumn<LookupAnswer>("because") { $0.because ?? .empty }
    return DocumentKind(
      "lookup",
      columns: [.init("answer") { $0.verdict.words }, reference] + users(atMost: 20) + [because],
      fields: [reference, .init("answer") { DisplayText($0.verdict.rawValue) }]
        + users(atMost: .max) + [because],
      json: \.json)
  }

  /// The users, their names and their e-mail addresses, of at most so many users an answer.
  private static func users(atMost limit: Int) -> [DocumentColumn<LookupAnswer>] {
    func column(
      _ name: String, title: DisplayText,
      texts: @escaping @Sendable (ArraySlice<LookupAnswer.Match>) -> [DisplayText]
    ) -> DocumentColumn<LookupAnswer> {
      DocumentColumn(name, title: title) { answer in
        let text = texts(answer.users.prefix(limit)).joined(separator: "; ")
        return answer.users.count > limit && !text.isEmpty ? "\(text); and more" : text
      }
    }
    return [
      column("users", title: "USER") { $0.map(\.reference.text) },
      column("display_name", title: "NAME") { $0.map(\.displayName).eachOnce },
      column("email", title: "E-MAIL") { $0.compactMap(\.email).eachOnce },
    ]
  }
}

extension LookupAnswer {
  /// The answer as scripts read it.
  package var json: JSON {
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

extension [DisplayText] {
  /// The texts that are not empty, those that differ in case alone once.
  fileprivate var eachOnce: [DisplayText] {
    var known: Set<String> = []
    return filter { !$0.isEmpty && known.insert($0.original.folded).inserted }
  }
}
