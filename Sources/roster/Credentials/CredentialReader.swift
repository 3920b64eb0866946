import DirectoryModel
import Host

/// Reads the credentials of the sources, each when it is first asked for, and remembers them.
///
/// Callers that ask for the same source at the same time share one reading; what failed is read
/// again at the next asking. Prompts come one after the other.
actor CredentialReader {
  /// Asks for a text without echo; nil if there is no terminal to ask on.
  typealias Ask = @Sendable (_ prompt: String) async -> String?

  private static let promptGate = "prompt"

  private let references: [String: CredentialReference]
  private let environment: [String: String]
  private let ask: Ask
  private let commandTimeLimit: Duration
  private let gates = Turnstile()
  private var credentials: [String: String] = [:]
  /// How often each source was read without success, and how the last time ended.
  private var failures: [String: (count: Int, last: CredentialError)] = [:]

  /// - Parameters:
  ///   - sources: the configured sources.
  ///   - environment: the variables for `env`, which commands get as well.
  ///   - commandTimeLimit: how long a command may take until it is killed.
  ///   - ask: puts a prompt to the user.
  init(
    sources: [SourceEntry], environment: [String: String],
    commandTimeLimit: Duration = .seconds(10), ask: @escaping Ask
  ) {
    references = Dictionary(
      sources.compactMap { entry in
        entry.credential.map { (entry.configuration.source.name, $0) }
      }, uniquingKeysWith: { $1 })
    self.environment = environment
    self.commandTimeLimit = commandTimeLimit
    self.ask = ask
  }

  /// The credential of a source.
  ///
  /// - Throws: why it cannot be had; a cancelled task ends at once, and a command with it.
  func credential(for source: String) async throws(CredentialError) -> String {
    if let credential = credentials[source] { return credential }
    guard let reference = references[source] else {
      throw CredentialError(source: source, message: "no credential is configured")
    }
    let before = failures[source]?.count ?? 0
    let gate = "source \(source)"
    guard await gates.enter(gate) else { throw cancellation(source) }
    let result: Result<String, CredentialError>
    if let credential = credentials[source] {
      result = .success(credential)
    } else if let failure = failures[source], failure.count > before {
      result = .failure(failure.last)
    } else {
      result = await read(reference, of: source)
      switch result {
      case .success(let credential): credentials[source] = credential
      case .failure(let error) where error.isCancellation: break
      case .failure(let error): failures[source] = ((failures[source]?.count ?? 0) + 1, error)
      }
    }
    await gates.leave(gate)
    return try result.get()
  }

  private func read(
    _ reference: CredentialReference, of source: String
  ) async -> Result<String, CredentialError> {
    do {
      let text = try await text(reference, of: source)
      if Task.isCancelled { return .failure(cancellation(source)) }
      if let complaint = Self.complaint(text) {
        let message: DisplayText = "the credential \(Self.origin(reference)) \(complaint)"
        return .failure(CredentialError(source: source, message: message))
      }
      return .success(text)
    } catch let refusal as CredentialRefusal {
      return .failure(CredentialError(source: source, message: refusal.message))
    } catch {
      return .failure(cancellation(source))
    }
  }

  private func text(
    _ reference: CredentialReference, of source: String
  ) async throws -> String {
    switch reference {
    case .env(let name):
      guard let value = environment[name] else {
        throw CredentialRefusal(message: "the environment variable \(name) is not set")
      }
      return value
    case .file(let path):
      return try await BlockingCall.run { CredentialFile(path: path).read() }.get()
    case .command(let arguments):
      let command = CredentialCommand(
        arguments: arguments, environment: environment, timeLimit: commandTimeLimit)
      return try await command.output()
    case .prompt:
      guard await gates.enter(Self.promptGate) else { throw CancellationError() }
      let answer = await ask("Credential for \(source): ")
      await gates.leave(Self.promptGate)
      try Task.checkCancellation()
      guard let answer else {
        throw CredentialRefusal(message: "the credential is asked for, which needs a terminal")
      }
      return answer
    }
  }

  private func cancellation(_ source: String) -> CredentialError {
    CredentialError(
      source: source, message: "reading the credential was cancelled", isCancellation: true)
  }

  /// What is wrong with a credential, as the end of a sentence.
  private static func complaint(_ credential: String) -> DisplayText? {
    if credential.isEmpty { return "is empty" }
    if credential.contains(where: \.isNewline) { return "has more than one line" }
    let isControlled = credential.unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control
    }
    return isControlled ? "has a control character" : nil
  }

  private static func origin(_ reference: CredentialReference) -> DisplayText {
    switch reference {
    case .env(let name): "in the environment variable \(name)"
    case .file(let path): "in \(path)"
    case .command(let arguments): "printed by \(arguments.first ?? "")"
    case .prompt: "typed in"
    }
  }
}

/// Why a credential could not be read, before the source is named.
struct CredentialRefusal: Error, Hashable, Sendable {
  /// What is wrong and what to do about it.
  let message: DisplayText
}
