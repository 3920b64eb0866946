package import DirectoryModel

/// A user of a place of a chunk, and what it is searched by.
struct AddedUser {
  let slot: Int
  let user: User
  let text: SearchText
  let traits: UserTraits
  /// For each of ``ChunkSection/times``.
  let times: [Timestamp?]

  init(_ slot: Int, _ user: User, isConfirmed: Bool) {
    self.slot = slot
    self.user = user
    text = SearchText(user)
    traits = UserTraits(of: user, text: text, isConfirmed: isConfirmed)
    times = [
      user.lastSeen.time, user.createdAt, user.updatedAt, user.invitation.sentAt,
      user.invitation.acceptedAt, user.fetchedAt,
    ]
  }
}

/// A chunk that is being made, out of rows of an earlier one and users.
struct ChunkBuilder {
  var items = TextPool(isFramed: true)
  var strings = TextPool(isFramed: false)
  /// In the order of ``ChunkSection/lists``.
  var lists = [ListColumnBuilder](
    repeating: ListColumnBuilder(), count: ChunkSection.lists.count)

  /// The chunk that rows are copied from.
  let old: IndexChunk?
  /// The places whose rows stay as they are.
  let kept: ChunkBits
  /// The users of other places, ascending.
  let added: [AddedUser]
  /// The new numbers of the earlier chunk's strings, where one is known.
  var newStrings: [Int?]

  init(_ old: IndexChunk?, _ changes: [IndexedChange]) {
    var latest: [Int: IndexedChange] = [:]
    var kept = old?.present ?? .none
    for change in changes {
      latest[change.slot] = change
      kept[change.slot] = false
    }
    self.old = old
    self.kept = kept
    newStrings = [Int?](repeating: nil, count: old?.stringCount ?? 0)
    added = latest.keys.sorted().compactMap { slot in
      guard let change = latest[slot], let user = change.user else { return nil }
      return AddedUser(slot, user, isConfirmed: change.isConfirmed)
    }
  }

  /// The bytes of the chunk.
  mutating func bytes() -> [UInt8] {
    var sections = [[UInt8]](repeating: [], count: ChunkSection.allCases.count)
    let texts = texts()
    sections[ChunkSection.starts.rawValue] = texts.starts
    sections[ChunkSection.text.rawValue] = texts.text
    if let old { old.bytes.withUnsafeBytes { copyLists(of: old, $0) } }
    var values = ListValues()
    for index in added.indices {
      values.set(added[index].slot, to: added[index].user, in: &self)
    }
    for (index, list) in lists.enumerated() {
      sections[ChunkSection.lists[index].rawValue] = list.bytes
    }
    sections[ChunkSection.exceptions.rawValue] = exceptions()
    let traits = traits()
    sections[ChunkSection.traits.rawValue] = traits.bytes
    sections[ChunkSection.present.rawValue] = traits.present
    for (index, section) in ChunkSection.times.enumerated() {
      sections[section.rawValue] = times(index)
    }
    (sections[ChunkSection.itemStarts.rawValue], sections[ChunkSection.items.rawValue]) =
      items.sections
    (sections[ChunkSection.stringStarts.rawValue], sections[ChunkSection.strings.rawValue]) =
      strings.sections
    return Self.joined(sections)
  }

  private static func joined(_ sections: [[UInt8]]) -> [UInt8] {
    let size = sections.reduce(ChunkSection.headerSize) { $0 + ($1.count + 7) & ~7 }
    var output: [UInt8] = []
    output.reserveCapacity(size)
    output.append32(Int(ChunkSection.magic))
    output.append32(size)
    output.append32(sections.count)
    var start = ChunkSection.headerSize
    for section in sections {
      output.append32(start)
      output.append32(section.count)
      start += (section.count + 7) & ~7
    }
    output.align()
    for section in sections {
      output += section
      output.align()
    }
    return output
  }
}

extension IndexChunk {
  /// Makes a new chunk out of an earlier one and the users that changed; of several changes of one
  /// place, the last counts.
  ///
  /// - Returns: nil where this version can't read the earlier chunk (``init(_:)``), of whose users
  ///   nothing would be left.
  package static func reindexed(_ bytes: [UInt8]?, changes: [IndexedChange]) -> [UInt8]? {
    let old = bytes.flatMap { IndexChunk($0) }
    if bytes != nil, old == nil { return nil }
    var builder = ChunkBuilder(old, changes)
    return builder.bytes()
  }
}
