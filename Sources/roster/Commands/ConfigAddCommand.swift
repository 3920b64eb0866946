import ArgumentParser
import DirectoryModel
import Host
import Providers

/// `roster config add PROVIDER`: asks what a source needs, tries it, and writes it down.
struct ConfigAddCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a source: asks, tries one request, writes the configuration.",
    discussion: """
      The answers are read from standard input, so that a script can give them, a line each. The \
      credential itself is never asked for: only where it is.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: ArgumentHelp("The kind of service.", valueName: "provider"), completion: .providers)
  var provider: String

  func run(in context: CommandContext) async throws {
    guard let descriptor = ProviderRegistry.descriptor(named: provider) else {
      let names = ProviderRegistry.all.map(\.name)
      let near = names.nearest(to: provider).map { "; did you mean \($0)?" } ?? ""
      throw CommandFailure(
        .usage, "no provider \(provider)\(near) There are \(names.joined(separator: ", "))")
    }
    let location = try ConfigurationFile.location(options, in: context)
    let path = location.configuration
    let isNew = FileAccess.isMissing(path)
    let before = isNew ? "" : try ConfigurationFile.text(at: path)
    let known = try ConfigurationFile.parse(before, file: path, in: context)

    let section = try Questions(descriptor: descriptor, known: known, context: context).section()
    let separator = before.isEmpty || before.hasSuffix("\n\n") ? "" : "\n"
    let after = before + separator + section.text
    // What was answered is checked as it will be read, before anything is written.
    let configuration = try ConfigurationFile.parse(after, file: path, in: context)
    try await attempt(configuration, section.name, in: context)
    try ConfigurationFile.replace(path, with: after)
    context.output.line("added \(section.name) to \(path)")
  }

  /// One request with what was answered.
  private func attempt(
    _ configuration: Configuration, _ name: String, in context: CommandContext
  ) async throws {
    let program = try Program(
      configuration, only: [name], store: try .inMemory(in: context),
      log: try options.openLog(in: context), in: context)
    do throws(ProviderError) {
      for provider in program.providers { try await provider.check() }
    } catch {
      throw CommandFailure(
        ExitStatus(error), error.message,
        "nothing was written; `roster config add \(provider)` again")
    }
  }
}

/// The questions about one source, and the section that the answers make.
private struct Questions {
  let descriptor: ProviderDescriptor
  let known: Configuration
  let context: CommandContext

  func section() throws(CommandFailure) -> (name: String, text: String) {
    let names = known.sources.map(\.configuration.source.name)
    let proposal = names.contains(descriptor.name) ? "\(descriptor.name)-2" : descriptor.name
    let name = try ask("name of the source", proposal: proposal)
    var lines = ["[[source]]", "name = \(quoted(name))", "provider = \(quoted(descriptor.name))"]
    if let service = descriptor.service {
      let example = service.examples.first?.configuration.baseURL
      lines.append("url = \(quoted(try ask("url, such as \(example ?? "https://…")")))")
    }
    for option in descriptor.options where option.need == .required {
      lines.append("\(option.name) = \(try value(of: option))")
    }
    if descriptor.service != nil { lines.append("credential = \(try credential())") }
    return (name, lines.joined(separator: "\n") + "\n")
  }

  private func value(of option: SourceOption) throws(CommandFailure) -> String {
    let answer = try ask("\(option.name), \(option.help)")
    switch option.form {
    case .line, .choice, .path: return quoted(answer)
    case .flag: return answer
    case .list:
      return "[\(answer.split(separator: " ").map { quoted(String($0)) }.joined(separator: ", "))]"
    }
  }

  private func credential() throws(CommandFailure) -> String {
    switch try ask("where the credential is: env, file, command or prompt", proposal: "env") {
    case "env": return "{ env = \(quoted(try ask("name of the environment variable"))) }"
    case "file": return "{ file = \(quoted(try ask("path of the file"))) }"
    case "command":
      let words = try ask("command, with spaces between its words").split(separator: " ")
      return "{ command = [\(words.map { quoted(String($0)) }.joined(separator: ", "))] }"
    case "prompt": return "{ prompt = true }"
    case let other:
      throw CommandFailure(
        .usage, "\(other) is not env, file, command or prompt; nothing was written")
    }
  }

  /// The answer to a question, which is put on stderr.
  private func ask(_ question: String, proposal: String? = nil) throws(CommandFailure) -> String {
    let suffix = proposal.map { " [\($0)]" } ?? ""
    context.output.question("\(question)\(suffix): ")
    guard let line = context.readLine() else {
      throw CommandFailure(.usage, "there was no answer; nothing was written")
    }
    let answer = String(line.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    if answer.isEmpty, let proposal { return proposal }
    if answer.isEmpty { throw CommandFailure(.usage, "\(question) is needed; nothing was written") }
    return answer
  }

  /// A TOML basic string.
  private func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": output += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}
