import Hummingbird
import Logging

/// One service behind HTTP/1.1 on a port of 127.0.0.1.
struct Endpoint: Sendable {
  /// Who answers.
  let service: any Service
  /// Where requests are noted and faults are taken from.
  let log: ServerLog

  /// Serves until the task is cancelled; tells the port once it is bound.
  func run(onStart: @escaping @Sendable (Int) -> Void) async throws {
    let responder = CallbackResponder { (request: Request, _: BasicRequestContext) in
      try await answer(request)
    }
    let application = Application(
      responder: responder,
      configuration: .init(address: .hostname("127.0.0.1", port: 0)),
      onServerRunning: { channel in
        if let port = channel.localAddress?.port { onStart(port) }
      },
      logger: Logger(label: service.name, factory: { _ in SwiftLogNoOpLogHandler() }))
    try await application.run()
  }

  private func answer(_ request: Request) async throws -> Response {
    let headers = request.headers
    let target = request.head.path ?? "/"
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let header: @Sendable (String) -> String? = { name in
      headers.first { $0.name.canonicalName == name }?.value
    }
    let asked = DemoRequest(
      method: request.method.rawValue, path: String(parts[0]),
      query: parts.count > 1 ? String(parts[1]) : nil,
      host: request.head.authority ?? "127.0.0.1", header: header)
    let fault = log.note(
      RequestRecord(
        service: service.name, method: asked.method, path: asked.path, query: asked.query,
        authorization: header("authorization") ?? header("api_token")))
    guard let fault else { return response(service.respond(to: asked)) }
    if fault.delay > .zero { try await Task.sleep(for: fault.delay) }
    return response(answer(to: asked, with: fault), isCut: fault.isCut)
  }

  private func answer(to request: DemoRequest, with fault: DemoFault) -> DemoResponse {
    if let status = fault.status {
      return DemoResponse(
        status: status, headers: fault.headers.map { ($0.key, $0.value) },
        body: .text(fault.body))
    }
    var answer = service.respond(to: request)
    if let record = fault.malformedRecord { answer.body = answer.body.malformed(record: record) }
    return answer
  }

  private func response(_ answer: DemoResponse, isCut: Bool = false) -> Response {
    var headers = HTTPFields()
    for (name, value) in answer.headers {
      if let field = HTTPFields.Element.Name(name) { headers[field] = value }
    }
    let body = ByteBuffer(bytes: answer.body.bytes)
    return Response(
      status: .init(code: answer.status), headers: headers,
      body: isCut ? Self.cut(body) : .init(byteBuffer: body))
  }

  private struct Cut: Error {}

  /// The first half of a body, after which the connection breaks.
  private static func cut(_ body: ByteBuffer) -> ResponseBody {
    ResponseBody(contentLength: body.readableBytes) { writer in
      try await writer.write(ByteBuffer(body.readableBytesView.prefix(body.readableBytes / 2)))
      throw Cut()
    }
  }
}
