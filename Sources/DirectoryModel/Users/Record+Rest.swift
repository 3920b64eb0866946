extension Record {
  /// What nobody read, or nobody could read, while a reader read the record and its parts.
  ///
  /// Each member comes under its name as it came; what is left of a part is in an object, or in an
  /// array that has an element for each of the part's. A null tells nothing and is left out, and of
  /// several members with one name the last one counts.
  package func rest(after read: () -> Void) -> [JSON.Member] {
    report.parts = []
    defer { report.parts = nil }
    read()
    let parts = report.parts ?? []
    if isReadWhole, parts.allSatisfy(\.isReadWhole) { return [] }
    return Rest(parts).members(of: [self])
  }

  /// What nobody read of this record alone; it counts as read from now on.
  package func takeRest() -> [JSON.Member] {
    if isReadWhole { return [] }
    let rest = Rest([]).members(of: [self])
    for index in members.indices { mark(index) }
    leftOver = [:]
    isStray = false
    return rest
  }

  /// The record and the name of the member that a part stands in.
  fileprivate var parent: (record: ObjectIdentifier, name: String, index: Int?)? {
    switch place {
    case .root: nil
    case .member(let name, let record): (ObjectIdentifier(record), name, nil)
    case .element(let index, let name, let record): (ObjectIdentifier(record), name, index)
    }
  }
}

/// What is left of a record whose parts were read by readers of their own.
private struct Rest {
  /// The readers of parts by the reader that they came from.
  private let parts: [ObjectIdentifier: [Record]]

  init(_ parts: [Record]) {
    self.parts = Dictionary(grouping: parts.filter { $0.parent != nil }) {
      $0.parent?.record ?? ObjectIdentifier($0)
    }
  }

  /// The members that none of several readers of one object read.
  func members(of readers: [Record]) -> [JSON.Member] {
    let parts = Dictionary(
      grouping: readers.flatMap { self.parts[ObjectIdentifier($0)] ?? [] }
    ) { $0.parent?.name ?? "" }
    var seen: Set<String> = []
    var rest: [JSON.Member] = []
    let members = readers.first?.members ?? []
    for (index, member) in members.enumerated().reversed() {
      guard seen.insert(member.name).inserted, member.value != .null else { continue }
      if !readers.contains(where: { $0.isRead(index) }) {
        rest.append(member)
      } else if let value = readers.lazy.compactMap({ $0.leftOver[index] }).first
        ?? value(member.value, read: parts[member.name] ?? [])
      {
        rest.append(JSON.Member(member.name, value))
      }
    }
    return rest.reversed()
  }

  /// What is left of a member's value; nil where that is nothing.
  private func value(_ value: JSON, read readers: [Record]) -> JSON? {
    if readers.allSatisfy({ $0.isReadWhole && parts[ObjectIdentifier($0)] == nil }) { return nil }
    guard case .array(let elements) = value, readers.contains(where: { $0.parent?.index != nil })
    else {
      guard !readers.contains(where: \.isStray) else { return value }
      let members = members(of: readers)
      return members.isEmpty ? nil : .object(members)
    }
    let byElement = Dictionary(grouping: readers) { $0.parent?.index ?? 0 }
    let rests = elements.enumerated().map { index, element -> JSON in
      let readers = byElement[index] ?? []
      guard !readers.contains(where: \.isStray) else { return element }
      return .object(members(of: readers))
    }
    return rests.allSatisfy { $0 == .object([]) || $0 == .null } ? nil : .array(rests)
  }
}
