/// What a store has and takes.
package struct StoreInfo: Sendable {
  /// The users of one source.
  package struct SourceUsers: Hashable, Sendable {
    package let name: String
    /// Those that have not gone.
    package let present: Int
    package let gone: Int

    package init(name: String, present: Int, gone: Int) {
      self.name = name
      self.present = present
      self.gone = gone
    }
  }

  /// Nil in memory.
  package let path: String?
  /// The size of the file with what is written ahead.
  package let bytes: Int
  package let schema: Int
  package let isReadOnly: Bool
  package let sources: [SourceUsers]
  /// How many changes are kept.
  package let changes: Int
  /// When the oldest of them was noted.
  package let oldestChange: Timestamp?
  /// The pages of the file, and how many of them are free.
  package let pages: Int
  package let freePages: Int

  package init(
    path: String?, bytes: Int, schema: Int, isReadOnly: Bool, sources: [SourceUsers], changes: Int,
    oldestChange: Timestamp?, pages: Int, freePages: Int
  ) {
    self.path = path
    self.bytes = bytes
    self.schema = schema
    self.isReadOnly = isReadOnly
    self.sources = sources
    self.changes = changes
    self.oldestChange = oldestChange
    self.pages = pages
    self.freePages = freePages
  }
}
