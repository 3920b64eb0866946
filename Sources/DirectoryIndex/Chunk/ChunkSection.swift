import DirectoryModel

/// The parts of a chunk as it is kept, in their order.
///
/// A chunk begins with three numbers of 32 bits: ``magic``, its size in bytes and the count of its
/// sections. Then follow where each section begins, a multiple of 8, and its size. Everything is
/// little-endian.
enum ChunkSection: Int, CaseIterable {
  /// Which places have a user: the bits of a ``ChunkBits``.
  case present
  /// For each ``UserTrait`` a byte: 0 for none, 1 for every user, 2 for the next of the bit sets
  /// that follow.
  case traits
  /// Where each user's text begins, and the end: 32 bits each.
  case starts
  /// The `SearchText` of each user.
  case text
  /// Where the texts of lists begin, and the end: 32 bits each.
  case itemStarts
  /// Folded texts of lists, none twice, each between two newlines.
  case items
  /// Where the other texts begin, and the end: 32 bits each.
  case stringStarts
  /// Texts to show or to sort by, none twice.
  case strings
  /// A ``ChunkException`` each: its place and kind in 16 bits each, its string in 32.
  case exceptions
  /// A ``ListColumn`` each.
  case source, provider, status, privileged, mfa, invite, roles
  /// The roles once more, with their kinds: see ``RoleEntry``.
  case access
  case permissions, groups, dept, team, tag
  /// A ``TimeColumn`` each.
  case seen, created, updated, invited, accepted, fetched

  /// What a chunk begins with: `RXI` and the version of the form.
  static let magic: UInt32 = 0x0349_5852

  /// The bytes before the first section.
  static let headerSize = (12 + 8 * allCases.count + 7) & ~7

  /// The section of a column that is kept as a list column or a time column; nil for the columns
  /// of the text.
  init?(_ column: UserColumn) {
    switch column {
    case .name, .email, .username, .id: return nil
    case .source: self = .source
    case .provider: self = .provider
    case .status: self = .status
    case .privileged: self = .privileged
    case .mfa: self = .mfa
    case .invite: self = .invite
    case .roles: self = .roles
    case .permissions: self = .permissions
    case .groups: self = .groups
    case .dept: self = .dept
    case .team: self = .team
    case .tag: self = .tag
    case .seen: self = .seen
    case .created: self = .created
    case .updated: self = .updated
    case .invited: self = .invited
    case .accepted: self = .accepted
    case .fetched: self = .fetched
    }
  }

  static let lists: [ChunkSection] = [
    .source, .provider, .status, .privileged, .mfa, .invite, .roles, .access, .permissions,
    .groups, .dept, .team, .tag,
  ]
  static let times: [ChunkSection] = [.seen, .created, .updated, .invited, .accepted, .fetched]
}

/// A text of a user that does not follow from its search text, because folding changed more than
/// letters.
enum ChunkException: UInt16, CaseIterable {
  /// The folded label; else the first line that is not empty, or the id after a number sign.
  case label
  /// The id as it came; else the last line.
  case rawID
  /// Folded texts; else their lines, where one that is empty means that there is none.
  case name, email, username, id
  /// The folded domain of the e-mail address; else what follows the last @ of its line.
  case domain
}
