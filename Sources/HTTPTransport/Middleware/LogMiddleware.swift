/// Tells of every request that goes out.
package struct LogMiddleware: HTTPMiddleware {
  private let source: String
  private let clock: TransportClock
  private let record: @Sendable (RequestRecord) -> Void

  package init(
    source: String, clock: TransportClock, record: @escaping @Sendable (RequestRecord) -> Void
  ) {
    self.source = source
    self.clock = clock
    self.record = record
  }

  package func intercept(
    _ request: HTTPGet, next: any HTTPTransport
  ) async throws(HTTPTransportError) -> HTTPAnswer {
    let time = clock.now()
    let start = clock.elapsed()
    func tell(_ result: RequestRecord.Result) {
      record(
        RequestRecord(
          source: source, time: time, path: request.path, result: result,
          duration: clock.elapsed() - start, attempt: request.attempt))
    }
    do throws(HTTPTransportError) {
      let answer = try await next.send(request)
      tell(.status(answer.status))
      return answer
    } catch {
      tell(.failure(error.code))
      throw error
    }
  }
}
