import DirectoryModel
import Testing

struct ProviderErrorJSONTests {
  private static let codes: [ProviderError.Code] = [
    .expired, .incomplete,
    .unauthorized, .forbidden, .notFound, .misconfigured, .credential,
    .rateLimited(retryAfter: 30), .rateLimited(retryAfter: nil), .server(status: 503), .timeout,
    .offline, .tls, .malformed(path: "users[3].id"), .malformed(path: ""), .tooLarge, .storage,
    .notAsked, .cancelled,
  ]

  @Test(arguments: codes)
  func `Every error is the same after it was kept`(code: ProviderError.Code) throws {
    let errors = [
      ProviderError(code, source: "s", operation: "GET /users"),
      ProviderError(
        code, source: "s", operation: "o", requestID: "r-1\u{202E}", detail: "no\n\"access\"",
        retryAt: Timestamp(seconds: 7, nanoseconds: 100_000_000, digits: 1)),
    ]
    for error in errors {
      let record = Record(try JSON(parsing: error.json.text().utf8))
      #expect(ProviderError(record) == error)
      #expect(record.problems == [])
    }
  }

  @Test(arguments: [#"{"code":"later"}"#, "{}", "[]", #"{"code":1}"#])
  func `What is no error of this version is none`(text: String) throws {
    #expect(ProviderError(Record(try JSON(parsing: text.utf8))) == nil)
  }
}
