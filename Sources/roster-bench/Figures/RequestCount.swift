/// How many requests a full sync sends.
struct RequestCount: Figure {
  let name = "requests"
  let what = "requests of a full sync, source by source"
  let peer = "the fewest that the API's documents allow"
  let bound = "1 x, and no request twice"

  /// Users on a page at most, requests beside the pages of the list that the list needs, and what
  /// tells the list from the rest.
  private struct Paging {
    let size: Int
    /// A list without an end mark is at its end with an empty page.
    var extra = 0
    let path: String
  }

  private static let paging: [String: Paging] = [
    // https://www.tines.com/docs/api/welcome/
    "tines": Paging(size: 500, path: "/api/v1/admin/users?"),
    // The size of a page is not documented and can't be asked for: the demo service has 20.
    "scanova": Paging(size: 20, path: "/multi-users/?"),
    // No total and no end mark: https://apidocs.document360.com/docs/get-users
    "document360": Paging(size: 100, extra: 1, path: "/v2/Teams?"),
    // https://api-docs.amm-scalepad.com/users/list
    "scalepad": Paging(size: 500, path: "/users?"),
    // The most that the service announces; that it pages by cursor is learnt beside a first page by
    // index, so that nobody waits for one after the other.
    "scim": Paging(size: 200, extra: 1, path: "/Users?"),
  ]

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let services = try ServiceChild(workshop, people: workshop.people)
    let run = try SyncRun(workshop, services)
    _ = try run.sync()
    let requests = services.requests
    let counts = try run.counts
    var findings = Findings()
    for service in services.services {
      guard let paging = Self.paging[service.name], let users = counts[service.name] else {
        continue
      }
      let targets = requests.filter { $0.service == service.name }.map(\.target)
      // The first page may be asked for without parameters.
      let pages = targets.filter { "\($0)?".contains(paging.path) }
      let others = targets.count - pages.count
      findings.measurements.append(
        try amount(
          "\(service.name): pages of \(users) users", [pages.count], .count,
          peer: ("documented", [(users + paging.size - 1) / paging.size + paging.extra]),
          bound: .init(factor: 1),
          note: others == 0 ? nil : "\(others) more for what the list leaves out"))
    }
    findings.measurements.append(
      try amount(
        "requests that were sent twice", [requests.count - Set(requests).count], .count,
        bound: .init()))
    return findings
  }
}
