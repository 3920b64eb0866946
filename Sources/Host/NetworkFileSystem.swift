import CSupport
import Glibc

/// A file system on which other machines may write, or of which nobody knows how far it keeps what
/// databases rely on: locks, and memory that processes share.
package struct NetworkFileSystem: Hashable, Sendable {
  /// Such as `NFS`.
  package let name: String

  package init(name: String) { self.name = name }

  /// By the magic number of statfs(2): linux/magic.h, and the sources of those outside of the kernel.
  private static let names: [UInt32: String] = [
    0x6969: "NFS", 0xFF53_4D42: "CIFS", 0xFE53_4D42: "SMB", 0x517B: "SMB", 0x6573_5546: "FUSE",
    0x0102_1997: "9p", 0x5346_414F: "AFS", 0x6B41_4653: "AFS", 0x7375_7245: "Coda",
    0x00C3_6400: "Ceph", 0x0BD0_0BD0: "Lustre", 0x4750_4653: "GPFS", 0x7461_636F: "OCFS2",
    0x0116_1970: "GFS2", 0x786F_4256: "a shared folder of VirtualBox",
    0x1980_0202: "BeeGFS",
  ]

  /// The one that a folder is on; nil for a local one, and for what can't be looked at.
  package init?(of folder: String) {
    guard let name = Self.names[cs_file_system(folder)] else { return nil }
    self.name = name
  }
}

/// The name of this machine.
package enum HostName {
  package static let current: String = {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "" }
    let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }()
}
