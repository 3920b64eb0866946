/// A lenient reader of one JSON object.
///
/// A member that is absent or null is nil. One of the wrong type is nil as well, and is said in
/// ``problems``: one wrong field costs that field, not the record.
package final class Record {
  private let members: JSON
  /// What stands before the names of members in problems: empty, or a path that ends in a point.
  private let path: String
  private let report: Report

  /// What the readers of one record and its parts found wrong.
  private final class Report {
    var problems: [DisplayText] = []
  }

  /// - Parameter json: an object; anything else reads as an empty one and is a problem.
  package convenience init(_ json: JSON) {
    self.init(json, path: "", report: Report())
  }

  private init(_ json: JSON, path: String, report: Report) {
    self.path = path
    self.report = report
    if case .object = json {
      members = json
    } else {
      members = .object([])
      let place = path.isEmpty ? "record" : String(path.dropLast())
      report.problems.append("\(place) is no object but \(json.kind)")
    }
  }

  /// What was malformed, a sentence each.
  package var problems: [DisplayText] { report.problems }

  /// Says that something beyond a wrong type is malformed.
  package func addProblem(_ problem: DisplayText) { report.problems.append(problem) }

  /// Says what is malformed about a member, which is named with its whole path.
  package func addProblem(at name: String, _ problem: DisplayText) {
    report.problems.append("\(path)\(name) \(problem)")
  }

  /// The names of the members, each once.
  package var names: [String] {
    guard case .object(let list) = members else { return [] }
    var seen: Set<String> = []
    return list.map(\.name).filter { seen.insert($0).inserted }
  }

  /// The member's value, whatever it is; nil when it is absent or null.
  package func json(_ name: String) -> JSON? {
    guard let value = members[name], value != .null else { return nil }
    return value
  }

  /// Whether the member is there, be it null.
  package func has(_ name: String) -> Bool { members[name] != nil }

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
    return elements.enumerated().compactMap { index, element in
      if case .string(let text) = element { return text }
      report.problems.append("\(path)\(name)[\(index)] is no string but \(element.kind)")
      return nil
    }
  }

  package func record(_ name: String) -> Record? {
    guard let value = json(name) else { return nil }
    return Record(value, path: "\(path)\(name).", report: report)
  }

  package func records(_ name: String) -> [Record]? {
    array(name)?.enumerated().map { index, element in
      Record(element, path: "\(path)\(name)[\(index)].", report: report)
    }
  }

  package func array(_ name: String) -> [JSON]? {
    read(name, as: "array") { if case .array(let elements) = $0 { elements } else { nil } }
  }

  private func read<Value>(_ name: String, as kind: DisplayText, _ take: (JSON) -> Value?)
    -> Value?
  {
    guard let value = json(name) else { return nil }
    if let taken = take(value) { return taken }
    report.problems.append("\(path)\(name) is no \(kind): \(value.text().prefix(60).description)")
    return nil
  }
}
