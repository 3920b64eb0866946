/// A lenient reader of one JSON object.
///
/// A member that is absent or null is nil. One of the wrong type is nil as well, and is said in
/// ``problems``: one wrong field costs that field, not the record.
package final class Record {
  private let members: [JSON.Member]
  private let place: Place
  private let report: Report

  /// What the readers of one record and its parts found wrong.
  private final class Report {
    var problems: [DisplayText] = []
  }

  /// Where a record stands; its path is written only if there is a problem to tell.
  private enum Place {
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

  /// - Parameter json: an object; anything else reads as an empty one and is a problem.
  package convenience init(_ json: JSON) {
    self.init(json, at: .root, report: Report())
  }

  private init(_ json: JSON, at place: Place, report: Report) {
    self.place = place
    self.report = report
    if case .object(let members) = json {
      self.members = members
    } else {
      members = []
      let path = place.path
      let name = path.isEmpty ? "record" : String(path.dropLast())
      report.problems.append("\(name) is no object but \(json.kind)")
    }
  }

  /// What was malformed, a sentence each.
  package var problems: [DisplayText] { report.problems }

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
    if case .null = members[index].value { return nil }
    return members[index].value
  }

  /// Whether the member is there, be it null.
  package func has(_ name: String) -> Bool { index(of: name) != nil }

  /// The place of a member; the last one counts where a name is written twice.
  private func index(of name: String) -> Int? {
    var index = members.count
    while index > 0 {
      index -= 1
      if members[index].name == name { return index }
    }
    return nil
  }

  package func string(_ name: String) -> String? {
    read(name, as: "string") { if case .string(let text) = $0 { text } else { nil } }
  }

  package func text(_ name: String) -> DisplayText? { string(name).map { DisplayText($0) } }

  package func bool(_ name: String) -> Bool? {
    read(name, as: "boolean") { if case .bool(let value) = $0 { value } else { nil } }
  }

  package func integer(_ name: String) -> Int? {
    read(name, as: "integer") { if case .number(let text) = $0 { Int(text) } else { nil } }
  }

  /// An identifier, which services write as a string or as a number.
  package func id(_ name: String) -> UserID? {
    read(name, as: "string or integer") {
      switch $0 {
      case .string(let text): text.isEmpty ? nil : UserID(text)
      case .number(let text): UserID(text)
      default: nil
      }
    }
  }

  /// A date and time; see ``Timestamp/init(parsing:)``.
  package func timestamp(_ name: String) -> Timestamp? {
    read(name, as: "date and time") {
      if case .string(let text) = $0 { Timestamp(parsing: text) } else { nil }
    }
  }

  package func strings(_ name: String) -> [String]? {
    guard let elements = array(name) else { return nil }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      if case .string(let text) = element {
        texts.append(text)
      } else {
        addProblem(at: "\(name)[\(index)]", "is no string but \(element.kind)")
      }
    }
    return texts
  }

  package func record(_ name: String) -> Record? {
    json(name).map { Record($0, at: .member(name, in: self), report: report) }
  }

  package func records(_ name: String) -> [Record]? {
    array(name)?.enumerated().map { index, element in
      Record(element, at: .element(index, of: name, in: self), report: report)
    }
  }

  package func array(_ name: String) -> [JSON]? {
    read(name, as: "array") { if case .array(let elements) = $0 { elements } else { nil } }
  }

  @inline(__always)
  private func read<Value>(
    _ name: String, as kind: StaticString, _ take: (JSON) -> Value?
  ) -> Value? {
    guard let value = json(name) else { return nil }
    if let taken = take(value) { return taken }
    addWrongType(name, kind, value)
    return nil
  }

  private func addWrongType(_ name: String, _ kind: StaticString, _ value: JSON) {
    addProblem(at: name, "is no \(kind.description): \(value.text().prefix(60).description)")
  }
}
