import DirectoryModel

/// A step from a JSON value into one of its parts.
enum JSONStep: Hashable, Sendable {
  case member(String)
  case element(Int)
}

extension JSON {
  /// The paths of all members, at any depth.
  var memberPaths: [[JSONStep]] {
    paths.filter { if case .member? = $0.last { true } else { false } }
  }

  /// The paths of all strings, at any depth.
  var stringPaths: [[JSONStep]] {
    paths.filter { if case .string = self[$0] { true } else { false } }
  }

  /// The paths of all objects, the empty one of the value itself among them.
  var objectPaths: [[JSONStep]] {
    ([[]] + paths).filter { if case .object = self[$0] { true } else { false } }
  }

  /// How often a member of this name and value is in it, at any depth.
  func count(of member: Member) -> Int {
    switch self {
    case .object(let members):
      members.reduce(0) { $0 + ($1 == member ? 1 : $1.value.count(of: member)) }
    case .array(let elements): elements.reduce(0) { $0 + $1.count(of: member) }
    default: 0
    }
  }

  /// The paths of all parts, at any depth.
  private var paths: [[JSONStep]] {
    let parts: [(JSONStep, JSON)] =
      switch self {
      case .object(let members): members.map { (.member($0.name), $0.value) }
      case .array(let elements): elements.enumerated().map { (.element($0.offset), $0.element) }
      default: []
      }
    return parts.flatMap { step, value in [[step]] + value.paths.map { [step] + $0 } }
  }

  /// The part at a path; null where there is none.
  subscript(path: [JSONStep]) -> JSON {
    path.reduce(self) { value, step in
      switch (step, value) {
      case (.member(let name), _): value[name] ?? .null
      case (.element(let index), .array(let elements)): elements[index]
      default: .null
      }
    }
  }

  /// The value with the part at a path replaced, or left out where the replacement is nil.
  func replacing(_ path: some Collection<JSONStep>, with replacement: JSON?) -> JSON {
    guard let step = path.first else { return replacement ?? .null }
    let rest = path.dropFirst()
    switch (step, self) {
    case (.member(let name), .object(let members)):
      return .object(
        members.compactMap { member in
          guard member.name == name else { return member }
          if rest.isEmpty, replacement == nil { return nil }
          return Member(name, member.value.replacing(rest, with: replacement))
        })
    case (.element(let index), .array(var elements)):
      elements[index] = elements[index].replacing(rest, with: replacement)
      return .array(elements)
    default: return self
    }
  }

  /// The value with a member more in the object at a path.
  func adding(_ member: Member, at path: [JSONStep]) -> JSON {
    guard case .object(let members) = self[path] else { return self }
    let object = JSON.object(members + [member])
    return path.isEmpty ? object : replacing(path, with: object)
  }

  /// The value with a member more in every object.
  func addingToEveryObject(_ member: Member) -> JSON {
    switch self {
    case .object(let members):
      .object(members.map { Member($0.name, $0.value.addingToEveryObject(member)) } + [member])
    case .array(let elements): .array(elements.map { $0.addingToEveryObject(member) })
    default: self
    }
  }

  /// The path of the member that holds an id, as a string or as a number.
  func idPath(_ id: String) -> [JSONStep]? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.value == .string(id) || $0.value == .number(id) }
      .map { [.member($0.name)] }
  }
}

extension [JSONStep] {
  /// The path as a record's problems write it: `team_memberships[0].role`.
  var text: String {
    reduce("") { text, step in
      switch step {
      case .member(let name): text.isEmpty ? name : "\(text).\(name)"
      case .element(let index): "\(text)[\(index)]"
      }
    }
  }
}
