import DirectoryModel

extension DisplayText {
  /// What to call something that has no name: its id.
  static func unnamed(_ id: UserID?) -> DisplayText { "#\(id?.text ?? "?")" }

  /// First and last name with a space between; what is absent or empty, be it in disguise, leaves
  /// none. A word for nothing in capitals may be a family name beside a first name.
  static func joinedName(_ first: DisplayText?, _ last: DisplayText?) -> DisplayText {
    let all = [first, last].compactMap { $0?.original }
    if all.allSatisfy(\.isEmptyInDisguise) { return .empty }
    let parts = all.filter { !$0.isEmptyInDisguise || $0.contains(where: \.isUppercase) }
    return DisplayText(parts.joined(separator: " "))
  }
}

extension Set<UserFact> {
  /// All facts, for a source that tells none of them but these.
  static func all(but told: UserFact...) -> Set<UserFact> {
    Set(UserFact.allCases).subtracting(told)
  }
}

extension Role {
  /// Whether the role is called by its id, the record having no name for it.
  var isUnnamed: Bool { name == .unnamed(id) }
}

extension Group {
  /// Whether the group is called by its id, the record having no name for it.
  var isUnnamed: Bool { name == .unnamed(id) }
}

extension User {
  /// Whether one of the configured names is among the user's roles and permissions.
  func privilege(byNames names: [String]) -> Privilege {
    let held = roles.map(\.name) + permissions.flatMap { [$0.code, $0.name].compactMap(\.self) }
    var because: [DisplayText] = []
    for name in held where names.contains(name.original) && !because.contains(name) {
      because.append(name)
    }
    return Privilege(value: !because.isEmpty, because: because)
  }
}

extension Record {
  /// A time that the service documents as null for what has never been; one that stands for none
  /// says the same.
  ///
  /// A member that is not there, or is no time, says nothing.
  func timeOrNever(_ name: String) -> LastSeen.State {
    if let time = timestamp(name) { return .at(time) }
    return isNull(name) || saysNeverSet(name) ? .never : .unknown
  }
}

extension [PageCursor] {
  /// More pages than this are not taken at their word, but read one after the other.
  private static let most = 10_000

  /// The pages after the first, where the first says how many there are; a page's cursor is its
  /// number. None where it says that there are no more, or an incredible number.
  static func following(first number: Int, of pages: Int?) -> [PageCursor] {
    guard number == 1, let pages, (2...most).contains(pages) else { return [] }
    return (2...pages).map { PageCursor(String($0)) }
  }
}

extension User {
  /// Whether a reference names the user, as a search at the source found it: it means the user, or
  /// is in any letter case the id or another name that only the source has; parts don't suffice.
  func isNamed(_ reference: String, alsoBy others: [String] = []) -> Bool {
    if answers(to: reference) { return true }
    let wanted = reference.folded
    return ([id.text] + others).contains { !$0.isEmpty && $0.folded == wanted }
  }
}
