/// How many users a query can't tell of, and what their sources do not report.
package struct CannotTell: Hashable, Sendable {
  /// The users, each counted once.
  package private(set) var count = 0
  /// By the name of the source and the fact; a user may count for several facts.
  package private(set) var counts: [String: [QueryFact: Int]] = [:]

  package init() {}

  /// - Parameters:
  ///   - count: the users, each counted once.
  ///   - counts: by the name of the source and the fact.
  package init(count: Int, counts: [String: [QueryFact: Int]]) {
    self.count = count
    self.counts = counts
  }

  /// Counts a user of a source of whom some facts leave the answer open.
  package mutating func add(_ facts: Set<QueryFact>, of source: String) {
    count += 1
    for fact in facts { counts[source, default: [:]][fact, default: 0] += 1 }
  }

  /// `3 match, 41 cannot tell: T, D do not report MFA`; `3 match` where every user could be told.
  ///
  /// The sources stand in their order, each by what to call it: its name or its tag.
  package func words(
    besides matches: Int, sources: [(name: String, label: DisplayText)]
  ) -> DisplayText {
    let found: DisplayText = matches == 1 ? "1 matches" : "\(matches) match"
    guard count > 0 else { return found }
    return "\(found), \(words(sources: sources))"
  }

  /// `41 cannot tell: T, D do not report MFA; A does not report roles`; empty for no user.
  ///
  /// The sources stand in their order, each by what to call it: its name or its tag.
  package func words(sources: [(name: String, label: DisplayText)]) -> DisplayText {
    guard count > 0 else { return .empty }
    let reasons = reasons(sources: sources)
    guard !reasons.isEmpty else { return "\(count.grouped) cannot tell" }
    return "\(count.grouped) cannot tell: \(reasons.joined(separator: "; "))"
  }

  /// A clause for the facts that the same sources do not report, by the facts' order.
  private func reasons(sources: [(name: String, label: DisplayText)]) -> [DisplayText] {
    let known = Set(sources.map(\.name))
    let others = counts.keys.filter { !known.contains($0) }.sorted()
    let order = sources + others.map { (name: $0, label: DisplayText($0)) }
    var groups: [(labels: [DisplayText], facts: [QueryFact])] = []
    for fact in QueryFact.allCases {
      let labels = order.filter { (counts[$0.name]?[fact] ?? 0) > 0 }.map(\.label)
      if labels.isEmpty { continue }
      if let index = groups.firstIndex(where: { $0.labels == labels }) {
        groups[index].facts.append(fact)
      } else {
        groups.append((labels, [fact]))
      }
    }
    return groups.map { labels, facts in
      let verb: DisplayText = labels.count == 1 ? "does" : "do"
      let names = labels.joined(separator: ", ")
      return "\(names) \(verb) not report \(facts.map(\.words).enumerated("and"))"
    }
  }
}

extension [DisplayText] {
  /// `a`, `a and b`, `a, b and c`.
  func enumerated(_ conjunction: DisplayText) -> DisplayText {
    guard let last, count > 1 else { return first ?? .empty }
    return "\(dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }
}
