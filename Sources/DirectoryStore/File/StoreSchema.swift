import GRDB

/// The tables of a store and how they came to be, version after version.
///
/// A migration that was released is never edited: stores out there have gone through it.
enum StoreSchema {
  /// Marks the file as a store that is written in place: `rstr`.
  static let storeID: Int32 = 0x7273_7472
  /// Marks the file as a published one: `rstp`.
  static let publishedID: Int32 = 0x7273_7470

  /// Each with the name under which it is noted in the file, oldest first.
  private static let migrations: [(name: String, run: @Sendable (Database) throws -> Void)] = [
    ("1 users", createUsers), ("2 history", createHistory), ("3 addresses", addAddresses),
  ]

  /// The version that this program reads and writes, which a file has as its `user_version`.
  static var version: Int { migrations.count }

  /// Brings a new or older file to a version.
  static func migrate(_ writer: any DatabaseWriter, to version: Int = version) throws {
    var migrator = DatabaseMigrator()
    for (index, migration) in migrations.prefix(version).enumerated() {
      migrator.registerMigration(migration.name, foreignKeyChecks: .immediate) { database in
        try migration.run(database)
        try database.execute(sql: "PRAGMA user_version = \(index + 1)")
      }
    }
    try migrator.migrate(writer)
  }

  /// Users are split in what is small and often written, and their records, which are neither.
  ///
  /// Times are packed (see `Timestamp.packed`). A user's `id` is compared as bytes. `is_list_shown`
  /// says which of its two records counts, `full_at` and `list_at` when they were read. Users are
  /// found by `lookup` and `recent_lookup` (see ``Lookup``), also by their ids.
  private static func createUsers(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE store (
          number INTEGER PRIMARY KEY CHECK (number = 1),
          revision INTEGER NOT NULL,
          next_user INTEGER NOT NULL,
          recent_lookups INTEGER NOT NULL);
        INSERT INTO store VALUES (1, 0, 0, 0);
        CREATE TABLE source (
          number INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          tag TEXT NOT NULL,
          provider TEXT NOT NULL,
          users INTEGER NOT NULL DEFAULT 0,
          as_of INTEGER,
          began_at INTEGER,
          ended_at INTEGER,
          phase TEXT,
          got INTEGER,
          expected INTEGER,
          error TEXT,
          notices TEXT);
        CREATE TABLE user (
          number INTEGER PRIMARY KEY,
          source INTEGER NOT NULL,
          id BLOB NOT NULL,
          is_list_shown INTEGER NOT NULL,
          full_at INTEGER,
          list_at INTEGER,
          gone_since INTEGER);
        CREATE INDEX user_gone ON user (gone_since) WHERE gone_since IS NOT NULL;
        CREATE TABLE full_record (
          number INTEGER PRIMARY KEY,
          content BLOB NOT NULL,
          raw BLOB NOT NULL);
        CREATE TABLE list_record (
          number INTEGER PRIMARY KEY,
          content BLOB NOT NULL,
          raw BLOB NOT NULL);
        CREATE TABLE lookup (
          hash INTEGER NOT NULL,
          user INTEGER NOT NULL,
          PRIMARY KEY (hash, user)) WITHOUT ROWID;
        CREATE TABLE recent_lookup (
          hash INTEGER NOT NULL,
          user INTEGER NOT NULL,
          PRIMARY KEY (hash, user)) WITHOUT ROWID;
        CREATE TABLE chunk (
          number INTEGER PRIMARY KEY,
          revision INTEGER NOT NULL,
          bytes BLOB NOT NULL);
        PRAGMA application_id = \(storeID);
        """)
  }

  /// A change's `kind` is that of `History.Kind`; `field`, and the JSON before and after, stand with
  /// a changed one. A record's `mark` is the number of the last change that had been noted when the
  /// record was kept.
  private static func createHistory(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE change (
          number INTEGER PRIMARY KEY,
          user INTEGER NOT NULL,
          at INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          field TEXT,
          old TEXT,
          new TEXT);
        CREATE INDEX change_by_user ON change (user);
        ALTER TABLE store ADD COLUMN last_change INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE full_record ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE list_record ADD COLUMN mark INTEGER NOT NULL DEFAULT 0;
        CREATE TABLE first_page (
          number INTEGER PRIMARY KEY CHECK (number = 1),
          sources TEXT NOT NULL,
          users TEXT NOT NULL,
          total INTEGER NOT NULL);
        """)
  }

  /// Where each source was read: what was read elsewhere is of other people.
  private static func addAddresses(_ database: Database) throws {
    try database.execute(sql: "ALTER TABLE source ADD COLUMN address TEXT")
  }
}
