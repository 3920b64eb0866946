import DirectoryModel

/// What is kept of a user beside its records.
struct UserRow: Equatable {
  /// The columns that ``init(_:)`` reads.
  static let columns = "number, source, id, is_list_shown, full_at, list_at, gone_since"

  let number: Int64
  let source: Int64
  let id: UserID
  /// Whether the list's record is the one that counts.
  var isListShown: Bool
  /// When the full record was read; nil where there is none.
  var fullAt: Timestamp?
  /// When the list's record was read; nil where there is none.
  var listAt: Timestamp?
  var goneSince: Timestamp?

  init(_ row: PreparedStatement) {
    number = row.integer(0)
    source = row.integer(1)
    id = UserID(row.text(2))
    isListShown = row.integer(3) != 0
    fullAt = row.optionalInteger(4).map(Timestamp.init(packed:))
    listAt = row.optionalInteger(5).map(Timestamp.init(packed:))
    goneSince = row.optionalInteger(6).map(Timestamp.init(packed:))
  }

  /// When a record of the user was read.
  subscript(layer: RecordLayer) -> Timestamp? {
    get { layer == .full ? fullAt : listAt }
    set { if layer == .full { fullAt = newValue } else { listAt = newValue } }
  }

  var shown: RecordLayer { isListShown ? .list : .full }

  /// Until when what is shown was known to hold.
  ///
  /// A complete list that still has a user confirms what it tells of it: what is shown of the list,
  /// or a full record of a list that tells all. It does not confirm what only a get tells.
  func fetchedAt(asOf: Timestamp?) -> Timestamp? {
    guard let own = self[shown] else { return asOf }
    guard let asOf, isConfirmed else { return own }
    return max(own, asOf)
  }

  /// Whether a complete list that still has the user confirms what is shown of it.
  var isConfirmed: Bool { goneSince == nil && (isListShown || listAt == nil) }
}

/// The two records that a user can have: what a list told, and what a full record did.
enum RecordLayer {
  case full, list

  init(_ detail: User.Detail) { self = detail == .list ? .list : .full }

  var detail: User.Detail { self == .list ? .list : .full }
  var table: String { self == .list ? "list_record" : "full_record" }
}
