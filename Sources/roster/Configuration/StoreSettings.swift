import DirectoryModel
import Host

/// The table `[store]`: where users are kept and for how long they count as fresh.
struct StoreSettings: Hashable, Sendable {
  private static let keys = ["path", "max_age", "history_days"]

  /// The database, or a file that `roster store publish` wrote; nil is the usual place.
  var path: String?
  /// The age in seconds at which a user is asked for again; 15 minutes unless set.
  var maxAge = 15 * 60
  /// For how many days changes are kept; 400 unless set.
  var historyDays = 400

  init() {}

  init(_ table: ConfigurationTable, paths: PathResolver, _ log: inout DiagnosticLog) {
    table.checkKeys(Self.keys, &log)
    path = table.resolvedPath("path", paths, &log)
    if let text = table.string("max_age", &log) {
      if let seconds = Self.seconds(text) {
        maxAge = seconds
      } else {
        log.value(
          table.path["max_age"],
          "max_age is \"\(text)\", not a number with s, m, h or d such as \"15m\"")
      }
    }
    if let days = table.integer("history_days", in: 0...36_500, &log) { historyDays = days }
  }

  /// The seconds of `90s`, `15m`, `6h` or `2d`; nil for any other text.
  static func seconds(_ text: String) -> Int? {
    guard let unit = text.last, "smhd".contains(unit), text.utf8.count <= 7,
      let age = Age(text)
    else { return nil }
    return Int(age.seconds)
  }
}

extension ConfigurationTable {
  /// The path of a file, made absolute as far as the configuration's own path is.
  func resolvedPath(
    _ key: String, _ paths: PathResolver, _ log: inout DiagnosticLog
  ) -> String? {
    guard let text = line(key, &log) else { return nil }
    if let resolved = paths.resolve(text) { return resolved }
    log.value(path[key], "\(key) begins with ~ and a name; only ~/ is understood")
    return nil
  }
}
