import DemoServices
import DirectoryModel
import Foundation
import TestSupport
import Testing

@Suite("What the program asks, logs and gives away")
struct TrustTests {
  /// Every command that asks the sources.
  private static let commands = [
    ["list"], ["list", "alice", "--format", "json", "--refresh"],
    ["show", "tines/2"], ["show", "scanova/0"], ["show", "scanova/479"],
    ["show", "document360/5ad03d2b6d59890e8635a596"],
    ["show", "scalepad/a1d97031-04e2-4907-a249-093f7436207b"], ["show", "nobody@acme.com"],
    ["show", "alice@tines.xyz", "--refresh"], ["show", "tines/0", "--format", "raw"],
    ["alice"], ["doctor"],
  ]

  @Test func `Every request of every command is one that doctor --prove-read-only prints`()
    async throws
  {
    let printed = try await CommandRun.of("doctor", "--prove-read-only")
    #expect(printed.status == 0)
    let templates = printed.output.split(separator: "\n").map { Template(String($0)) }
    let requests = try await withDemo(users: 60) { server, configuration in
      for command in Self.commands {
        _ = try await CommandRun.of(command, configuration: configuration)
      }
      return server.sources.flatMap { source in
        server.requests(to: source.name).map { (source: source, request: $0) }
      }
    }
    #expect(requests.count > Self.commands.count)
    for (source, request) in requests {
      #expect(request.method == "GET")
      let isDeclared = templates.contains { template in
        template.matches(request, provider: source.provider, basePath: source.basePath)
      }
      #expect(isDeclared, "\(source.provider) \(request.path)?\(request.query ?? "")")
    }
  }

  @Test func `Nothing that is printed or logged holds a credential, whatever goes wrong`()
    async throws
  {
    let folder = try TestFolder()
    defer { folder.remove() }
    let log = folder.url.appending(path: "requests.log").path
    let output = try await withDemo(users: 60) { server, configuration in
      // Wrong keys, which services tend to repeat in their refusals.
      let wrong = try changed(configuration, "demo-", "s3cret-")
      var printed = ""
      for (file, key) in [(configuration, "demo"), (wrong, "s3cret")] {
        for command in Self.commands {
          for source in server.sources {
            server.inject(
              .init(
                service: source.name, status: 403,
                body: #"{"error":"bad key \#(key)-\#(source.name)"}"#))
          }
          let run = try await CommandRun.of(
            command + ["--log", log, "--log-level", "debug"], configuration: file)
          printed += run.output + run.errors
          server.dropFaults()
        }
      }
      return printed
    }
    let logged = try String(contentsOfFile: log, encoding: .utf8)
    #expect(logged.contains("GET /api/v1/admin/users/{id} "))
    #expect(logged.contains(" 200 "))
    #expect(logged.contains(" 401 "))
    for text in [output, logged] {
      for name in ["tines", "scanova", "document360", "scalepad", "scim"] {
        #expect(!text.contains("demo-\(name)"), "\(name)")
        #expect(!text.contains("s3cret-\(name)"), "\(name)")
      }
    }
    // The log has no query and no id either.
    #expect(!logged.contains("?"))
    #expect(!logged.contains("5ad03d2b6d59890e8635a596"))
  }

  /// A line of `doctor --prove-read-only`.
  private struct Template {
    let provider: String
    let path: [Substring]
    let query: Set<Substring>

    init(_ line: String) {
      let words = line.split(separator: " ")
      provider = String(words.first ?? "")
      let parts = (words.last ?? "").split(separator: "?")
      path = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
      query = Set(parts.dropFirst().first?.split(separator: "&") ?? [])
    }

    func matches(_ request: RequestRecord, provider: String, basePath: String) -> Bool {
      guard provider == self.provider, request.path.hasPrefix(basePath) else { return false }
      let segments = request.path.dropFirst(basePath.count)
        .split(separator: "/", omittingEmptySubsequences: false)
      let names = (request.query ?? "").split(separator: "&").compactMap {
        $0.split(separator: "=").first
      }
      return segments.count == path.count && names.allSatisfy(query.contains)
        && zip(segments, path).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }
  }
}

extension DemoSource {
  /// What stands between the host and an endpoint's path.
  fileprivate var basePath: String {
    baseURL.split(separator: "/").dropFirst(2).map { "/\($0)" }.joined()
  }
}
