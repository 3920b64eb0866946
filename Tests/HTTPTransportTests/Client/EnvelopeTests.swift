import DirectoryModel
import HTTPTransport
import Testing

struct EnvelopeTests {
  private static func envelope(_ body: String) async throws -> Envelope {
    let client = APIClient(
      source: "acme", baseURL: "https://example.com",
      transport: ScriptedTransport(.success(.text(200, body))), redactor: Redactor(),
      now: { Timestamp(seconds: 0) }, refusal: { _ in .init() })
    return try await client.envelope(of: Endpoint("/people").request())
  }

  @Test(arguments: [
    ("", "the answer is empty"), ("<html>", "the answer is a web page, not JSON"), ("[]", nil),
    ("\u{FEFF} <html>", "the answer is a web page, not JSON"),
  ])
  func `What is no object is an error that says what came instead`(
    body: String, detail: DisplayText?
  ) async throws {
    let error = await #expect(throws: ProviderError.self) { try await Self.envelope(body) }
    #expect(error?.code == .malformed(path: ""))
    #expect(error?.operation == "GET /people")
    if let detail { #expect(error?.detail == detail) }
  }

  @Test func `A missing array, and what is none, are errors at its name`() async throws {
    for (body, detail) in [("{}", "it is missing" as DisplayText?), (#"{"rows":1}"#, nil)] {
      let envelope = try await Self.envelope(body)
      let error = #expect(throws: ProviderError.self) { try envelope.elements("rows") }
      #expect(error?.code == .malformed(path: "rows"))
      #expect(error?.source == "acme")
      if let detail { #expect(error?.detail == detail) }
    }
    let rows = try await Self.envelope(#"{"rows":[1, {"a":2}]}"#).elements("rows")
    #expect(rows.map { String(decoding: $0, as: UTF8.self) } == ["1", #"{"a":2}"#])
  }

  @Test(arguments: [#"{}"#, #"{"next":null}"#, #"{"next":""}"#])
  func `A cursor that is absent, null or empty is none`(body: String) async throws {
    #expect(try await Self.envelope(body).cursor("next") == nil)
  }

  @Test func `A cursor is a string and nothing else`() async throws {
    #expect(try await Self.envelope(#"{"next":" 7"}"#).cursor("next") == " 7")
    let envelope = try await Self.envelope(#"{"next":7}"#)
    let error = #expect(throws: ProviderError.self) { try envelope.cursor("next") }
    #expect(error?.detail == "it is no string but number")
  }

  @Test func `A cursor that is no text is an error, as another would be asked for`() async throws {
    let envelope = try await Self.envelope(#"{"next":"a\ud800","\ud800":1,"rows":[2]}"#)
    let error = #expect(throws: ProviderError.self) { try envelope.cursor("next") }
    #expect(error?.code == .malformed(path: "next"))
    #expect(error?.detail == "a lone surrogate within a string")
    #expect(try envelope.elements("rows").count == 1, "nothing else is lost by it")
  }

  @Test func `A byte-order mark before an object is passed over`() async throws {
    #expect(try await Self.envelope("\u{FEFF}{\"a\":1}").total("a") == 1)
  }

  @Test func `A value that is null is none`() async throws {
    let envelope = try await Self.envelope(#"{"a":null,"b":true}"#)
    #expect(try envelope.value("a").map(\.kind) == nil)
    #expect(try envelope.value("b") == .bool(true))
  }

  @Test func `A total is a number or unknown`() async throws {
    let envelope = try await Self.envelope(#"{"a":7,"b":"7","c":7.5}"#)
    #expect(["a", "b", "c", "d"].map(envelope.total) == [7, nil, nil, nil])
  }

  @Test(arguments: [false, true])
  func `A list that is not found is a mistake of the configuration`(isList: Bool) async {
    let client = APIClient(
      source: "acme", baseURL: "https://example.com",
      transport: ScriptedTransport(.success(.text(404))), redactor: Redactor(),
      now: { Timestamp(seconds: 0) }, refusal: { _ in .init() })
    let request = Endpoint("/people").request()
    let error = await #expect(throws: ProviderError.self) {
      isList
        ? try await client.listEnvelope(of: request) : try await client.envelope(of: request)
    }
    #expect(error?.code == (isList ? .misconfigured : .notFound))
  }
}
