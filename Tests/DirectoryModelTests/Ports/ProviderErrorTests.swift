import DirectoryModel
import Testing

struct ProviderErrorTests {
  private static let messages: [(ProviderError.Code, String)] = [
    (.unauthorized, "not authorised (401)|; check the credential in the configuration"),
    (.forbidden, "not allowed (403)|; the credential needs more rights"),
    (.notFound, "no such user|"),
    (
      .misconfigured,
      "the configuration does not fit|; check client_id, project_id and url in the configuration"
    ),
    (.credential, "no credential|"),
    (.rateLimited(retryAfter: 30), "rate limit reached, try again in 30 s|"),
    (.rateLimited(retryAfter: nil), "rate limit reached|"),
    (.server(status: 503), "answered with status 503|"),
    (.timeout, "no answer in time|; check url, network and proxy"),
    (.offline, "can't be reached|; check url, network and proxy"),
    (.tls, "connection not trusted|; check the date, url and ca_file"),
    (.malformed(path: "users[3].id"), "unusable answer at users[3].id|"),
    (.malformed(path: ""), "unusable answer|"),
    (.tooLarge, "answer too large|"),
    (.cancelled, "stopped|"),
  ]

  @Test(arguments: messages)
  func `A message says the source, what happened, what was asked and what to do`(
    code: ProviderError.Code, parts: String
  ) {
    let message = ProviderError(code, source: "tines", operation: "GET /users/{id}").message
    let expected = "tines: " + parts.replacing("|", with: ", GET /users/{id}")
    #expect(message.printable == expected)
  }

  @Test func `What the source said and its number for the request stand before the hint`() {
    let error = ProviderError(
      .forbidden, source: "tines", operation: "GET /users", requestID: "r-1", detail: "no access")
    #expect(
      error.message.printable == "tines: not allowed (403), GET /users: no access [request r-1]; "
        + "the credential needs more rights")
  }

  @Test func `The full stop of what the source said gives way to ours`() {
    let error = ProviderError(.tls, source: "s", operation: "GET /", detail: "It is old.")
    #expect(
      error.message.printable
        == "s: connection not trusted, GET /: It is old; check the date, url and ca_file")
  }

  @Test func `An empty detail leaves no trace`() {
    let error = ProviderError(.cancelled, source: "s", operation: "GET /", detail: "")
    #expect(error.message.printable == "s: stopped, GET /")
  }

  @Test(arguments: messages.map(\.0))
  func `A message is one line, whatever the source says`(code: ProviderError.Code) {
    let hostile = "a\nb\r\u{1B}[2J\u{2028}c"
    let error = ProviderError(
      code, source: hostile, operation: DisplayText(hostile), requestID: DisplayText(hostile),
      detail: DisplayText(hostile))
    #expect(error.message.printable.unicodeScalars.allSatisfy { !$0.isHidden })
  }

  @Test func `A hostile path is marked`() {
    let error = ProviderError(.malformed(path: "a\u{1B}"), source: "s", operation: "o")
    #expect(error.summary.printable == "unusable answer at a<U+001B>")
  }
}
