import DirectoryModel

/// How a role stands in the column ``ChunkSection/access``: its kind, a NUL, and its name as it
/// came.
enum RoleEntry {
  static func text(of role: Role) -> String { "\(role.kind.rawValue)\u{0}\(role.name.original)" }

  /// What a text stands for; nil for one that no role has.
  static func role(in text: String) -> (kind: Role.Kind, name: String)? {
    guard let end = text.unicodeScalars.firstIndex(of: "\u{0}"),
      let kind = Role.Kind(rawValue: String(text[..<end]))
    else { return nil }
    return (kind, String(text.unicodeScalars[end...].dropFirst()))
  }
}
