import DemoServices
import Foundation
import TestSupport
import Testing

/// The built program, run as a script would: for what a process alone has, as signals, a terminal, a
/// pipe that somebody closes.
enum RosterProcess {
  /// The folder of the built products, where the test runner is too.
  static var products: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
  }

  static var executable: URL { products.appending(path: "roster") }

  /// An environment without anybody's configuration, and with a place for the store; without one
  /// nothing can be kept.
  static func environment(
    configuration: String? = nil, state: TestFolder? = nil
  ) -> [String: String] {
    let inherited = ProcessInfo.processInfo.environment
    var environment = ["XDG_CONFIG_HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no"]
    for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] { environment[name] = inherited[name] }
    environment["ROSTER_CONFIG"] = configuration
    environment["XDG_STATE_HOME"] = state?.url.path ?? "/dev/null"
    environment["LC_ALL"] = "C.UTF-8"
    return environment
  }

  /// Runs to the end, with a text on standard input and a store of its own unless the variables
  /// name one.
  static func run(
    _ arguments: String..., configuration: String? = nil,
    variables: [String: String] = [:], input: String = ""
  ) async throws -> CommandRun {
    try await run(
      arguments, configuration: configuration, variables: variables, input: input)
  }

  static func run(
    _ arguments: [String], executable: URL = Self.executable, configuration: String? = nil,
    variables: [String: String] = [:], input: String = ""
  ) async throws -> CommandRun {
    let folder = try TestFolder()
    defer { folder.remove() }
    let output = try folder.file("output")
    let errors = try folder.file("errors")
    let process = try SpawnedProcess(
      executable, arguments,
      environment: environment(configuration: configuration, state: folder)
        .merging(variables) { $1 },
      input: try folder.file("input", input).path, output: output.path, errors: errors.path)
    let status = await process.status
    return CommandRun(
      status: status, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}

/// Runs a body with the demo services and a configuration file for them.
func withDemo<Result: Sendable>(
  users: Int = 30,
  _ body: @escaping @Sendable (DemoServer, _ configuration: String) async throws -> Result
) async throws -> Result {
  try await DemoServer.run(DemoOptions(users: users)) { server in
    let folder = try TestFolder()
    defer { folder.remove() }
    let supported = server.sources.filter { source in supportedProviders.contains(source.provider) }
    let file = try folder.file("config.toml", DemoConfig.text(for: supported))
    return try await body(server, file.path)
  }
}
