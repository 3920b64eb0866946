import Glibc
package import SystemPackage

/// The error number of a call to the system that failed.
package typealias SystemError = Errno

extension SystemError {
  /// What the last call that failed on this thread failed with.
  package static var last: SystemError { SystemError(code: errno) }

  /// The failure that a call returns as a number.
  package init(code: Int32) { self.init(rawValue: code) }

  /// The number, as `errno` has it.
  package var code: Int32 { rawValue }

  /// The system's own words, but for a disk without room, which has a plainer word.
  package var words: String {
    self == .noSpace || self == .diskQuotaExceeded ? "the disk is full" : description
  }
}
