import Foundation
import TestSupport

/// What the tests may do here, which depends on who runs them.
enum Privileges {
  private static let setpriv = "/usr/bin/setpriv"
  private static let unshare = "/usr/bin/unshare"

  /// Modes don't bind root unless it does without the rights that are left out here.
  static var dropping: [String] {
    getuid() == 0
      ? [setpriv, "--bounding-set=-dac_override,-dac_read_search"] : ["/usr/bin/env"]
  }

  static var canBeDropped: Bool {
    getuid() != 0 || FileManager.default.isExecutableFile(atPath: setpriv)
  }

  /// Whether a file system can be mounted where only one script sees it.
  static var canMount: Bool {
    get async {
      let folder = try? TestFolder()
      defer { folder?.remove() }
      guard let folder else { return false }
      let run = try? await RosterProcess.run(
        ["-rm", "mount", "-t", "tmpfs", "none", folder.url.path],
        executable: URL(filePath: unshare))
      return run?.status == 0
    }
  }
}

extension URL {
  func setMode(_ mode: Int) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}
