import Browser
import DirectoryModel
import DirectoryText

extension View {
  static let domains = View(rawValue: "domains")
}

extension ViewDefinition {
  /// The domains of e-mail addresses, a row each.
  static let domains = ViewDefinition(
    .domains, title: "Domains", nouns: ("domain", "domains"),
    rows: .question { directory in
      await directory.counts(of: .domain, matching: .all)?
        .map { Domain(name: $0.value, users: $0.count) }
    },
    id: { (domain: Domain) in .named(domain.name) }, columns: DomainsView.columns,
    orderAtFirst: ListOrder("users", isDescending: true),
    heading: { "\($0.name)" },
    detail: { domain, _ in DomainsView.detail(of: domain) },
    users: { try? Query(parsing: $0.query) }, openWord: "users", waitingWords: "Counting ...",
    command: { _ in ["roster", "count", "--by", "domain"] })
}

private enum DomainsView {
  static let columns: [Column<Domain>] = [
    Column("domain", "DOMAIN", 16, 40, priority: 0) { ListCell("\($0.name)", .strong) },
    Column("users", "USERS", 9, 9, priority: 1, key: { .number($0.users) }) {
      ListCell("\($0.users.grouped)")
    },
  ]

  static func detail(of domain: Domain) -> [DetailLine] {
    [
      DetailLine("domain", "\(domain.name)"),
      DetailLine("users", "\(domain.users.grouped)", leadsTo: domain.query),
    ]
  }
}

/// A domain, and how many users have an e-mail address there.
private struct Domain: Hashable, Sendable {
  let name: String
  let users: Int

  /// The query that finds the users.
  var query: String { "domain:=\(name.queryWord)" }
}
