import DirectoryModel
import HTTPTransport

/// An error body (RFC 7644 section 3.12, with RFC 9865 section 2.1).
struct SCIMError {
  private static let urn = "urn:ietf:params:scim:api:messages:2.0:error"
  private static let schema = SCIMSchema([
    .init("schemas", .texts), .init("status"), .init("scimType"), .init("detail"),
  ])
  /// What to do about the keywords that a reader of lists meets.
  private static let advice = [
    "invalidCount": "set a smaller page_size",
    "tooMany": "the source does not let so many be read at once",
  ]

  /// What the service said; nil where it said nothing that can be read.
  let detail: DisplayText?
  /// The status in the body, which the standard writes as a string and some servers as a number.
  let status: Int?
  /// Whether the body says of itself that it is an error.
  let isDeclared: Bool
  /// Whether a cursor is none, or none any more (RFC 9865 section 2.1).
  let isAboutCursor: Bool

  init(reading body: [UInt8]) { self.init(reading: (try? JSON(mending: body[...])) ?? .null) }

  init(reading json: JSON) {
    let json = Self.schema.canonical(json)
    let keyword = json["scimType"]?.nonEmptyString
    // What gateways before the service write (RFC 6749 section 5.2) comes last.
    let texts = [json["detail"], json["error_description"], json["message"]]
    let text = texts.lazy.compactMap { $0?.nonEmptyString }.first
    let sentences = [keyword, text].compactMap(\.self).joined(separator: ": ")
    let advice = keyword.flatMap { Self.advice[$0] }.map { " (\($0))" } ?? ""
    detail = sentences.isEmpty ? nil : DisplayText(sentences + advice)
    isAboutCursor = keyword == "expiredCursor" || keyword == "invalidCursor"
    status =
      switch json["status"] {
      case .string(let text), .number(let text): Int(text)
      default: nil
      }
    isDeclared =
      if case .array(let schemas)? = json["schemas"] {
        schemas.contains { $0.nonEmptyString?.lowercased() == Self.urn }
      } else {
        false
      }
  }

  /// Whether a refusal means "too many requests": by the status in its body, or by the words of RFC
  /// 6585 section 4 where the service takes its own limit for a failure.
  func isRateLimit(status: Int) -> Bool {
    if isDeclared, self.status == 429 { return true }
    return status == 500 && detail?.original.lowercased().contains("too many requests") == true
  }

  /// What a declared error means where the status of the answer does not say so.
  var code: ProviderError.Code {
    if isAboutCursor { return .expired }
    return switch status {
    case 401: .unauthorized
    case 403: .forbidden
    case 404: .notFound
    case 429: .rateLimited(retryAfter: nil)
    default: .server(status: status ?? 200)
    }
  }
}

/// The answer to a request for a list (RFC 7644 section 3.4.2).
struct SCIMListResponse {
  private static let names = Dictionary(
    uniqueKeysWithValues: ["schemas", "status", "totalResults", "Resources", "nextCursor"].map {
      ($0.lowercased(), $0)
    })

  /// The answer; the case of its members' names does not count (RFC 7643 section 2.1).
  let envelope: Envelope

  init(_ envelope: Envelope) {
    self.envelope = envelope.renamed { Self.names[$0.lowercased()] ?? $0 }
  }

  /// Whether there are any resources, be it none of them.
  var hasResources: Bool {
    envelope.members["Resources"].map { !$0.elementsEqual("null".utf8) } ?? false
  }

  /// The resources as bytes.
  func resources() throws(ProviderError) -> [ArraySlice<UInt8>] {
    try envelope.elements("Resources")
  }

  /// How many resources the server says that there are in all.
  var total: Int? { envelope.total("totalResults") }

  /// The error that the body is in place of a list.
  var error: SCIMError? {
    guard !hasResources else { return nil }
    let error = SCIMError(reading: JSON(envelope: envelope.members))
    return error.isDeclared ? error : nil
  }
}
