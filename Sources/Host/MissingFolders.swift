import Glibc

/// The folders that a file needs and that are not there yet.
package enum MissingFolders {
  /// The folder that could not be made.
  package struct Failure: Error, Hashable {
    package let folder: String
    package let error: SystemError
  }

  /// Makes the folder of a file for its user alone, with those above it that are missing; blocks.
  package static func make(above path: String) throws(Failure) {
    var position = path.startIndex
    while let slash = path[position...].firstIndex(of: "/") {
      position = path.index(after: slash)
      let folder = String(path[..<slash])
      guard !folder.isEmpty, mkdir(folder, 0o700) != 0, errno != EEXIST else { continue }
      let error = SystemError.last
      var status = stat()
      // A folder of a read-only file system gives EROFS although it is there.
      guard stat(folder, &status) == 0 else { throw Failure(folder: folder, error: error) }
    }
  }
}
