import DirectoryModel
import Host

/// Where a credential comes from: never the credential itself.
enum CredentialReference: Hashable, Sendable {
  /// An environment variable, by its name.
  case env(String)
  /// A file that only its owner can read.
  case file(String)
  /// A program and its arguments; the first line that it prints is the credential.
  case command([String])
  /// Asked on the terminal, once a run.
  case prompt

  private static let keys = ["env", "file", "command", "prompt"]
  private static let form: DisplayText = """
    credential must be a table with one of env, file, command, prompt, \
    such as { env = "NAME" }
    """

  /// Reads the `credential` of a source; what is wrong goes to the log, without any value.
  init?(of source: ConfigurationTable, paths: PathResolver, _ log: inout DiagnosticLog) {
    guard let node = source.node("credential") else { return nil }
    let path = source.path["credential"]
    guard case .table(let values) = node else {
      log.value(path, "\(Self.form); the credential itself does not belong here")
      return nil
    }
    let table = ConfigurationTable(values, at: path)
    let unknown = table.keys.filter { !Self.keys.contains($0) }
    table.checkKeys(Self.keys, &log)
    guard unknown.isEmpty else { return nil }
    guard table.keys.count == 1, let key = table.keys.first else {
      let count = table.keys.count
      log.value(path, count == 0 ? Self.form : "\(Self.form); this has \(count) of them")
      return nil
    }
    guard let reference = Self.reference(key, table, paths, &log) else { return nil }
    self = reference
  }

  private static func reference(
    _ key: String, _ table: ConfigurationTable, _ paths: PathResolver, _ log: inout DiagnosticLog
  ) -> CredentialReference? {
    switch key {
    case "env":
      guard let name = table.line("env", &log) else { return nil }
      let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      if isName { return .env(name) }
      // Whoever writes the secret here must not find it in a message.
      log.value(
        table.path["env"], "env must be the name of a variable: letters, digits and underscores")
      return nil
    case "file":
      return table.resolvedPath("file", paths, &log).map { .file($0) }
    case "command":
      guard let arguments = command(table, &log) else { return nil }
      return .command(arguments)
    default:
      guard let isAsked = table.boolean("prompt", &log) else { return nil }
      if isAsked { return .prompt }
      log.value(table.path["prompt"], "prompt can only be true")
      return nil
    }
  }

  /// The arguments of a command; unlike other lists it may hold empty strings.
  private static func command(
    _ table: ConfigurationTable, _ log: inout DiagnosticLog
  ) -> [String]? {
    let path = table.path["command"]
    guard case .array(let elements)? = table.node("command") else {
      log.value(path, "command must be an array: the program and its arguments, without a shell")
      return nil
    }
    var arguments: [String] = []
    for (index, element) in elements.enumerated() {
      guard case .string(let text) = element else {
        log.value(path[index], "command must hold strings only, and this is \(element.kind)")
        return nil
      }
      arguments.append(text)
    }
    if let program = arguments.first, !program.isEmpty { return arguments }
    log.value(path, "command has no program")
    return nil
  }
}
