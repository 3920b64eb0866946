/// Where users are kept between runs: what was read, when, and what has changed since.
///
/// Every call blocks until the disk has answered, so none belongs on a thread of the cooperative
/// pool or of the screen, except ``users(numbered:)``, which reads a screenful. All calls may come
/// from any thread, side by side.
///
/// A user that was kept once has a number, 0 or more, for as long as it is kept; the numbers of a
/// store leave few holes. The index is kept beside the users in chunks of
/// ``StoredChunk/capacity`` numbers each and written with them, made by the ``ChunkIndexer`` that the
/// store is opened with: a crash can't leave the two apart.
package protocol UserStore: Sendable {
  /// What was learnt on opening that a person should know: a file set aside, one that can't be
  /// written.
  var notices: [DisplayText] { get }

  /// Whether nothing can be written: a published file, or one of an unwritable folder.
  var isReadOnly: Bool { get }

  /// How far each source was read, and what the first screen shows.
  func summary() throws(StoreError) -> StoreSummary

  /// Passes on the chunks that were written after a revision, in ascending order, all of one
  /// moment.
  /// - Returns: the revision of that moment.
  func readChunks(
    since revision: Int64, _ take: (StoredChunk) -> Void
  ) throws(StoreError) -> Int64

  /// The users of these numbers, in that order; nil for a number that is no longer kept.
  func users(numbered numbers: [Int]) throws(StoreError) -> [User?]

  /// One user, gone or not.
  func user(_ reference: UserReference) throws(StoreError) -> User?

  /// Hands out, for each text in its turn, the users, less those that have gone, of whom it is the
  /// id, byte for byte, or the e-mail address, username or name, all folded; all of one moment.
  func users(answering texts: [String], _ take: (_ users: [User]) -> Void) throws(StoreError)

  /// The number of a user that is kept, gone or not.
  func number(of reference: UserReference) throws(StoreError) -> Int?

  /// The users of a source, less those that have gone, of whom only a list row is known.
  func unfilled(of source: String) throws(StoreError) -> [UserID]

  /// Notes where a source is read from: its kind of service and address. What was kept of it from
  /// elsewhere is of other people, and is deleted with its history.
  /// - Returns: whether anything was.
  func adopt(
    _ source: Source, from address: String, at time: Timestamp
  ) throws(StoreError) -> Bool

  /// Takes the right to read the list of the source of this name; only one process has it at a
  /// time. Who is waiting gets it when it is free, and others hear who has it.
  func claim(_ source: String, isWaiting: Bool) throws(StoreError) -> StoreClaim

  /// Notes that a run over a source's list has begun.
  ///
  /// Until it ends, a user that is listed as before costs no write: the end of a complete run
  /// confirms it. Between runs a read user is confirmed at once.
  func beginRun(of source: Source, at time: Timestamp) throws(StoreError)

  /// Keeps users of one source as they came, and what changed in them, in one transaction.
  ///
  /// A preliminary record is kept only of who is not known yet; the complete one takes its place
  /// without being a change.
  func write(
    _ users: [User], of source: String, at time: Timestamp
  ) throws(StoreError) -> StoreChanges

  /// Ends a run: with a complete one, the users of the source that are not in `run.seen` have gone.
  func endRun(_ run: StoreRun, at time: Timestamp) throws(StoreError) -> StoreChanges

  /// Marks one user as gone: its source was asked for it and has none.
  func markGone(_ reference: UserReference, at time: Timestamp) throws(StoreError)

  /// Keeps what the first screen shows.
  func saveFirstPage(_ page: StoredFirstPage) throws(StoreError)

  /// Deletes changes from before a time, and the users that had gone by then.
  func prune(before time: Timestamp) throws(StoreError)

  /// Makes chunks anew from the users, in one transaction, where those that are kept can't be used.
  func rebuildChunks(_ numbers: [Int]) throws(StoreError)
}

/// Makes a new chunk of the index out of the one that is kept, if there is one, and the users that
/// changed in it; called within the transaction that writes them. Nil where it can't read the one
/// that is kept: then it is called once more, without that, for all users of the chunk.
package typealias ChunkIndexer =
  @Sendable (_ chunk: [UInt8]?, _ changes: [IndexedChange]) -> [UInt8]?

extension UserStore {
  /// The users, less those that have gone, who answer to one text.
  package func users(answering text: String) throws(StoreError) -> [User] {
    var found: [User] = []
    try users(answering: [text]) { found = $0 }
    return found
  }
}

/// A change of one place of a chunk.
package struct IndexedChange: Sendable {
  /// The place: the user's number within the chunk, 0 up to ``StoredChunk/capacity``.
  package let slot: Int
  /// Nil where the user is no longer kept.
  package let user: User?
  /// Whether a whole list of its source confirms what is told of the user.
  package let isConfirmed: Bool

  package init(slot: Int, user: User?, isConfirmed: Bool = false) {
    self.slot = slot
    self.user = user
    self.isConfirmed = isConfirmed
  }
}

/// A part of the index as it is kept.
package struct StoredChunk: Sendable {
  /// How many numbers a chunk has room for: chunk `n` holds those from `n * capacity` on.
  package static let capacity = 1_024

  package let number: Int
  package let bytes: [UInt8]

  package init(number: Int, bytes: [UInt8]) {
    self.number = number
    self.bytes = bytes
  }
}

/// What is known without reading any user.
package struct StoreSummary: Sendable {
  /// A source as its last runs left it.
  package struct StoredSource: Sendable {
    package let name: String
    package let provider: String
    /// When the last complete run ended; nil where none was complete.
    package let asOf: Timestamp?
    /// The users, less those that have gone.
    package let count: Int
    /// How the last run ended; nil where it has not, or was cut off by the end of its process.
    package let lastRun: SourceState?
    /// When the last run began.
    package let lastBegan: Timestamp?

    package init(
      name: String, provider: String, asOf: Timestamp?, count: Int, lastRun: SourceState?,
      lastBegan: Timestamp?
    ) {
      self.name = name
      self.provider = provider
      self.asOf = asOf
      self.count = count
      self.lastRun = lastRun
      self.lastBegan = lastBegan
    }
  }

  package let sources: [StoredSource]
  package let firstPage: StoredFirstPage?

  package init(sources: [StoredSource], firstPage: StoredFirstPage?) {
    self.sources = sources
    self.firstPage = firstPage
  }
}

/// What the first screen shows: the first users of the standing order, and how many there are.
package struct StoredFirstPage: Hashable, Sendable {
  /// The sources whose users are in it, in no order.
  package let sources: Set<String>
  package let numbers: [Int]
  /// All users, less those that have gone.
  package let total: Int

  package init(sources: Set<String>, numbers: [Int], total: Int) {
    self.sources = sources
    self.numbers = numbers
    self.total = total
  }
}

/// A run over a source's list at its end.
package struct StoreRun: Sendable {
  /// The source and how the run ended; its phase says whether it was complete.
  package let state: SourceState
  /// The users that the run brought, and those that were read by id meanwhile.
  package let seen: Set<UserID>

  package init(state: SourceState, seen: Set<UserID>) {
    self.state = state
    self.seen = seen
  }
}

/// What a write came to, in users.
///
/// Changed is who says something else than in the last record of the same kind, or is back; a first
/// full record after a list row is no change, nor is what completes a preliminary record.
package struct StoreChanges: Hashable, Sendable {
  package var added = 0
  package var changed = 0
  package var unchanged = 0
  package var gone = 0
  /// Who was added with a preliminary record, which is complete now.
  package var completed = 0

  package init() {}

  package static func += (left: inout StoreChanges, right: StoreChanges) {
    left.added += right.added
    left.changed += right.changed
    left.unchanged += right.unchanged
    left.gone += right.gone
    left.completed += right.completed
  }
}

/// The right to read a source's list, or who has it.
package enum StoreClaim: Sendable {
  /// Given back when the last copy is gone, and by the system when the process ends.
  case granted(any AnyObject & Sendable)
  /// In words: `process 4711 on this machine since 12:04:05 UTC`.
  case held(by: DisplayText)
}

/// Why the store could not do what was asked.
package struct StoreError: Error, Hashable, Sendable {
  package enum Code: Hashable, Sendable {
    case full, readOnly, corrupt, newerSchema, unreadable, busy, other
  }

  package let code: Code
  /// What happened and what to do, in a sentence that names the file.
  package let message: DisplayText

  package init(_ code: Code, _ message: DisplayText) {
    self.code = code
    self.message = message
  }
}
