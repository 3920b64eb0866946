import DirectoryModel

extension DisplayText {
  /// First and last name with a space between; what is absent or empty leaves none.
  static func joinedName(_ first: DisplayText?, _ last: DisplayText?) -> DisplayText {
    let parts = [first, last].compactMap(\.self).filter { !$0.isEmpty }
    return DisplayText(parts.map(\.original).joined(separator: " "))
  }
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
  /// A time that the service documents as null for what has never been.
  ///
  /// A member that is not there, or is no time, says nothing.
  func timeOrNever(_ name: String) -> LastSeen.State {
    if let time = timestamp(name) { return .at(time) }
    return has(name) && json(name) == nil ? .never : .unknown
  }
}
