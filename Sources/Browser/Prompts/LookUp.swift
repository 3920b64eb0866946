package import DirectoryModel
import DirectoryText

/// Addresses and references of users that are looked up together.
package struct LookUp: Hashable, Sendable {
  /// The most that are looked up at once: each costs as much as a filter of its own.
  static let maximum = 200

  /// What is looked for.
  package enum Entry: Hashable, Sendable {
    /// An e-mail address.
    case address(String)
    case reference(UserReference)

    var text: DisplayText {
      switch self {
      case .address(let address): DisplayText(address)
      case .reference(let reference): reference.text
      }
    }
  }

  let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// Finds the e-mail addresses in a text, and what names a user at one of the sources, each once.
  init(in text: String, sources: [String]) {
    var list = ReferenceList(sources: sources)
    for line in text.split(whereSeparator: \.isNewline) { list.add(line) }
    let names = Set(sources)
    var seen: Set<String> = []
    entries = list.references.compactMap { Entry($0, sources: names) }
      .filter { seen.insert($0.key).inserted }
  }

  /// The query that finds the users.
  package var query: Query {
    var terms: [QueryTerm] = []
    let addresses = entries.compactMap { if case .address(let text) = $0 { text } else { nil } }
    if !addresses.isEmpty { terms.append(.text(.email, addresses.map(TextValue.exactly))) }
    let references = entries.compactMap { entry -> UserReference? in
      if case .reference(let reference) = entry { reference } else { nil }
    }
    for source in references.map(\.source).uniqued {
      let ids = references.filter { $0.source == source }.map { TextValue.exactly($0.id.text) }
      terms.append(.all(of: [.text(.source, [.exactly(source)]), .text(.id, ids)]))
    }
    return terms.isEmpty ? .all : Query(.one(of: terms))
  }

  /// What none of the users has, in the order in which it was asked for.
  func missing(in listing: any UserListing) -> [Entry] {
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
  fileprivate init?(_ word: String, sources: Set<String>) {
    if let reference = UserReference(word, sources: sources) {
      guard !reference.id.text.folded.isEmpty else { return nil }
      self = .reference(reference)
      return
    }
    guard EmailAddress.isCertain(word) else { return nil }
    self = .address(word)
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
  let asked: LookUp
  /// How many users there are to all of it.
  let users: Int
  let missing: [LookUp.Entry]
  /// Who may be one of them: users whose source tells no address.
  let cannotTell: CannotTell

  package init(of asked: LookUp, in listing: any UserListing) {
    self.asked = asked
    users = listing.count
    missing = asked.missing(in: listing)
    cannotTell = listing.cannotTell
  }
}
