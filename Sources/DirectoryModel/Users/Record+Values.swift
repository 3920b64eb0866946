/// The readers of members: each is nil where the member is absent, null or of another type.
extension Record {
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
