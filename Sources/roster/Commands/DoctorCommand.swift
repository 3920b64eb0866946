import ArgumentParser
import DirectoryModel
import HTTPTransport
import Providers

/// `roster doctor`: a line for everything that has to be right.
struct DoctorCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check configuration, credentials, sources and terminal, and say what to do.",
    discussion: """
      Each line is ok, warn or fail; the exit status is 0 unless one is fail. With \
      --prove-read-only every request that the program can make is printed instead.
      """)

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Print every request that the program can make, and nothing else.")
  var proveReadOnly = false

  func run(in context: CommandContext) async throws {
    if proveReadOnly {
      for line in Self.requests { context.output.line(line) }
      return
    }
    var doctor = Doctor(options: options, context: context) { finding in
      context.output.line(finding.text)
    }
    await doctor.examine()
    if let status = doctor.status { throw CommandFailure(status) }
  }

  /// The requests from the declarations that make them: provider, method, path and query names.
  static var requests: [DisplayText] {
    ProviderRegistry.all.flatMap { descriptor in
      (descriptor.service?.endpoints ?? []).map { "\(descriptor.name)  \($0.template)" }
    }
  }
}
