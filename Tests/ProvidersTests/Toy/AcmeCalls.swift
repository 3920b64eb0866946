import DirectoryModel
import HTTPTransport

@testable import Providers

extension ProviderDescriptor {
  /// Acme People: https://acme.example/docs/api
  static let acme = ProviderDescriptor(
    name: "acme",
    reach: .http(
      HTTPService(
        endpoints: [AcmeProvider.list, AcmeProvider.get],
        authentication: .bearer,
        refusal: { answer in APIClient.Refusal(detail: AcmePerson.refusal(in: answer.body)) },
        make: { AcmeProvider($0) },
        examples: [.acme])))
}

/// The people of an Acme account.
struct AcmeProvider: UserProvider {
  /// https://acme.example/docs/api#list-people
  static let list = Endpoint("/people", query: ["page"])
  /// https://acme.example/docs/api#get-person
  static let get = Endpoint("/people/{id}")

  private let context: ProviderContext
  private let decoder: UserDecoder

  init(_ context: ProviderContext) {
    self.context = context
    decoder = UserDecoder(context) { user, record in AcmePerson(reading: record).fill(&user) }
  }

  var source: Source { context.source }

  /// A page by its number; the list ends with an empty one.
  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let number = cursor.flatMap { Int($0.text) } ?? 1
    let request = Self.list.request(query: [("page", String(number))])
    let envelope = try await context.client.listEnvelope(of: request)
    let people = try envelope.elements("people")
    return UserPage(
      users: decoder.users(people, place: "page \(number)"),
      next: people.isEmpty ? nil : PageCursor(String(number + 1)),
      total: envelope.total("count"))
  }

  func user(id: UserID) async throws(ProviderError) -> User {
    let request = Self.get.request(["id": id.text])
    guard !id.text.isEmpty else { throw context.client.error(.notFound, for: request) }
    return try await decoder.user(id: id, answering: request)
  }
}
