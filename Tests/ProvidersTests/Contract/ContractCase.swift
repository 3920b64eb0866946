import DirectoryModel
import HTTPTransport
import Testing

@testable import Providers

/// A provider and one example of its API: what the contract is tested with.
struct ContractCase: Sendable, CustomTestStringConvertible {
  let descriptor: ProviderDescriptor
  let service: HTTPService
  let example: ProviderExample

  /// Every example of every provider that is registered, and of the one that the documentation adds.
  static let all = of(ProviderRegistry.all + [.acme])

  /// Every example of providers that ask over HTTP.
  static func of(_ descriptors: [ProviderDescriptor]) -> [ContractCase] {
    descriptors.flatMap { descriptor in
      (descriptor.service.map { [$0] } ?? []).flatMap { service in
        service.examples.map {
          ContractCase(descriptor: descriptor, service: service, example: $0)
        }
      }
    }
  }

  /// What the clock of every test shows.
  static let now = Timestamp(seconds: 1_795_000_000, nanoseconds: 123_000_000, digits: 3)

  var testDescription: String { "\(descriptor.name) \(example.id)" }

  /// The sample's id.
  var id: UserID { UserID(example.id) }

  /// The provider, asking a transport for users and the documentation for all else.
  func provider(
    on transport: any HTTPTransport, adjust: (inout SourceConfiguration) -> Void = { _ in }
  ) -> any UserProvider {
    bareProvider(on: SupplementTransport(example, next: transport), adjust: adjust)
  }

  /// The provider, asking a transport for everything.
  func bareProvider(
    on transport: any HTTPTransport, adjust: (inout SourceConfiguration) -> Void = { _ in }
  ) -> any UserProvider {
    var configuration = example.configuration
    adjust(&configuration)
    return service.provider(
      configuration,
      credential: { () throws(HTTPTransportError) -> Secret in Secret(ProviderExample.credential) },
      transport: transport, now: { Self.now })
  }

  /// The example's pages with these records, the last page being the end.
  func pages(_ records: [[String]]) -> [ProviderExample.Page] {
    var offset = 0
    return records.enumerated().map { index, records_ in
      defer { offset += records_.count }
      return ProviderExample.Page(
        number: index + 1, offset: offset, records: records_, isLast: index == records.count - 1,
        total: records.joined().count)
    }
  }

  /// The users of a page with these records.
  func list(_ records: [String]) async throws(ProviderError) -> [User] {
    let transport = ScriptedTransport(bodies: pages([records]).map(example.page))
    return try await provider(on: transport).wholePage(after: nil).users
  }

  /// The user whom a get answers with, asked for by an id.
  func get(_ id: UserID? = nil, answer record: String) async throws(ProviderError) -> User {
    let transport = ScriptedTransport(bodies: [example.envelope(record)])
    return try await provider(on: transport).user(id: id ?? self.id)
  }

  /// The sample as the list and as a get shows it, each with the way to read it.
  var ways: [Way] {
    [
      Way(name: "list", sample: example.listed) { (record) throws(ProviderError) in
        try await list([record])[0]
      },
      Way(name: "get", sample: example.answered) { (record) throws(ProviderError) in
        try await get(answer: record)
      },
    ]
  }

  /// One of the ways in which a record is read.
  struct Way: Sendable {
    let name: String
    let sample: String
    let read: @Sendable (String) async throws(ProviderError) -> User

    /// The sample as a value.
    var json: JSON {
      get throws { try JSON(parsing: Array(sample.utf8)) }
    }
  }

  /// Both calls, each made once on a transport.
  static let calls: [Call] = [
    Call(name: "list") { (provider, _) throws(ProviderError) in
      _ = try await provider.wholePage(after: nil)
    },
    Call(name: "get") { (provider, id) throws(ProviderError) in _ = try await provider.user(id: id)
    },
  ]

  /// A call that a provider takes.
  struct Call: Sendable {
    let name: String
    let make: @Sendable (any UserProvider, UserID) async throws(ProviderError) -> Void
  }

  /// The error that a call ends in, given one answer, twice where another size of a page is tried.
  func error(_ call: Call, answer: HTTPAnswer) async -> ProviderError? {
    let transport = ScriptedTransport([answer, answer])
    do throws(ProviderError) {
      try await call.make(provider(on: transport), id)
      return nil
    } catch {
      return error
    }
  }
}
