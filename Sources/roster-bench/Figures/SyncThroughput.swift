/// A sync from services that answer at once, decode and store included.
struct SyncThroughput: Figure {
  let name = "sync"
  let what = "sync of five sources without latency, decode and store included"
  let peer = "curl | jq | sqlite3 .import for the same pages, a pipeline a source"
  let bound = "1/2"

  private static let runs = 3

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let services = try ServiceChild(workshop, people: workshop.people)
    let run = try SyncRun(workshop, services)
    _ = try run.sync()
    let requests = services.requests
    let users = try run.counts.values.reduce(0, +)
    let replay = try PageReplay(workshop, services, requests)
    let names = services.services.map(\.name)
    var ours: [Double] = []
    var theirs: [Double] = []
    var fetched: [Double] = []
    for _ in 0..<Self.runs {
      run.clear()
      ours.append(try run.sync())
      theirs.append(try replay.store())
      fetched.append(try replay.fetch(names, connections: 1))
    }
    let stored = try replay.storedCount()
    guard stored >= users else {
      throw BenchFailure("the pipelines kept \(stored) of \(users) users")
    }
    return Findings(measurements: [
      try milliseconds(
        "\(users) users, \(requests.count) requests", ours,
        peer: ("curl | jq | sqlite3", theirs), bound: .init(factor: 0.5),
        note: "roster keeps each record as it came, what it tells, an index and a history; "
          + "the pipelines one table a source in a database of its own"),
      try milliseconds(
        "what the services take of it", ours, peer: ("curl alone", fetched),
        note: "the services run on the same processors, for both sides"),
    ])
  }
}
