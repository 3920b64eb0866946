import DirectoryModel

/// A JSON text in lines, of which objects and arrays can be folded into one.
struct RawOutline {
  /// A line, and the value on it.
  struct Line: Hashable {
    let text: DisplayText
    /// The names and numbers that lead to the value, as in a JSON pointer (RFC 6901).
    let path: String
    /// Whether an object or array begins here.
    let isFoldable: Bool
  }

  private(set) var lines: [Line] = []
  private let folds: Set<String>

  init(_ raw: RawJSON, folds: Set<String>) {
    self.folds = folds
    add(raw.shown, label: "", path: "", indent: 0, isLast: true)
  }

  /// The paths of all objects and arrays below the outermost.
  static func foldable(in raw: RawJSON) -> Set<String> {
    Set(RawOutline(raw, folds: []).lines.filter { $0.isFoldable && !$0.path.isEmpty }.map(\.path))
  }

  /// The path of the object or array that a line begins, or else lies in.
  func foldablePath(at index: Int) -> String? {
    guard lines.indices.contains(index) else { return nil }
    let line = lines[index]
    if line.isFoldable { return line.path }
    let end = line.path.lastIndex(of: "/") ?? line.path.startIndex
    return String(line.path[..<end])
  }

  /// The line on which the value of a path begins.
  func line(of path: String) -> Int? { lines.firstIndex { $0.path == path } }

  /// Adds a part whose texts are what stands between their quotation marks.
  private mutating func add(
    _ json: JSON, label: String, path: String, indent: Int, isLast: Bool
  ) {
    let margin = String(repeating: "  ", count: indent)
    let comma = isLast ? "" : ","
    let children: [(label: String, path: String, value: JSON)]
    let brackets: (String, String)
    switch json {
    case .object(let members):
      brackets = ("{", "}")
      children = members.map { member in
        let name = member.name.replacing("~", with: "~0").replacing("/", with: "~1")
        return ("\"\(member.name)\": ", "\(path)/\(name)", member.value)
      }
    case .array(let elements):
      brackets = ("[", "]")
      children = elements.enumerated().map { ("", "\(path)/\($0)", $1) }
    case .string(let text):
      return append("\(margin)\(label)\"\(text)\"\(comma)", path, isFoldable: false)
    case .null, .bool, .number:
      return append("\(margin)\(label)\(json.text())\(comma)", path, isFoldable: false)
    }
    if children.isEmpty {
      append("\(margin)\(label)\(brackets.0)\(brackets.1)\(comma)", path, isFoldable: false)
    } else if folds.contains(path) {
      let folded = "\(brackets.0) ... \(children.count) \(brackets.1)"
      append("\(margin)\(label)\(folded)\(comma)", path, isFoldable: true)
    } else {
      append("\(margin)\(label)\(brackets.0)", path, isFoldable: true)
      for (index, child) in children.enumerated() {
        add(
          child.value, label: child.label, path: child.path, indent: indent + 1,
          isLast: index == children.count - 1)
      }
      append("\(margin)\(brackets.1)\(comma)", "\(path)/", isFoldable: false)
    }
  }

  private mutating func append(_ text: String, _ path: String, isFoldable: Bool) {
    lines.append(Line(text: DisplayText(text), path: path, isFoldable: isFoldable))
  }
}
