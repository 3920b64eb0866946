import DirectoryModel
import GRDB

/// Writes users of one source within one transaction: records, history, lookup, and at the end
/// (``finish(_:)``) the chunks of the index that they are in.
struct UserWriter {
  private let database: Database
  private let source: SourceRow
  private let time: Timestamp
  /// Whether the end of a run will say what was still there, so that unchanged users need no write.
  private let isConfirmedLater: Bool
  private let reader: UserReader
  private let full: RecordTable
  private let list: RecordTable
  private let insertRow: PreparedStatement
  private let updateRow: PreparedStatement
  private var store: StoreRow
  private let history: History
  private let lookup: Lookup
  private var index = IndexChanges()
  /// By how much the number of users that have not gone has grown.
  private var growth: Int64 = 0
  private(set) var result = StoreChanges()

  /// Begins to write within a transaction; `time` is when what is found to have changed is noted to
  /// have changed.
  init(
    _ database: Database, source: SourceRow, at time: Timestamp, isConfirmedLater: Bool = false
  ) throws {
    self.database = database
    self.source = source
    self.time = time
    self.isConfirmedLater = isConfirmedLater
    reader = try UserReader(database)
    full = try RecordTable(.full, database)
    list = try RecordTable(.list, database)
    insertRow = try PreparedStatement(
      "INSERT INTO user (\(UserRow.columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", in: database)
    updateRow = try PreparedStatement(
      """
      UPDATE user SET is_list_shown = ?2, full_at = ?3, list_at = ?4, gone_since = ?5
      WHERE number = ?1
      """, in: database)
    store = try StoreRow.read(database)
    lookup = try Lookup(database, recent: store.recentLookups)
    history = try History(database, last: store.lastChange)
  }

  // MARK: What a source brought

  /// Keeps a user as it came.
  mutating func keep(_ user: User) throws {
    guard let row = try reader.row(user.id, ofSource: source.number) else {
      return try add(user)
    }
    // Less than what is kept; the rest of it is on its way.
    if user.isPreliminary { return }
    let layer = RecordLayer(user.detail)
    let content = user.content
    switch try table(layer).compare(content, user.raw, ofUser: row.number) {
    case .same: try confirm(user, row)
    case .sameContent:
      // Nothing that roster understands has changed: the bytes are kept, but there is nothing to
      // tell, and nothing for the index.
      try table(layer).write(content, user.raw, ofUser: row.number, mark: nil)
      try confirm(user, row, isWritten: true)
    case .other, .none: try replace(user, row, content)
    }
  }

  private mutating func add(_ user: User) throws {
    let layer = RecordLayer(user.detail)
    let number = store.nextUser
    store.nextUser += 1
    try insertRow.bind(1, number)
    try insertRow.bind(2, source.number)
    try insertRow.bind(3, bytes: user.id.text.utf8)
    try insertRow.bind(4, layer == .list ? 1 : 0)
    try insertRow.bind(5, layer == .full ? user.fetchedAt.packed : nil)
    try insertRow.bind(6, layer == .list ? user.fetchedAt.packed : nil)
    try insertRow.bind(7, nil)
    try insertRow.run()
    // What a source has at its first reading was not added: it was there.
    if source.asOf != nil { try history.note(.added, ofUser: number, at: time) }
    try table(layer).write(user.content, user.raw, ofUser: number, mark: history.last)
    try lookup.insert(.id(user.id, source: source.number), number)
    try lookup.replace([], by: user.callNames, ofUser: number)
    // Nothing else is known of it than this.
    index.set(user, number: number, isConfirmed: true)
    growth += 1
    result.added += 1
  }

  /// A record that says what it said before.
  private mutating func confirm(
    _ user: User, _ old: UserRow, isWritten: Bool = false
  ) throws {
    let layer = RecordLayer(user.detail)
    var row = old
    row.isListShown = old.isListShown && layer == .list
    row.goneSince = nil
    // The end of a complete run confirms what lists tell; what only a get tells is confirmed here.
    let isDetail = layer == .full && row.listAt != nil
    if isWritten || isDetail || !isConfirmedLater || old.goneSince != nil {
      // What is known later than now was noted by a clock that has been set back.
      row[layer] = max(user.fetchedAt, min(row[layer] ?? user.fetchedAt, time))
    }
    if old.goneSince != nil { try comeBack(row) } else { result.unchanged += 1 }
    if old.isListShown != row.isListShown {
      try show(user, insteadOf: try reader.user(old).map(\.callNames) ?? [], row)
    } else if old.goneSince != nil, let user = try reader.user(row) {
      index.set(user, number: row.number, isConfirmed: row.isConfirmed)
    }
    if row != old { try update(row) }
  }

  /// A record that says something else than before, or is the first of its layer.
  private mutating func replace(_ user: User, _ old: UserRow, _ content: [UInt8]) throws {
    let layer = RecordLayer(user.detail)
    let before = try reader.user(old, layer: layer)
    let shownBefore = layer == old.shown ? before : try reader.user(old)
    let isCompletion = before?.isPreliminary == true
    let isFirst = old[layer] == nil || isCompletion
    let changes = isCompletion ? [] : before.map { user.changes(since: $0) } ?? []
    if !changes.isEmpty {
      let mark = try table(layer).mark(ofUser: old.number)
      try history.note(changes, ofUser: old.number, at: time, since: mark)
    }
    var row = old
    row[layer] = user.fetchedAt
    row.goneSince = nil
    // What a list tells takes the place of a full record only where it is news.
    row.isListShown = layer == .list && (old.isListShown || !isFirst)
    if old.goneSince != nil {
      try comeBack(row)
    } else if isCompletion {
      result.completed += 1
    } else if isFirst || changes.isEmpty {
      // That more or less of it was told is no change of the user.
      result.unchanged += 1
    } else {
      result.changed += 1
    }
    try table(layer).write(content, user.raw, ofUser: row.number, mark: history.last)
    try update(row)
    if row.shown == layer {
      let texts = shownBefore.map(\.callNames) ?? []
      try show(user, insteadOf: texts, row)
    } else if old.goneSince != nil, let user = try reader.user(row) {
      index.set(user, number: row.number, isConfirmed: row.isConfirmed)
    }
  }

  private mutating func comeBack(_ row: UserRow) throws {
    try history.note(.back, ofUser: row.number, at: time)
    growth += 1
    result.changed += 1
  }

  /// Brings lookup and index up to what is shown of a user from now on.
  private mutating func show(
    _ user: User, insteadOf texts: [String], _ row: UserRow
  ) throws {
    try lookup.replace(texts, by: user.callNames, ofUser: row.number)
    index.set(user, number: row.number, isConfirmed: row.isConfirmed)
  }

  private func update(_ row: UserRow) throws {
    try updateRow.bind(1, row.number)
    try updateRow.bind(2, row.isListShown ? 1 : 0)
    try updateRow.bind(3, row.fullAt?.packed)
    try updateRow.bind(4, row.listAt?.packed)
    try updateRow.bind(5, row.goneSince?.packed)
    try updateRow.run()
  }

  private func table(_ layer: RecordLayer) -> RecordTable { layer == .full ? full : list }

  /// Dates what was noted to be read later than now, by a clock that has been set back since: it was
  /// read at some time before this.
  mutating func date(_ old: UserRow) throws {
    var row = old
    row.listAt = old.listAt.map { min($0, time) }
    row.fullAt = old.fullAt.map { min($0, time) }
    try update(row)
    if let user = try reader.user(row) {
      index.set(user, number: row.number, isConfirmed: row.isConfirmed)
    }
  }

  // MARK: What a source no longer has

  /// Marks a user as gone, unless it is.
  mutating func markGone(_ old: UserRow) throws {
    guard old.goneSince == nil else { return }
    var row = old
    // From now on no list confirms it: the last one that did is noted with it.
    row[row.shown] = old.fetchedAt(asOf: source.asOf).map { min($0, time) }
    row.goneSince = time
    try history.note(.gone, ofUser: row.number, at: time)
    try update(row)
    if let user = try reader.user(row) {
      index.set(user, number: row.number, isConfirmed: row.isConfirmed)
    }
    growth -= 1
    result.gone += 1
  }

  /// Forgets a user that has gone.
  mutating func forget(_ row: UserRow) throws {
    if let user = try reader.user(row) {
      try lookup.replace(user.callNames, by: [], ofUser: row.number)
    }
    try lookup.delete(.id(row.id, source: row.source), row.number)
    try full.delete(row.number)
    try list.delete(row.number)
    let delete = try PreparedStatement("DELETE FROM user WHERE number = ?1", in: database)
    try delete.bind(1, row.number)
    try delete.run()
    index.set(nil, number: row.number)
  }

  // MARK: The end of the transaction

  /// Writes what is kept beside the users, as far as something has changed.
  mutating func finish(_ indexer: ChunkIndexer) throws {
    if growth != 0 {
      let update = try PreparedStatement(
        "UPDATE source SET users = users + ?2 WHERE number = ?1", in: database)
      try update.bind(1, source.number)
      try update.bind(2, growth)
      try update.run()
    }
    guard !index.isEmpty else { return }
    store.revision += 1
    store.lastChange = history.last
    try lookup.settle()
    store.recentLookups = lookup.recent
    try index.write(database, revision: store.revision, indexer)
    try store.write(database)
  }
}
