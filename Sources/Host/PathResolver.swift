/// Turns a path of the configuration into one that can be opened from anywhere.
package struct PathResolver: Hashable, Sendable {
  /// The user's home directory, for which `~` stands.
  package let home: String
  /// The directory of the configuration file, from which relative paths go out.
  package let directory: String

  package init(home: String, directory: String) {
    self.home = home
    self.directory = directory
  }

  /// A resolver for the paths in a configuration file.
  package init(home: String, file: String) {
    let slash = file.lastIndex(of: "/")
    self.init(home: home, directory: slash.map { String(file[...$0]) } ?? "")
  }

  /// The path with `~` replaced; nil for `~somebody`, which only a shell knows.
  package func resolve(_ path: String) -> String? {
    if path == "~" { return home }
    if path.hasPrefix("~/") { return Self.join(home, String(path.dropFirst(2))) }
    if path.hasPrefix("~") { return nil }
    return path.hasPrefix("/") ? path : Self.join(directory, path)
  }

  /// A path below a directory.
  package static func join(_ directory: String, _ path: String) -> String {
    directory.isEmpty || directory.hasSuffix("/") ? directory + path : "\(directory)/\(path)"
  }
}
