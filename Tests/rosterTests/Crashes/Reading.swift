import DemoServices
import DirectoryModel
import Foundation
import Testing

/// Running services, and what a reading of them comes to.
struct Reading: Sendable {
  let server: DemoServer
  let configuration: String
  /// The listing of all their users, read without a store.
  let listing: PrintedUsers

  var users: [String: [String: JSON]] { listing.users }

  /// Where the services are, as the store notes it.
  var addresses: [String] { server.sources.map { "\($0.provider) \($0.baseURL)" } }

  /// Lets every service take a while for each of its next answers.
  func slow(by delay: Duration, count: Int = .max) {
    for source in server.sources {
      server.inject(.init(service: source.name, count: count, delay: delay))
    }
  }

  /// Waits until every source that is configured was asked for something.
  func waitForRequests() async {
    let isAsked = await eventually {
      Set(server.requests().map(\.service)).isSuperset(of: users.keys)
    }
    #expect(isAsked)
  }
}

/// Runs a body with services in two states: as they were, and as they are after users were added,
/// changed and deleted. Their pages are small, so that reading them takes many steps.
func withReadings<Result: Sendable>(
  of providers: Set<String> = supportedProviders,
  _ body: @escaping @Sendable (_ earlier: Reading, _ later: Reading) async throws -> Result
) async throws -> Result {
  try await withDemo(users: 12) { server, configuration in
    let earlier = try await reading(server, configuration, providers)
    return try await withDemo(users: 18) { server, configuration in
      let later = try await reading(server, configuration, providers)
      #expect(earlier.users != later.users)
      return try await body(earlier, later)
    }
  }
}

private func reading(
  _ server: DemoServer, _ configuration: String, _ providers: Set<String>
) async throws -> Reading {
  let sources = server.sources.filter { providers.contains($0.provider) }
  let budget = "max_requests_per_minute = 0\n"
  let small = configuration + ".small"
  try DemoConfig.text(for: sources).replacing(budget, with: budget + "page_size = 4\n")
    .write(to: URL(filePath: small), atomically: true, encoding: .utf8)
  let run = try await CommandRun.of(
    "list", "--no-store", "--format", "json", configuration: small)
  #expect(run.status == 0, "\(run.errors)")
  server.forgetRequests()
  return Reading(server: server, configuration: small, listing: try PrintedUsers(run))
}

/// Runs a body with a store that has the earlier of two readings, and the services as they are later.
func withStore<Result: Sendable>(
  _ body:
    @escaping @Sendable (
      _ program: StoredProgram, _ earlier: Reading, _ later: Reading
    ) async throws -> Result
) async throws -> Result {
  try await withReadings { earlier, later in
    let program = try StoredProgram()
    defer { program.remove() }
    try await program.sync(earlier)
    try program.move(from: earlier, to: later)
    return try await body(program, earlier, later)
  }
}
