import DirectoryModel
import Foundation

/// What the figures work with: the program to measure, data, folders, and how often to run.
final class Workshop {
  /// The file of roster.
  let roster: String
  /// How many users the largest store has; the others follow from it.
  let users: Int
  /// How often a short thing is measured.
  let runs: Int
  /// Where data and temporary stores are.
  let folder: String
  /// Told what goes on.
  let say: (String) -> Void
  private var sets: [Int: DataSet] = [:]
  private var folders = 0

  init(
    roster: String, users: Int, runs: Int, folder: String, say: @escaping (String) -> Void
  ) throws(BenchFailure) {
    self.roster = roster
    self.users = users
    self.runs = runs
    self.folder = folder
    self.say = say
    guard FileManager.default.isExecutableFile(atPath: roster) else {
      throw BenchFailure("there is no roster at \(roster); --roster names it")
    }
    try Self.makeFolder(folder)
  }

  /// The store of so many users, made when it is first asked for.
  func data(_ count: Int) throws(BenchFailure) -> DataSet {
    if let set = sets[count] { return set }
    let place = "\(folder)/\(count)"
    if let set = DataSet.read("\(place)/data.json", users: count) {
      sets[count] = set
      return set
    }
    try Self.makeFolder(place)
    say("making \(count) users")
    var maker = DataMaker(
      count: count, store: "\(place)/roster.sqlite", lines: "\(place)/users.txt")
    var next = 0
    let set = try maker.make { done in
      guard done >= next else { return }
      next = done + 100_000
      say("made \(done) of \(count)")
    }
    try set.write("\(place)/data.json")
    sets[count] = set
    return set
  }

  var large: DataSet { get throws(BenchFailure) { try data(users) } }
  var middle: DataSet { get throws(BenchFailure) { try data(max(1_000, users / 10)) } }
  var small: DataSet { get throws(BenchFailure) { try data(1_000) } }

  /// How many people the services of the sync figures have: about a tenth of the users in all.
  var people: Int { max(300, users * 273 / 10_000) }

  /// A new and empty folder, gone with the workshop's.
  func makeFolder() throws(BenchFailure) -> String {
    folders += 1
    let path = "\(folder)/run-\(getpid())-\(folders)"
    try Self.makeFolder(path)
    return path
  }

  /// Removes what the runs left, and the data unless they are to stay.
  func tidy(keepingData: Bool) {
    let files = FileManager.default
    guard keepingData else {
      try? files.removeItem(atPath: folder)
      return
    }
    for run in 1...max(1, folders) {
      try? files.removeItem(atPath: "\(folder)/run-\(getpid())-\(run)")
    }
  }

  /// Roster with arguments, with nothing of the person's own configuration.
  func roster(_ arguments: [String], home: String) -> ProgramCall {
    var environment = Self.environment
    environment["HOME"] = home
    environment["XDG_CONFIG_HOME"] = "\(home)/config"
    environment["XDG_STATE_HOME"] = "\(home)/state"
    environment["SWIFT_BACKTRACE"] = "enable=no"
    return ProgramCall(path: roster, arguments: arguments, environment: environment)
  }

  /// The browser on a stored set, asking nobody.
  func browser(_ set: DataSet) throws(BenchFailure) -> ProgramCall {
    let home = try makeFolder()
    let file = "\(home)/config.toml"
    try Self.write(set.configuration, to: file)
    return roster(["--offline", "--config", file], home: home)
  }

  /// A peer with arguments, in the same surroundings as roster.
  func peer(
    _ program: PeerProgram, _ arguments: [String]
  ) throws(BenchFailure) -> ProgramCall {
    ProgramCall(path: try program.path, arguments: arguments, environment: Self.environment)
  }

  static func write(_ text: String, to path: String) throws(BenchFailure) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw BenchFailure("\(path) can't be written: \(error)")
    }
  }

  /// The size of a file in bytes; 0 where there is none.
  static func size(of path: String) -> Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue ?? 0
  }

  private static let environment = [
    "PATH": "/usr/local/bin:/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8",
    "HOME": "/nonexistent", "GIT_CONFIG_NOSYSTEM": "1",
  ]

  private static func makeFolder(_ path: String) throws(BenchFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw BenchFailure("\(path) can't be made: \(error)")
    }
  }
}
