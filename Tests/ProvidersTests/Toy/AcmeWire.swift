import DirectoryModel
import HTTPTransport

@testable import Providers

/// A person as the API writes it (https://acme.example/docs/api#person).
struct AcmePerson {
  let name: DisplayText?
  let mail: DisplayText?
  let isLocked: Bool?
  let lastLogin: Timestamp?

  init(reading record: Record) {
    name = record.name("full_name")
    mail = record.name("mail")
    isLocked = record.bool("locked")
    lastLogin = record.timestamp("last_login")
  }

  /// What an error body says.
  static func refusal(in body: [UInt8]) -> DisplayText? {
    guard case .string(let text)? = (try? JSON(mending: body[...]))?["error"] else { return nil }
    return DisplayText(text)
  }
}

extension ProviderExample {
  /// The exchange that https://acme.example/docs/api prints.
  static let acme = ProviderExample(
    configuration: SourceConfiguration(
      source: Source(name: "acme", tag: "A", provider: "acme"),
      baseURL: "https://people.acme.example/api"),
    authentication: ("Authorization", "Bearer \(credential)"),
    id: "7",
    listed: """
      {"id":7,"full_name":"Ann Lee","mail":"ann@acme.example","locked":false,\
      "last_login":"2026-03-04T05:06:07Z"}
      """,
    page: { page in #"{"people":[\#(page.elements)],"count":\#(page.total)}"# },
    query: { page in "page=\(page.number)" },
    endsWithEmptyPage: true,
    unknownUser: HTTPAnswer(status: 404, body: Array(#"{"error":"no such person"}"#.utf8)),
    wrongCredential: HTTPAnswer(status: 401, body: Array(#"{"error":"wrong key"}"#.utf8)))
}
