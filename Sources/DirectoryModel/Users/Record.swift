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
  private let written: [JSON.Member]?
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

  /// A text; in what a service wrote a number is its own text.
  package func string(_ name: String) -> String? {
    read(name, as: "string") {
      switch $0 {
      case .string(let text): text
      case .number(let text) where report.isForeign: text
      default: nil
      }
    }
  }

  package func text(_ name: String) -> DisplayText? { string(name).map { DisplayText($0) } }

  /// A text that somebody or something is called by; nil where it is empty, be it in disguise
  /// (``Swift/String/isEmptyInDisguise``), which is no problem.
  package func name(_ name: String) -> DisplayText? {
    guard let text = string(name) else { return nil }
    if text.isEmptyInDisguise {
      if !text.isEmpty { leave(name) }
      return nil
    }
    return DisplayText(text)
  }

  /// True or false; in what a service wrote also as the words in any letter case, or as 1 or 0.
  package func bool(_ name: String) -> Bool? {
    read(name, as: "boolean") {
      if case .bool(let value) = $0 { value } else { report.isForeign ? $0.plainBool : nil }
    }
  }

  package func integer(_ name: String) -> Int? {
    read(name, as: "integer") {
      switch $0 {
      case .number(let text): Int(text)
      case .string(let text) where report.isForeign: Int(text)
      default: nil
      }
    }
  }

  /// An identifier, which services write as a string or as a number.
  ///
  /// What is no text in it is written out, `\ud800`: what tells two ids apart must stay.
  package func id(_ name: String) -> UserID? {
    guard let index = index(of: name) else { return nil }
    return read(name, as: "string or integer") {
      switch written?[index].value ?? $0 {
      case .string(let text): text.isEmpty ? nil : UserID(text)
      case .number(let text): UserID(text)
      default: nil
      }
    }
  }

  /// A date and time; see ``Timestamp/init(parsing:)``.
  ///
  /// In what a service wrote, one that stands for none is nil and no problem: it says that the time
  /// was never set (``Timestamp/isNeverSet``), and its word is among what is left.
  package func timestamp(_ name: String) -> Timestamp? {
    var isNeverSet = false
    let time: Timestamp? = read(name, as: "date and time", unless: { isNeverSet }) {
      guard case .string(let text) = $0 else { return nil }
      let time = Timestamp(parsing: text)
      isNeverSet = report.isForeign && (time?.isNeverSet ?? Timestamp.isNeverSet(text))
      return isNeverSet ? nil : time
    }
    return time
  }

  /// Whether the member is a text that says of a time that it was never set.
  package func saysNeverSet(_ name: String) -> Bool {
    guard report.isForeign, let index = index(of: name),
      case .string(let text) = members[index].value
    else { return false }
    return Timestamp.isNeverSet(text)
  }

  package func strings(_ name: String) -> [String]? {
    guard let elements = array(name) else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      switch element {
      case .string(let text): texts.append(text)
      case .number(let text) where report.isForeign: texts.append(text)
      default:
        leave(element, of: name)
        addProblem(at: "\(name)[\(index)]", "is no string but \(element.kind)")
      }
    }
    return texts
  }

  package func record(_ name: String) -> Record? {
    guard let value = json(name) else { return nil }
    return Record(value, written: writing(of: name), at: .member(name, in: self), report: report)
  }

  package func records(_ name: String) -> [Record]? {
    guard let elements = array(name) else { return nil }
    let written: [JSON]? =
      if case .array(let written)? = writing(of: name), written.count == elements.count {
        written
      } else {
        nil
      }
    return elements.enumerated().map { index, element in
      Record(
        element, written: written?[index], at: .element(index, of: name, in: self), report: report)
    }
  }

  /// The part in an element of an array.
  package func record(_ index: Int, of name: String) -> Record? {
    guard case .array(let elements)? = json(name), elements.indices.contains(index) else {
      return nil
    }
    var written: JSON?
    if case .array(let all)? = writing(of: name), all.count == elements.count {
      written = all[index]
    }
    return Record(
      elements[index], written: written, at: .element(index, of: name, in: self), report: report)
  }

  /// Says that an element of an array was not understood: it stays among what is left.
  package func leave(_ element: JSON, of name: String) {
    guard let index = index(of: name) else { return }
    guard case .array(let others)? = leftOver[index] else {
      leftOver[index] = [element]
      return
    }
    leftOver[index] = .array(others + [element])
  }

  package func array(_ name: String) -> [JSON]? {
    read(name, as: "array") { if case .array(let elements) = $0 { elements } else { nil } }
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
  private func index(of name: String) -> Int? {
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

  @inline(__always)
  private func read<Value>(
    _ name: String, as kind: StaticString, unless saysNothing: () -> Bool = { false },
    _ take: (JSON) -> Value?
  ) -> Value? {
    guard let index = index(of: name) else { return nil }
    let value = members[index].value
    if case .null = value {
      mark(index)
      return nil
    }
    if let taken = take(value) {
      mark(index)
      return taken
    }
    if saysNothing() {
      if value == .string("") {
        mark(index)
      } else {
        report.unsetTimes.append("\(place.path)\(name)")
        leave(name)
      }
      return nil
    }
    addWrongType(name, kind, value)
    return nil
  }

  private func addWrongType(_ name: String, _ kind: StaticString, _ value: JSON) {
    leave(name)
    if case .string = value, report.mended.contains("\(place.path)\(name)") { return }
    addProblem(at: name, "is no \(kind.description): \(value.text().prefix(60).description)")
  }
}

extension JSON {
  /// What is plainly true or false in another type; no other word can be told to be either.
  package var plainBool: Bool? {
    switch self {
    case .bool(let value): value
    case .number("1"), .string("1"): true
    case .number("0"), .string("0"): false
    case .string(let text):
      switch text.lowercased() {
      case "true": true
      case "false": false
      default: nil
      }
    default: nil
    }
  }
}
