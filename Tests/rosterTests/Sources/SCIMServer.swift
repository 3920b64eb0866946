import Foundation
import Glibc
import TestSupport
import Testing

/// `scim2-server`, a SCIM service that others wrote (https://scim2-server.readthedocs.io), on
/// loopback while a body runs.
struct SCIMServer {
  /// What it takes to have the service; the same is in README.md and .ci/run.
  static let installation = """
    scim2-server is not installed, and roster is tested against it. As root: apt-get install -y \
    python3-venv && python3 -m venv /opt/scim2-server && /opt/scim2-server/bin/pip install \
    'scim2-server[cursor]==0.8.3' && ln -sf /opt/scim2-server/bin/scim2-server /usr/local/bin
    """
  /// The only bearer token that the service accepts.
  static let token = "t0ken-for-tests"

  /// What stands before `/Users`.
  let baseURL: String
  private let logFile: URL

  /// Why there is no service to test against.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Starts the service, runs the body, and ends the service whatever comes of it.
  ///
  /// The service announces a service provider configuration if it is given one; else its own, which
  /// has no cursors.
  static func with<Result>(
    configuration: String? = nil, _ body: (SCIMServer) async throws -> Result
  ) async throws -> Result {
    let folder = try TestFolder()
    defer { folder.remove() }
    let (process, server) = try await start(configuration, in: folder)
    let outcome: Swift.Result<Result, any Error>
    do {
      outcome = .success(try await body(server))
    } catch {
      outcome = .failure(error)
    }
    kill(process.id, SIGTERM)
    _ = await process.status
    return try outcome.get()
  }

  /// Starts the service on a free port, on another one where somebody was quicker to take it.
  private static func start(
    _ configuration: String?, in folder: TestFolder
  ) async throws -> (SpawnedProcess, SCIMServer) {
    var text = ""
    for attempt in 1...5 {
      let logFile = try folder.file("log-\(attempt)")
      let port = try freePort()
      var arguments = ["--port", String(port), "--bearer-token", token]
      if let configuration {
        let file = try folder.file("configuration.json", configuration)
        arguments += ["--service-provider-config", file.path]
      }
      let process = try SpawnedProcess(
        try executable(), arguments, environment: RosterProcess.environment(),
        output: logFile.path, errors: logFile.path)
      let server = SCIMServer(baseURL: "http://127.0.0.1:\(port)/v2", logFile: logFile)
      _ = try await eventually {
        text = try server.log()
        return text.contains("Serving SCIM on") || text.contains("Error")
      }
      if text.contains("Serving SCIM on") { return (process, server) }
      kill(process.id, SIGTERM)
      _ = await process.status
    }
    throw Failure(description: "scim2-server did not start:\n\(text)")
  }

  /// What the service wrote: a line a request.
  func log() throws -> String { try String(contentsOf: logFile, encoding: .utf8) }

  /// How many requests had a text in their first line.
  func requests(with text: String) throws -> Int {
    try log().split(separator: "\n").count { $0.contains(text) }
  }

  /// A configuration of roster with the service as its only source.
  func configuration(in folder: TestFolder, _ more: String = "") throws -> String {
    try folder.file(
      "config-\(UInt64.random(in: .min ... .max)).toml",
      """
      [[source]]
      name = "scim"
      provider = "scim"
      url = "\(baseURL)"
      credential = { command = ["printf", "%s", "\(Self.token)"] }
      max_requests_per_minute = 0
      \(more)
      """
    ).path
  }

  /// Runs a Python program with the base URL and the token as arguments, and returns its output.
  func python(_ program: String) async throws -> String {
    let run = try await RosterProcess.run(
      ["python3", "-c", program, baseURL, Self.token], executable: URL(filePath: "/usr/bin/env"))
    guard run.status == 0 else { throw Failure(description: run.errors) }
    return run.output
  }

  private static func executable() throws -> URL {
    let folders = (RosterProcess.environment()["PATH"] ?? "").split(separator: ":")
    for folder in folders {
      let file = URL(filePath: String(folder)).appending(path: "scim2-server")
      if FileManager.default.isExecutableFile(atPath: file.path) { return file }
    }
    throw Failure(description: installation)
  }

  /// A port of 127.0.0.1 on which nobody listens.
  private static func freePort() throws -> Int {
    let descriptor = try RawServer.boundSocket()
    defer { close(descriptor) }
    return try RawServer.port(of: descriptor)
  }
}
