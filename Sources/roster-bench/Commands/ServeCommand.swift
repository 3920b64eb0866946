import ArgumentParser
import DemoServices
import Foundation
import Glibc

/// `roster-bench serve`: the demo services for a bench that holds the other end of stdin.
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Serve demo services to the bench.", shouldDisplay: false)

  @Option(help: "How many people there are.")
  var people = 1_000

  @Option(help: "How long each answer is held back, in milliseconds.")
  var latency = 0

  func run() async throws {
    let latency = latency
    try await DemoServer.run(DemoOptions(users: people)) { server in
      if latency > 0 {
        for source in server.sources {
          server.inject(
            DemoFault(service: source.name, count: .max, delay: .milliseconds(latency)))
        }
      }
      Console.output(DemoConfig.text(for: server.sources) + "#\n")
      let lines = server.sources.map { source in
        let path = URL(string: source.baseURL)?.path ?? ""
        return "\(source.name)\t\(source.baseURL.dropLast(path.count))\t\(source.credential)\n"
      }
      Console.output(lines.joined() + "#\n")
      for await command in Self.commands {
        if command == "requests" { Console.output(Self.text(of: server.requests())) }
        if command == "forget" { server.forgetRequests() }
        Console.output("#\n")
      }
    }
  }

  private static func text(of requests: [RequestRecord]) -> String {
    requests.map { request in
      "\(request.service)\t\(request.path)\(request.query.map { "?\($0)" } ?? "")\n"
    }.joined()
  }

  /// The lines of standard input, whose end is the end of whoever started this.
  private static var commands: AsyncStream<String> {
    AsyncStream { continuation in
      // A read blocks for as long as nothing is asked.
      Thread.detachNewThread {
        while let line = readLine() { continuation.yield(line) }
        continuation.finish()
      }
    }
  }
}
