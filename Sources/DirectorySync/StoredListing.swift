import DirectoryModel
import Synchronization

/// Rows whose users are read from the store when they are looked at, a screenful at a time.
final class StoredListing: UserListing {
  /// How many rows are read at once.
  private static let window = 128

  private let store: any UserStore
  /// The number of each row's user.
  private let numbers: [UInt32]
  let total: Int
  let cannotTell: CannotTell
  private let cache = Mutex<(rows: Range<Int>, users: [User])>((0..<0, []))

  init(
    store: any UserStore, numbers: [UInt32], total: Int, cannotTell: CannotTell = CannotTell()
  ) {
    self.store = store
    self.numbers = numbers
    self.total = total
    self.cannotTell = cannotTell
  }

  var count: Int { numbers.count }

  func user(at row: Int) -> User {
    cache.withLock { cache in
      if !cache.rows.contains(row) { cache = read(around: row, after: cache.rows) }
      return cache.users[row - cache.rows.lowerBound]
    }
  }

  /// Reads the rows around one, most of them on the side to which the reader moves.
  private func read(
    around row: Int, after last: Range<Int>
  ) -> (rows: Range<Int>, users: [User]) {
    let isMovingUp = row < last.lowerBound
    let first = max(0, isMovingUp ? row + 16 - Self.window : row - 16)
    let rows = first..<min(count, first + Self.window)
    let numbers = rows.map { Int(self.numbers[$0]) }
    do throws(StoreError) {
      let users = try store.users(numbered: numbers)
      return (rows, zip(numbers, users).map { $1 ?? .missing($0, "it is no longer kept") })
    } catch {
      return (rows, numbers.map { .missing($0, error.message) })
    }
  }

  func row(of reference: UserReference) -> Int? {
    guard let number = try? store.number(of: reference) else { return nil }
    return numbers.firstIndex(of: UInt32(number))
  }
}

extension User {
  /// What stands in a row whose user can't be read.
  fileprivate static func missing(_ number: Int, _ reason: DisplayText) -> User {
    var user = User(
      reference: UserReference(source: "", id: UserID("(\(number))")), provider: "",
      fetchedAt: Timestamp(seconds: 0))
    user.problems = ["the stored user can't be read: \(reason)"]
    return user
  }
}
