import DirectoryModel
import HTTPTransport

/// What stands in every answer of the Customer API beside its content, be it a success or not.
///
/// A failure may come with status 200 or with `"success": true`, and its `error_code` holds no more
/// than the status (examples of the vendor's OpenAPI document;
/// https://apidocs.document360.com/apidocs/responses).
struct Document360Message {
  /// Whether the answer says that it failed: `success` is false or `errors` is not empty.
  let isFailure: Bool
  /// The descriptions of its errors.
  let errors: [DisplayText]
  /// Its warnings and information.
  let notices: [DisplayText]
  /// The member with the content: `result`, elsewhere `data`.
  let contentName: String
  /// What else may say what went wrong: RFC 9457, and what gateways before a service write.
  private let otherFailure: DisplayText?

  init(_ members: [String: ArraySlice<UInt8>]) {
    let hasResult = members["result"].map { !$0.elementsEqual("null".utf8) } ?? false
    contentName = !hasResult && members["data"] != nil ? "data" : "result"
    otherFailure =
      ["message", "detail", "title"].lazy
      .compactMap { Self.messages(Self.value(members[$0])).first }.first
    let errors = Self.value(members["errors"])
    isFailure = Self.value(members["success"]) == .bool(false) || !Self.isEmpty(errors)
    self.errors = Self.messages(errors)
    let warnings = Self.messages(Self.value(members["warnings"]))
    notices =
      warnings.map { "warning: \($0)" } + Self.messages(Self.value(members["information"]))
  }

  /// What went wrong, in the service's words.
  var failure: DisplayText? { errors.isEmpty ? otherFailure : errors.joined(separator: "; ") }

  /// Whether an error says that there is no such user: "The user id does not exist." and "The user
  /// with id '…' does not exist in your project." (examples of the vendor's OpenAPI document).
  var saysNoSuchUser: Bool {
    errors.contains { error in
      let text = error.original.lowercased()
      return text.contains("user") && (text.contains("not exist") || text.contains("not found"))
    }
  }

  /// A member's value; null where it is absent, and text where it is no JSON, so that an error
  /// which can't be read is still one.
  private static func value(_ bytes: ArraySlice<UInt8>?) -> JSON {
    guard let bytes else { return .null }
    return (try? JSON(mending: bytes)) ?? .string("unreadable")
  }

  private static func isEmpty(_ json: JSON) -> Bool {
    json == .null || json == .array([]) || json == .object([]) || json == .string("")
  }

  /// The texts of `[{"description": …}]`, of plain strings and of a map from fields to such.
  private static func messages(_ json: JSON) -> [DisplayText] {
    switch json {
    case .string(let text): return text.isEmpty ? [] : [DisplayText(text)]
    case .array(let elements): return elements.flatMap(messages)
    case .object(let members):
      for name in ["description", "message", "details"] {
        guard case .string(let text) = json[name], !text.isEmpty else { continue }
        return [DisplayText(text + code(json))]
      }
      return members.flatMap { member -> [DisplayText] in
        guard case .array = member.value else { return [] }
        return messages(member.value).map { "\(member.name): \($0)" }
      }
    case .null, .bool, .number: return []
    }
  }

  /// What version 3 adds to an error's words and what alone tells some refusals apart, such as
  /// FEATURE_NOT_IN_LICENSE (https://github.com/segevsh/w6w-apps, apps/document360/README.md).
  private static func code(_ error: JSON) -> String {
    if case .string(let code) = error["code"], !code.isEmpty { " (\(code))" } else { "" }
  }
}

/// An answer that is no failure.
struct Document360Answer {
  let envelope: Envelope
  let message: Document360Message

  /// The rows of a list as bytes.
  func rows() throws(ProviderError) -> [ArraySlice<UInt8>] {
    try envelope.elements(message.contentName)
  }

  /// The error for content that is not what it should be.
  func malformed(_ detail: DisplayText) -> ProviderError {
    envelope.malformed(message.contentName, detail)
  }
}

extension APIClient.Refusal {
  /// Reads an answer of Document360 that is no success.
  ///
  /// An unknown user is a 400 (https://apidocs.document360.com/apidocs/get-user).
  init(document360 answer: HTTPAnswer) {
    let members = (try? JSON.members(of: answer.body[...])) ?? []
    let message = Document360Message(
      Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }))
    self.init(detail: message.failure ?? Self.plainText(answer.body))
    if answer.status == 400, message.saysNoSuchUser { code = .notFound }
  }

  /// A body that is neither JSON nor a web page.
  private static func plainText(_ body: [UInt8]) -> DisplayText? {
    guard body.count <= 200, let text = String(validating: body, as: UTF8.self),
      let first = text.first(where: { !$0.isWhitespace }), !"<{[".contains(first)
    else { return nil }
    return DisplayText(text)
  }
}
