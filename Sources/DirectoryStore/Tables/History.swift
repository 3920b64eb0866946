import DirectoryModel
import GRDB

/// What has changed, in the order in which it was noted.
final class History {
  /// What can happen to a user, as it is kept.
  enum Kind: Int64 {
    case added, changed, gone, back
  }

  private let insert: PreparedStatement
  private let latest: PreparedStatement
  /// The number of the last change that was noted; none is given twice.
  private(set) var last: Int64

  init(_ database: Database, last: Int64) throws {
    self.last = last
    insert = try PreparedStatement(
      """
      INSERT INTO change (number, user, at, kind, field, old, new)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, in: database)
    latest = try PreparedStatement(
      """
      SELECT new FROM change WHERE user = ?1 AND number > ?2 AND field = ?3
      ORDER BY number DESC LIMIT 1
      """, in: database)
  }

  func note(_ kind: Kind, ofUser number: Int64, at time: Timestamp) throws {
    try write(kind, ofUser: number, at: time, change: nil)
  }

  /// Notes changed fields, less those of which the same was noted after a mark: what a list has
  /// told already is not told again by the full record that follows, nor the other way round.
  func note(
    _ changes: [FieldChange], ofUser number: Int64, at time: Timestamp, since mark: Int64
  ) throws {
    for change in changes {
      let new = change.new.text()
      try latest.bind(1, number)
      try latest.bind(2, mark)
      try latest.bind(3, text: change.field)
      if try latest.first({ $0.text(0) == new }) != true {
        try write(.changed, ofUser: number, at: time, change: change)
      }
    }
  }

  private func write(
    _ kind: Kind, ofUser number: Int64, at time: Timestamp, change: FieldChange?
  ) throws {
    last += 1
    try insert.bind(1, last)
    try insert.bind(2, number)
    try insert.bind(3, time.packed)
    try insert.bind(4, kind.rawValue)
    try insert.bind(5, text: change?.field)
    try insert.bind(6, text: change?.old.text())
    try insert.bind(7, text: change?.new.text())
    try insert.run()
  }
}
