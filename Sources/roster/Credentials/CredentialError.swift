import DirectoryModel

/// Why the credential of a source could not be had; never contains the credential. Exit code 78.
struct CredentialError: Error, Hashable, Sendable {
  /// The name of the source.
  let source: String
  /// What is wrong and what to do about it.
  let message: DisplayText
  /// Whether nothing is wrong: the task that asked was cancelled.
  let isCancellation: Bool

  init(source: String, message: DisplayText, isCancellation: Bool = false) {
    self.source = source
    self.message = message
    self.isCancellation = isCancellation
  }
}

extension CredentialError: CustomStringConvertible {
  /// The source and the message.
  var description: String {
    let text: DisplayText = "\(source): \(message)"
    return text.printable
  }
}
