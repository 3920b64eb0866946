/// A sync from services that take their time, beside curl for the same pages.
struct SyncWithLatency: Figure {
  let name = "sync-latency"
  let what = "sync of five sources with 100 ms of latency a page"
  let peer = "curl -Z (50 transfers at once) where pages can be read side by side"
  let bound = "1.2 x"

  static let latency = 100
  /// How many transfers curl has under way at once unless it is told otherwise (curl(1)).
  private static let connections = 50

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let services = try ServiceChild(workshop, people: workshop.people, latency: Self.latency)
    let run = try SyncRun(workshop, services)
    var findings = Findings()
    for (label, names) in [
      ("those with pages side by side", PageReplay.parallel),
      ("all five", services.services.map(\.name)),
    ] {
      findings.add { () throws(BenchFailure) in
        run.clear()
        services.forgetRequests()
        let ours = try run.sync(names)
        let requests = services.requests
        let users = try run.counts.values.reduce(0, +)
        let replay = try PageReplay(workshop, services, requests)
        let theirs = try replay.fetch(names, connections: Self.connections)
        let few = try replay.fetch(names, connections: 4)
        return [
          try milliseconds(
            "\(label): \(users) users, \(requests.count) requests", [ours],
            peer: ("curl -Z", [theirs]), bound: .init(factor: 1.2)),
          try milliseconds(
            "\(label), beside four at once", [ours], peer: ("curl -Z --parallel-max 4", [few])),
        ]
      }
    }
    return findings
  }
}
