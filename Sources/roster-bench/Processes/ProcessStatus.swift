import Glibc

/// What the system tells of a process (proc(5)).
struct ProcessStatus {
  /// Resident memory in bytes.
  let resident: Int
  /// The part of it that belongs to no file.
  let anonymous: Int
  /// How often each of its threads has left a processor: once for each wake-up.
  private let switches: [String: Int]
  /// What each of them is called.
  private let threadNames: [String: String]
  /// Processor time of all its threads in seconds.
  let processorTime: Double

  /// - Throws: a failure if there is no such process any more.
  init(of id: pid_t) throws(BenchFailure) {
    let status = try Self.text("/proc/\(id)/status")
    resident = Self.number("VmRSS:", in: status) * 1_024
    anonymous = Self.number("RssAnon:", in: status) * 1_024
    var switches: [String: Int] = [:]
    var names: [String: String] = [:]
    for task in Self.names(in: "/proc/\(id)/task") {
      guard let text = try? Self.text("/proc/\(id)/task/\(task)/status") else { continue }
      names[task] = text.prefix { $0 != "\n" }.split(separator: "\t").last.map(String.init)
      switches[task] =
        Self.number("voluntary_ctxt_switches:", in: text)
        + Self.number("nonvoluntary_ctxt_switches:", in: text)
    }
    self.switches = switches
    threadNames = names
    // The fields after the name, which may hold blanks: utime and stime are the 14th and 15th.
    let fields = try Self.text("/proc/\(id)/stat").split(separator: ")").last?.split(separator: " ")
    let ticks = (fields ?? []).dropFirst(11).prefix(2).compactMap { Double($0) }.reduce(0, +)
    processorTime = ticks / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// What its threads are called, each name once.
  var threads: Set<String> { Set(threadNames.values) }

  /// How often its threads have run since an earlier moment, by their names.
  func wakeUps(since before: ProcessStatus) -> [String: Int] {
    var wakeUps: [String: Int] = [:]
    for (task, count) in switches where count > before.switches[task, default: 0] {
      wakeUps[threadNames[task] ?? task, default: 0] += count - before.switches[task, default: 0]
    }
    return wakeUps
  }

  private static func number(_ name: String, in text: String) -> Int {
    for line in text.split(separator: "\n") where line.hasPrefix(name) {
      return Int(line.split(whereSeparator: { $0 == "\t" || $0 == " " })[1]) ?? 0
    }
    return 0
  }

  private static func text(_ path: String) throws(BenchFailure) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw BenchFailure("\(path) can't be read: the program has ended") }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 8_192)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func names(in folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.first?.isNumber == true { names.append(name) }
    }
    return names
  }
}
