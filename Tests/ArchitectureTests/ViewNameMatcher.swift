import Foundation

/// Finds where Swift code names one of some views.
///
/// The compiler knows of what type `.users` is and this does not, so it goes by what stands beside
/// it: a view it is compared with, a list it is looked up in, an argument that takes a view, or the
/// `switch` over a view around it.
struct ViewNameMatcher {
  private let patterns: [Regex<AnyRegexOutput>]
  private let caseOfName: Regex<AnyRegexOutput>

  init(of names: Set<String>) throws {
    let name = "\\.(?:\(names.sorted().joined(separator: "|")))\\b(?!\\()"
    // Such as `view`, `target.view` and `lastView`.
    let view = "\\b(?:\\w+\\.)*(?:\\w*View|view)\\b"
    let sources = [
      "\\bView(?:Definition)?\\s*\(name)",
      "\\bView\\(rawValue:\\s*\"",
      "\(view)\\.rawValue\\s*[!=]=\\s*\"",
      "\(view)\\??\\s*[!=]=\\s*\(name)",
      "(?:^|[^\\w)\\]])\(name)\\s*[!=]=\\s*\(view)",
      ":\\s*View(?:Definition)?\\??\\s*=\\s*\(name)",
      "\\b(?:lists|views)\\[\\s*\(name)",
      "\\b(?:to|in|of|view):\\s*\(name)",
      "\\b(?:show|go|ask)\\(\\s*\(name)",
      "\\bcase\\s+\(name)\\s*=\\s*\(view)",
      "\(name)[^\\]\\n]*\\]\\.contains\\(\\s*\(view)",
    ]
    // A point between two letters ends no word in Unicode's sense.
    patterns = try sources.map { try Regex($0).wordBoundaryKind(.simple) }
    caseOfName = try Regex("^\\s*case\\b[^:]*?\(name)").wordBoundaryKind(.simple)
  }

  /// The lines that name a view.
  func places(in text: String) -> [String] {
    var places: [String] = []
    // How deep the code is in braces, and where the bodies of switches over a view begin.
    var depth = 0
    var bodies: [Int] = []
    for line in text.split(separator: "\n") {
      let code = line.prefix(upTo: line.firstRange(of: "//")?.lowerBound ?? line.endIndex)
      let isCase = bodies.last == depth && code.contains(caseOfName)
      if isCase || patterns.contains(where: { code.contains($0) }) {
        places.append(line.trimmingCharacters(in: .whitespaces))
      }
      for sign in code where sign == "{" || sign == "}" { depth += sign == "{" ? 1 : -1 }
      bodies.removeAll { $0 > depth }
      if code.contains(#/\bswitch (?:\w+\.)*(?:\w*View|view) \{\s*$/#) { bodies.append(depth) }
    }
    return places
  }
}
