import DirectoryModel

/// Why a fact of a user is not known; in the order in which it is said.
enum Gap: CaseIterable, Hashable, Sendable {
  /// The source says something from which it does not follow.
  case undecided
  /// The source tells it later.
  case unread
  /// The source was asked for it in vain.
  case failed
  case unreported

  /// The reason in words, which name the source: others of its kind may report the fact.
  func words(of source: String) -> DisplayText {
    switch self {
    case .undecided: "cannot tell"
    case .unread: "not read yet"
    case .failed: "could not be read"
    case .unreported: "not reported by \(source)"
    }
  }
}

/// What is said of a fact of a user: its lines where it is known, otherwise its name and the reason.
enum DetailFact: Hashable, Sendable {
  case known([DetailLine])
  case missing(DisplayText, Gap)

  /// A fact in one line.
  init(
    _ label: DisplayText, _ value: DisplayText, _ emphasis: DetailLine.Emphasis = .none,
    leadsTo: String? = nil
  ) {
    self = .known([DetailLine(label, value, emphasis, leadsTo: leadsTo)])
  }

  /// A fact that has a value or is missing.
  init(_ label: DisplayText, _ value: DisplayText?, ifNil gap: Gap, leadsTo: String? = nil) {
    self =
      value.map { .known([DetailLine(label, $0, ifEmpty: "empty", leadsTo: leadsTo)]) }
      ?? .missing(label, gap)
  }

  /// The value of its first line; nil where it is not known.
  var value: DisplayText? {
    guard case .known(let lines) = self else { return nil }
    return lines.first?.value
  }
}

extension [DetailFact] {
  /// The lines of what is known.
  var known: [DetailLine] {
    flatMap { fact -> [DetailLine] in
      guard case .known(let lines) = fact else { return [] }
      return lines
    }
  }

  /// What is not known, a text a reason: `not reported by tines: username, MFA, sign-in`.
  func missing(of source: String) -> [DisplayText] {
    Gap.allCases.compactMap { gap in
      let names = compactMap { fact -> DisplayText? in
        guard case .missing(let name, gap) = fact else { return nil }
        return name
      }
      return names.isEmpty ? nil : "\(gap.words(of: source)): \(names.joined(separator: ", "))"
    }
  }

  /// What is known as it comes, and at the end what is not, a line a reason.
  func lines(of source: String) -> [DetailLine] {
    let missing = missing(of: source).map { DetailLine($0, "", .faint) }
    var lines: [DetailLine] = []
    // Where a part is not known there is no room to be left for it.
    for line in known + [.blank] + missing
    where line != .blank || !(lines.isEmpty || lines.last == .blank) {
      lines.append(line)
    }
    if lines.last == .blank { lines.removeLast() }
    return lines
  }
}
