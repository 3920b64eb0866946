import DirectoryModel
import Glibc
import Host

/// A file that holds one credential and that only its owner may read.
struct CredentialFile: Sendable {
  /// The largest file that is read, in bytes.
  static let maximumSize = 64 * 1_024

  /// Where it is, without `~`.
  let path: String

  init(path: String) {
    self.path = path
  }

  /// Reads the file, without the newlines at its end; blocks.
  ///
  /// It is judged by its open descriptor, so that it cannot be exchanged in between.
  func read() -> Result<String, CredentialRefusal> {
    // Without O_NONBLOCK, opening a pipe would wait for somebody who writes.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      return refuse("the credential file \(path) cannot be read: \(SystemError.last.words)")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      return refuse("the credential file \(path) cannot be read: \(SystemError.last.words)")
    }
    if let refusal = refusal(mode: status.st_mode, owner: status.st_uid, user: geteuid()) {
      return .failure(refusal)
    }
    var bytes: [UInt8] = []
    while bytes.count <= Self.maximumSize {
      var buffer = [UInt8](repeating: 0, count: 4_096)
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count == 0 { break }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        return refuse("the credential file \(path) cannot be read: \(SystemError.last.words)")
      }
      bytes += buffer[..<count]
    }
    guard bytes.count <= Self.maximumSize else {
      return refuse("the credential file \(path) is larger than 64 kB")
    }
    while let last = bytes.last, last == 0x0A || last == 0x0D { bytes.removeLast() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      return refuse("the credential file \(path) is not UTF-8 text")
    }
    return .success(text)
  }

  /// Why a file of this kind, with this owner, is not read on behalf of a user.
  func refusal(mode: mode_t, owner: uid_t, user: uid_t) -> CredentialRefusal? {
    guard mode & S_IFMT == S_IFREG else {
      return CredentialRefusal(message: "the credential file \(path) is not a regular file")
    }
    guard owner == user || owner == 0 else {
      return CredentialRefusal(message: "the credential file \(path) belongs to somebody else")
    }
    guard mode & 0o077 == 0 else {
      return CredentialRefusal(
        message: "others can use the credential file \(path); run: chmod 600 \(path.shellWord)")
    }
    return nil
  }

  private func refuse(_ message: DisplayText) -> Result<String, CredentialRefusal> {
    .failure(CredentialRefusal(message: message))
  }
}
