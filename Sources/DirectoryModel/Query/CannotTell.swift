/// How many users a query can't tell of, and what their sources do not report or have not told yet.
package struct CannotTell: Hashable, Sendable {
  /// The users, each counted once.
  package private(set) var count = 0
  /// What sources do not report, by the name of the source and the fact; a user may count for
  /// several facts.
  package private(set) var counts: Counts = [:]
  /// The same for what the sources tell, but not in the list rows that are known.
  package private(set) var notYet: Counts = [:]

  /// The users that are not indexed yet.
  package private(set) var unindexed = 0

  package typealias Counts = [String: [QueryFact: Int]]

  package init() {}

  /// - Parameters:
  ///   - count: the users, each counted once.
  ///   - counts: what is not reported, by the name of the source and the fact.
  ///   - notYet: what is told, but not in list rows.
  package init(count: Int, counts: Counts, notYet: Counts = [:]) {
    self.count = count
    self.counts = counts
    self.notYet = notYet
  }

  /// Counts a user of a source of whom some facts leave the answer open, some of which the source
  /// will tell.
  package mutating func add(
    _ facts: Set<QueryFact>, of source: String, toldLater: Set<QueryFact> = []
  ) {
    count += 1
    for fact in facts.subtracting(toldLater) {
      counts[source, default: [:]][fact, default: 0] += 1
    }
    for fact in facts.intersection(toldLater) {
      notYet[source, default: [:]][fact, default: 0] += 1
    }
  }

  /// Counts users that are not indexed yet.
  package mutating func add(unindexed users: Int) {
    count += users
    unindexed += users
  }

  /// `3 match, 41 cannot tell: T, D do not report MFA`; `3 match` where every user could be told;
  /// says also how to learn what was not told yet.
  ///
  /// The sources stand in their order, each by what to call it: its name or its tag.
  package func words(
    besides matches: Int, sources: [(name: String, label: DisplayText)]
  ) -> DisplayText {
    let found: DisplayText = matches == 1 ? "1 matches" : "\(matches.grouped) match"
    guard count > 0 else { return found }
    let hint: DisplayText = notYet.isEmpty ? "" : " (roster sync --details reads them)"
    return "\(found), \(words(sources: sources))\(hint)"
  }

  /// `41 cannot tell: T, A do not report MFA; D has not told roles yet`; empty for no user.
  ///
  /// The sources stand in their order, each by what to call it: its name or its tag.
  package func words(sources: [(name: String, label: DisplayText)]) -> DisplayText {
    guard count > 0 else { return .empty }
    let unreported = groups(of: counts, sources: sources)
    var reasons: [DisplayText] = unreported.map { names, isOne, facts in
      "\(names) \(isOne ? "does" : "do") not report \(facts)"
    }
    reasons += groups(of: notYet, sources: sources).map { names, isOne, facts in
      "\(names) \(isOne ? "has" : "have") not told \(facts) yet"
    }
    if unindexed > 0 {
      reasons.append(
        unindexed == count ? "not indexed yet" : "\(unindexed.grouped) not indexed yet")
    }
    guard !reasons.isEmpty else { return "\(count.grouped) cannot tell" }
    return "\(count.grouped) cannot tell: \(reasons.joined(separator: "; "))"
  }

  /// The facts that are open with the same sources, in words, by the facts' order.
  private func groups(
    of counts: Counts, sources: [(name: String, label: DisplayText)]
  ) -> [(names: DisplayText, isOne: Bool, facts: DisplayText)] {
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
      (labels.joined(separator: ", "), labels.count == 1, facts.map(\.words).enumerated("and"))
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
