import Glibc

/// A program of the system beside which roster is measured.
enum PeerProgram: String, CaseIterable {
  case less, fzf, grep, tig, git, sqlite3, curl, jq, sh, nice, ssh, sshd, ss
  case sshKeygen = "ssh-keygen"

  private static let folders = ["/usr/local/bin", "/usr/bin", "/bin", "/usr/sbin"]

  /// The Debian package that has it.
  private var package: String {
    switch self {
    case .sh: "dash"
    case .nice: "coreutils"
    case .ssh, .sshKeygen: "openssh-client"
    case .sshd: "openssh-server"
    case .ss: "iproute2"
    default: rawValue
    }
  }

  /// Its file.
  /// - Throws: a failure that says how to install it.
  var path: String {
    get throws(BenchFailure) {
      for folder in Self.folders where access("\(folder)/\(rawValue)", X_OK) == 0 {
        return "\(folder)/\(rawValue)"
      }
      throw BenchFailure("\(rawValue) is not installed: apt-get install \(package)")
    }
  }
}
