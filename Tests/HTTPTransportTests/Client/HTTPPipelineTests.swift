import HTTPTransport
import HTTPTypes
import Testing

struct HTTPPipelineTests {
  /// Writes its name on the request on its way out and on the answer on its way back.
  private struct Stamp: HTTPMiddleware {
    let name: String

    func intercept(
      _ request: HTTPGet, next: any HTTPTransport
    ) async throws(HTTPTransportError) -> HTTPAnswer {
      var request = request
      request.headers[.via] = (request.headers[.via] ?? "") + name
      var answer = try await next.send(request)
      answer.body += Array(name.utf8)
      return answer
    }
  }

  @Test(
    arguments: [([], nil, ""), (["a"], "a", "a"), (["a", "b", "c"], "abc", "cba")]
      as [([String], String?, String)])
  func `A request passes the first middleware first, its answer last`(
    names: [String], out: String?, back: String
  ) async throws {
    let transport = ScriptedTransport(.success(.text(200)))
    let pipeline = HTTPPipeline.make(names.map(Stamp.init), before: transport)
    let answer = try await pipeline.send(HTTPGet(url: "https://example.com/"))
    #expect(transport.requests.map { $0.headers[.via] } == [out])
    #expect(answer.bodyText == back)
  }

  @Test func `A middleware need not pass a request on`() async {
    struct Wall: HTTPMiddleware {
      func intercept(
        _ request: HTTPGet, next: any HTTPTransport
      ) async throws(HTTPTransportError) -> HTTPAnswer { throw HTTPTransportError(.cancelled) }
    }
    let transport = ScriptedTransport()
    let pipeline = HTTPPipeline.make([Wall(), Stamp(name: "a")], before: transport)
    await #expect(throws: HTTPTransportError(.cancelled)) {
      try await pipeline.send(HTTPGet(url: "https://example.com/"))
    }
    #expect(transport.requests.isEmpty)
  }
}
