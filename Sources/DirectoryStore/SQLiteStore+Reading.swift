package import DirectoryModel
import GRDB

extension SQLiteStore {
  package func summary() throws(StoreError) -> StoreSummary {
    try reading { database in
      StoreSummary(
        sources: try RunRow.all(database).map(\.source),
        firstPage: try FirstPageRow.read(database))
    }
  }

  package func readChunks(
    since revision: Int64, _ take: (StoredChunk) -> Void
  ) throws(StoreError) -> Int64 {
    try reading { database in
      let select = try PreparedStatement(
        "SELECT number, bytes FROM chunk WHERE revision > ?1 ORDER BY number", in: database)
      try select.bind(1, revision)
      try select.forEach { take(StoredChunk(number: Int($0.integer(0)), bytes: $0.bytes(1))) }
      return try StoreRow.read(database).revision
    }
  }

  package func users(numbered numbers: [Int]) throws(StoreError) -> [User?] {
    try reading { database in
      let reader = try UserReader(database)
      return try numbers.map { number in
        try reader.row(numbered: Int64(number)).flatMap { try reader.user($0) }
      }
    }
  }

  package func user(_ reference: UserReference) throws(StoreError) -> User? {
    try reading { database in
      let reader = try UserReader(database)
      return try reader.row(reference).flatMap { try reader.user($0) }
    }
  }

  package func number(of reference: UserReference) throws(StoreError) -> Int? {
    try reading { try UserReader($0).row(reference).map { Int($0.number) } }
  }

  package func unfilled(of source: String) throws(StoreError) -> [UserID] {
    try reading { database in
      let select = try PreparedStatement(
        """
        SELECT id FROM user
        WHERE source = (SELECT number FROM source WHERE name = ?1)
          AND is_list_shown AND gone_since IS NULL
        ORDER BY number
        """, in: database)
      try select.bind(1, text: source)
      var ids: [UserID] = []
      try select.forEach { ids.append(UserID($0.text(0))) }
      return ids
    }
  }

  package func users(
    answering texts: [String], _ take: (_ users: [User]) -> Void
  ) throws(StoreError) {
    try reading { database in
      let reader = try UserReader(database)
      for text in texts { take(try reader.users(answering: text)) }
    }
  }
}
