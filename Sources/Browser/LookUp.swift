package import DirectoryModel

/// Addresses and references of users that are looked up together.
package struct LookUp: Hashable, Sendable {
  /// The most that are looked up at once: each costs as much as a filter of its own.
  static let maximum = 200

  /// What is looked for.
  package enum Entry: Hashable, Sendable {
    /// An e-mail address.
    case address(String)
    case reference(UserReference)

    package var text: DisplayText {
      switch self {
      case .address(let address): DisplayText(address)
      case .reference(let reference): reference.text
      }
    }
  }

  package let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// Finds the e-mail addresses in a text, and what names a user at one of the sources, each once.
  init(in text: String, sources: [String]) {
    let names = Set(sources)
    var seen: Set<String> = []
    entries = text.split { $0.isWhitespace || ",;<>()[]{}\"|".contains($0) }.compactMap { word in
      guard let entry = Entry(word, sources: names), seen.insert(entry.key).inserted else {
        return nil
      }
      return entry
    }
  }

  /// The query that finds the users.
  package var query: Query {
    var terms: [QueryTerm] = []
    let addresses = entries.compactMap { if case .address(let text) = $0 { text } else { nil } }
    if !addresses.isEmpty { terms.append(.text(.email, addresses.map(Self.exactly))) }
    let references = entries.compactMap { entry -> UserReference? in
      if case .reference(let reference) = entry { reference } else { nil }
    }
    for source in references.map(\.source).uniqued {
      let ids = references.filter { $0.source == source }.map { Self.exactly($0.id.text) }
      terms.append(.all(of: [.text(.source, [Self.exactly(source)]), .text(.id, ids)]))
    }
    return terms.isEmpty ? .all : Query(.one(of: terms))
  }

  private static func exactly(_ text: String) -> TextValue {
    .pattern(TextPattern(folded: text.folded, isAtStart: true, isAtEnd: true))
  }

  /// What none of the users has, in the order in which it was asked for.
  package func missing(in listing: any UserListing) -> [Entry] {
    var addresses: Set<String> = []
    var references: Set<UserReference> = []
    for row in 0..<listing.count {
      let user = listing.user(at: row)
      references.insert(user.reference)
      if let email = user.email { addresses.insert(email.original.folded) }
    }
    return entries.filter { entry in
      switch entry {
      case .address(let address): !addresses.contains(address.folded)
      case .reference(let reference): !references.contains(reference)
      }
    }
  }
}

extension LookUp.Entry {
  /// Reads a word as an address or as `source/id`; nil if it is neither.
  fileprivate init?(_ word: Substring, sources: Set<String>) {
    if let slash = word.firstIndex(of: "/"), sources.contains(String(word[..<slash])) {
      let id = word[word.index(after: slash)...]
      guard !id.isEmpty, !String(id).folded.isEmpty else { return nil }
      self = .reference(UserReference(source: String(word[..<slash]), id: UserID(String(id))))
      return
    }
    var address = word
    if address.lowercased().hasPrefix("mailto:") { address = address.dropFirst(7) }
    let ends = "'`.:!?*"
    address = address.drop { ends.contains($0) }
    while let last = address.last, ends.contains(last) { address.removeLast() }
    let parts = address.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), parts[1].first != ".",
      parts[0].allSatisfy({ $0.isLetter || $0.isNumber || ".!#$%&'*+-^_`~".contains($0) }),
      parts[1].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" })
    else { return nil }
    self = .address(String(address))
  }

  /// What tells it from others: addresses are the same in upper and lower case, ids are not.
  fileprivate var key: String {
    switch self {
    case .address(let address): "@\(address.folded)"
    case .reference(let reference): "/\(reference.source)/\(reference.id.text)"
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements, each where it comes first.
  fileprivate var uniqued: [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}

/// What came of looking users up.
package struct LookUpResult: Hashable, Sendable {
  package let asked: LookUp
  /// How many users there are to all of it.
  package let users: Int
  package let missing: [LookUp.Entry]
  /// Who may be one of them: users whose source tells no address.
  package let cannotTell: CannotTell

  package init(of asked: LookUp, in listing: any UserListing) {
    self.asked = asked
    users = listing.count
    missing = asked.missing(in: listing)
    cannotTell = listing.cannotTell
  }
}
