/// The way from the top of a TOML document to one of its values: `source[1].credential.env`.
struct TOMLPath: Hashable, Sendable {
  /// One step into a table or an array.
  enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  /// The steps, from the top; none for the document itself.
  private(set) var steps: [Step]

  init(_ steps: [Step] = []) {
    self.steps = steps
  }

  /// The path one key further.
  subscript(key: String) -> TOMLPath { TOMLPath(steps + [.key(key)]) }

  /// The path one element further.
  subscript(index: Int) -> TOMLPath { TOMLPath(steps + [.index(index)]) }

  /// The path one step back; the document itself stays what it is.
  var parent: TOMLPath { TOMLPath(steps.dropLast()) }
}

extension TOMLPath: CustomStringConvertible {
  /// The path as a reader writes it.
  var description: String {
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

/// A place in a text file, counted from 1; columns count Unicode scalars, as toml++ does.
struct TOMLPosition: Hashable, Sendable, Comparable {
  /// The line.
  let line: Int
  /// The column.
  let column: Int

  /// The first character of a file.
  static let start = TOMLPosition(line: 1, column: 1)

  static func < (left: TOMLPosition, right: TOMLPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
