import DirectoryModel

extension UserReference {
  /// The query that finds this user alone.
  package var query: String { "id:=\(id.text.queryWord) source:=\(source.queryWord)" }
}
