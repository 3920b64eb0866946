/// When the first rows are there if nothing is stored.
struct FirstRows: Figure {
  let name = "first-rows"
  let what = "exec to the first rows without a store, 100 ms of latency, the providers' rate limits"
  let peer = "the quickest first page by curl"
  let bound = "1 x and 50 ms"

  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings {
    let services = try ServiceChild(
      workshop, people: min(20_000, workshop.people), latency: SyncWithLatency.latency)
    let run = try SyncRun(workshop, services, hasLimits: true)
    var ours: [Double] = []
    var requests: [ServiceChild.Request] = []
    for _ in 0..<min(5, workshop.runs) {
      run.clear()
      services.forgetRequests()
      let terminal = try PseudoTerminal(run.browser)
      let rows = try terminal.wait("rows") { !$0.markedRows.isEmpty }
      ours.append(terminal.program.started.seconds(to: rows))
      terminal.end()
      requests = services.requests
    }
    let first = services.services.compactMap { service in
      requests.first { $0.service == service.name }
    }
    var quickest: [Double] = []
    for request in first {
      let replay = try PageReplay(workshop, services, [request])
      var times: [Double] = []
      for _ in 0..<5 { times.append(try replay.fetch([request.service], connections: 1)) }
      if let samples = Samples(times),
        quickest.isEmpty || samples.median < Samples(quickest)?.median ?? 0
      {
        quickest = times
      }
    }
    return Findings(measurements: [
      try milliseconds(
        "exec to rows", ours, peer: ("curl for a page", quickest),
        bound: .init(factor: 1, allowance: 50))
    ])
  }
}
