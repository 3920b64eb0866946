/// The vendors' APIs on loopback, while a body runs.
package struct DemoServer: Sendable {
  /// The running services as sources.
  package let sources: [DemoSource]
  private let log: ServerLog

  /// Starts every service on a port of its own of 127.0.0.1, runs `body`, and stops them when it
  /// returns, throws or is cancelled.
  package static func run<Result: Sendable>(
    _ options: DemoOptions = DemoOptions(),
    body: @escaping @Sendable (DemoServer) async throws -> Result
  ) async throws -> Result {
    let log = ServerLog(chaos: options.isChaotic ? Chaos(seed: options.seed) : nil)
    let services = services(options)
    return try await withThrowingTaskGroup(of: Result?.self) { group in
      let (ports, started) = AsyncStream.makeStream(of: (service: Int, port: Int).self)
      for (index, service) in services.enumerated() {
        group.addTask {
          let endpoint = Endpoint(service: service, log: log)
          do {
            try await endpoint.run { started.yield((index, $0)) }
          } catch {
            started.finish()
            throw error
          }
          return nil
        }
      }
      group.addTask {
        var portOf: [Int: Int] = [:]
        for await start in ports {
          portOf[start.service] = start.port
          if portOf.count == services.count { break }
        }
        try Task.checkCancellation()
        let sources = services.indices.compactMap { index in
          portOf[index].map { source(services[index], port: $0) }
        }
        return try await body(DemoServer(sources: sources, log: log))
      }
      defer { group.cancelAll() }
      while let ended = try await group.next() {
        if let result = ended { return result }
      }
      throw CancellationError()
    }
  }

  /// The source of a provider; nil for a provider that isn't served.
  package func source(_ name: String) -> DemoSource? {
    sources.first { $0.name == name }
  }

  /// The newest requests that arrived, oldest first; those of one service if it is named.
  package func requests(to service: String? = nil) -> [RequestRecord] {
    log.records.filter { service == nil || $0.service == service }
  }

  /// Forgets the requests so far.
  package func forgetRequests() {
    log.clear()
  }

  /// Makes a service do something wrong, after the faults that already wait.
  package func inject(_ fault: DemoFault) {
    log.add(fault)
  }

  /// Drops the faults that still wait.
  package func dropFaults() {
    log.clearFaults()
  }

  private static func services(_ options: DemoOptions) -> [any Service] {
    let people = People(
      count: max(0, options.users - Cast.count), seed: options.seed,
      epoch: Timestamp(microseconds: options.epoch * 1_000_000))
    return [
      TinesService(people: people), ScanovaService(people: people),
      Document360Service(people: people), ScalePadService(people: people),
      SCIMService(people: people),
    ]
  }

  private static func source(_ service: any Service, port: Int) -> DemoSource {
    DemoSource(
      name: service.name, provider: service.name,
      baseURL: "http://127.0.0.1:\(port)\(service.basePath)", credential: service.credential,
      clientID: service.clientID)
  }
}
