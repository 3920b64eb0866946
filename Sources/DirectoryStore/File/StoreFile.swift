import DirectoryModel
import GRDB
import Glibc
import Host

/// The file of a store and those beside it, before SQLite sees them.
struct StoreFile {
  /// What the first bytes of a file say that it is.
  enum Kind: Equatable {
    /// Nothing, or an empty file: a store can begin there.
    case new
    case store
    case published
    /// Another program's database, or no file at all but a folder or a device.
    case foreign
    /// No database, or less of one than it says.
    case damaged
  }

  let path: String

  init(_ path: String) { self.path = path }

  /// What is written ahead, and SQLite's memory of it.
  var walPath: String { path + "-wal" }
  var sharedPath: String { path + "-shm" }
  /// Held while a store is opened, and moved aside if it has to be.
  var lockPath: String { path + ".lock" }
  /// Held by the one process that writes, where the file system lets no more.
  var writerPath: String { path + ".writer" }
  /// Is there when a call met damage, for the next start to look for.
  private var suspicionPath: String { path + ".suspect" }

  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  // MARK: What is there

  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  var exists: Bool { Self.size(path) != nil }

  /// Whether something is written ahead that is not in the file itself yet.
  var hasWAL: Bool { (Self.size(walPath) ?? 0) > 0 }

  var isReadable: Bool { access(path, R_OK) == 0 }

  /// Whether the file, or a new one in its place, and what SQLite puts beside it can be written.
  var isWritable: Bool {
    access(folder, W_OK | X_OK) == 0 && (!exists || access(path, W_OK) == 0)
  }

  /// What the file is by its header (https://www.sqlite.org/fileformat2.html section 1.3).
  func kind() -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else { return .new }
    guard status.st_mode & S_IFMT == S_IFREG else { return .foreign }
    let size = Int(status.st_size)
    guard size > 0 else { return .new }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return .store }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    guard read(descriptor, &header, 100) == 100,
      header.starts(with: Array("SQLite format 3\0".utf8))
    else { return .damaged }
    func integer(_ offset: Int) -> UInt32 {
      header[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
    }
    // The number of pages counts only if the last writer noted it, which all do since 2010.
    let pageSize = Int(header[16]) << 8 | Int(header[17])
    let bytes = Int(integer(28)) * (pageSize == 1 ? 65_536 : pageSize)
    if integer(24) == integer(92), bytes > size, !hasWAL { return .damaged }
    switch integer(68) {
    case UInt32(bitPattern: StoreSchema.storeID): return .store
    case UInt32(bitPattern: StoreSchema.publishedID): return .published
    // Not written to yet: all of it is in the file that is written ahead.
    case 0 where hasWAL: return .store
    case 0 where integer(40) == 0: return .new
    default: return .foreign
    }
  }

  // MARK: Modes

  /// Makes the folder for the user alone, with those above it.
  func makeFolder() throws(StoreError) {
    do throws(MissingFolders.Failure) {
      try MissingFolders.make(above: path)
    } catch {
      throw StoreError(
        .unreadable, "can't make the folder \(error.folder): \(error.error.words)")
    }
  }

  /// Makes the file if there is none, and keeps it and those beside it from others.
  ///
  /// SQLite gives the files that it makes beside a database the mode of the database.
  /// - Returns: whether others can't read the file now.
  func makePrivate() -> Bool {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    for path in [walPath, sharedPath] { chmod(path, 0o600) }
    return fchmod(descriptor, 0o600) == 0
  }

  /// Whether anybody could put another file in place of this one.
  var isFolderOpen: Bool {
    var status = stat()
    guard stat(folder, &status) == 0 else { return false }
    return status.st_mode & S_IWOTH != 0 && status.st_mode & S_ISVTX == 0
  }

  // MARK: Damage

  /// Notes that a call met damage.
  func suspect() {
    let descriptor = Glibc.open(suspicionPath, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    if descriptor >= 0 { close(descriptor) }
  }

  var isSuspect: Bool { Self.size(suspicionPath) != nil }

  func clearSuspicion() { unlink(suspicionPath) }

  /// Gives the damaged file another name, with those beside it.
  /// - Returns: the new path, or nil if that did not work.
  func moveAside(at time: Timestamp) -> String? {
    let stamp = time.rfc3339.filter { $0 != ":" && $0 != "-" }
    var target = "\(path).damaged-\(stamp)"
    var number = 2
    while Self.size(target) != nil {
      target = "\(path).damaged-\(stamp)-\(number)"
      number += 1
    }
    guard rename(path, target) == 0 else { return nil }
    rename(walPath, target + "-wal")
    unlink(sharedPath)
    clearSuspicion()
    return target
  }

  /// The paths of what belongs to the store, in no order.
  func family() -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var paths: [String] = []
    while let entry = readdir(stream) {
      let found = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard found.hasPrefix(name) else { continue }
      let rest = found.dropFirst(name.count)
      let belongs =
        ["", "-wal", "-shm", "-journal", ".lock", ".writer", ".suspect"].contains(rest)
        || [".lock-", ".damaged-"].contains { rest.hasPrefix($0) }
      if belongs { paths.append(folder + "/" + found) }
    }
    return paths
  }
}
