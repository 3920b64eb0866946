/// A lenient reader of one JSON object.
///
/// A member that is absent or null is nil. One of the wrong type is nil as well, and is said in
/// ``problems``: one wrong field costs that field, not the record. What nobody read, or could read,
/// is told by ``rest(after:)``.
///
/// What a service wrote (``init(parsing:canonical:)``) is read as services write: what is plain in
/// another type is taken for what it plainly is, see ``bool(_:)``, ``string(_:)``, ``timestamp(_:)``.
package final class Record {
  let members: [JSON.Member]
  /// The same members where strings were mended: as they were written, so that ids stay distinct.
  let written: [JSON.Member]?
  /// Whether something stands in place of an object that nobody took.
  package internal(set) var isStray: Bool
  let place: Place
  let report: Report
  /// Which of the first 64 members were read, by their bits, and which of the others.
  private var read: UInt64 = 0
  private var readBeyond: Set<Int> = []
  /// What of a member that was read could not be, by its index.
  var leftOver: [Int: JSON] = [:]

  /// What the readers of one record and its parts found wrong, and who they are.
  final class Report {
    var problems: [DisplayText] = []
    /// Whether a service wrote the record, and not roster itself.
    let isForeign: Bool
    /// The paths of mended strings, which are no more than that.
    var mended: Set<String> = []
    /// The paths of times that were never set.
    var unsetTimes: [String] = []
    /// Where secrets stand in the bytes.
    var secrets: [Range<Int>] = []
    /// The parts that were read, as long as somebody wants to know what was not.
    var parts: [Record]?

    init(isForeign: Bool) { self.isForeign = isForeign }
  }

  /// Where a record stands; its path is written only if there is a problem to tell.
  enum Place {
    case root
    case member(String, in: Record)
    case element(Int, of: String, in: Record)

    /// What stands before the names of members: empty, or a path that ends in a point.
    var path: String {
      switch self {
      case .root: ""
      case .member(let name, let record): "\(record.place.path)\(name)."
      case .element(let index, let name, let record): "\(record.place.path)\(name)[\(index)]."
      }
    }
  }

  /// - Parameter json: an object as roster writes it; anything else reads as an empty one and is a
  ///   problem.
  package convenience init(_ json: JSON) {
    self.init(json, written: nil, at: .root, report: Report(isForeign: false))
  }

  init(_ json: JSON, written: JSON?, at place: Place, report: Report) {
    self.place = place
    self.report = report
    if case .object(let members) = json {
      self.members = members
      isStray = false
    } else {
      members = []
      isStray = true
      let path = place.path
      let name = path.isEmpty ? "record" : String(path.dropLast())
      report.problems.append("\(name) is no object but \(json.kind)")
    }
    if case .object(let written)? = written, written.count == members.count {
      self.written = written
    } else {
      self.written = nil
    }
    report.parts?.append(self)
  }

  /// What was malformed, a sentence each.
  package var problems: [DisplayText] { report.problems }

  /// The paths of the times that stand for none, which are no problem.
  package var unsetTimes: [String] { report.unsetTimes }

  /// Says that something beyond a wrong type is malformed.
  package func addProblem(_ problem: DisplayText) { report.problems.append(problem) }

  /// Says what is malformed about a member, which is named with its whole path.
  package func addProblem(at name: String, _ problem: DisplayText) {
    report.problems.append("\(place.path)\(name) \(problem)")
  }

  /// The names of the members, each once.
  package var names: [String] { names { _ in true } }

  /// The names of the members that pass a test, each once.
  package func names(where isWanted: (String) -> Bool) -> [String] {
    var seen: Set<String> = []
    return members.compactMap { isWanted($0.name) && seen.insert($0.name).inserted ? $0.name : nil }
  }

  /// The member's value, whatever it is; nil when it is absent or null.
  package func json(_ name: String) -> JSON? {
    guard let index = index(of: name) else { return nil }
    mark(index)
    if case .null = members[index].value { return nil }
    return members[index].value
  }

  /// Whether the member is there and null.
  package func isNull(_ name: String) -> Bool {
    index(of: name).map { members[$0].value == .null } ?? false
  }

  /// Whether the member is there, be it null.
  package func has(_ name: String) -> Bool { index(of: name) != nil }

  /// Says that a member was not understood after all: it stays among what is left.
  package func leave(_ name: String) {
    guard let index = index(of: name) else { return }
    if index < 64 { read &= ~(1 << UInt64(index)) } else { readBeyond.remove(index) }
  }

  func isRead(_ index: Int) -> Bool {
    index < 64 ? read & (1 << UInt64(index)) != 0 : readBeyond.contains(index)
  }

  /// Whether every member was read, as far as that can be told at once.
  var isReadWhole: Bool {
    !isStray && members.count < 64 && read == 1 << UInt64(members.count) - 1 && leftOver.isEmpty
  }

  /// The place of a member; the last one counts where a name is written twice.
  @inline(__always)
  func index(of name: String) -> Int? {
    var index = members.count
    while index > 0 {
      index -= 1
      if members[index].name == name { return index }
    }
    return nil
  }

  @inline(__always)
  func mark(_ index: Int) {
    if index < 64 { read |= 1 << UInt64(index) } else { readBeyond.insert(index) }
  }

  /// The member with its strings as they were written, where some of the record were mended.
  package func writing(of name: String) -> JSON? {
    guard let written, let index = index(of: name) else { return nil }
    return written[index].value
  }
}
