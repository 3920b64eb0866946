import DirectoryModel

extension ChunkBuilder {
  /// The search texts of all places.
  func texts() -> (starts: [UInt8], text: [UInt8]) {
    var starts: [UInt8] = []
    var text: [UInt8] = []
    starts.reserveCapacity(4 * (StoredChunk.capacity + 1))
    text.reserveCapacity((old?.range(.text).count ?? 0) + added.count * 64)
    var next = 0
    (old?.bytes ?? []).withUnsafeBytes { raw in
      for slot in 0..<StoredChunk.capacity {
        starts.append32(text.count)
        if next < added.count, added[next].slot == slot {
          text.append(contentsOf: added[next].text.folded.utf8)
          next += 1
        } else if kept[slot], let old {
          text.append(contentsOf: raw.part(old.text(raw, at: slot)))
        }
      }
    }
    starts.append32(text.count)
    return (starts, text)
  }

  /// Gives the places that are kept the values that they had in all list columns.
  mutating func copyLists(of old: IndexChunk, _ raw: UnsafeRawBufferPointer) {
    var newItems = [Int?](repeating: nil, count: old.itemCount)
    for (index, section) in ChunkSection.lists.enumerated() {
      let column = old.list(section, raw)
      var newValues = [Int?](repeating: nil, count: column.valueCount)
      kept.forEach { slot in
        let value = column.value(raw, at: slot)
        let number: Int
        if let known = newValues[value] {
          number = known
        } else {
          var copy = ListValue()
          copy.sortString = column.sortString(raw, of: value).map { newString($0, of: old, raw) }
          for entry in column.entries(raw, of: value) {
            let item = column.item(raw, entry)
            let newItem = newItems[item] ?? items.number(of: Array(raw.part(old.item(raw, item))))
            newItems[item] = newItem
            let string = column.string(raw, entry)
            copy.entries.append(
              ListValue.Entry(
                item: newItem,
                string: string == ListColumn.alias ? nil : newString(string, of: old, raw)))
          }
          number = lists[index].number(of: copy)
          newValues[value] = number
        }
        lists[index].set(slot, to: number)
      }
    }
  }

  private mutating func newString(
    _ string: Int, of old: IndexChunk, _ raw: UnsafeRawBufferPointer
  ) -> Int {
    if let known = newStrings[string] { return known }
    let number = strings.number(of: Array(raw.part(old.string(raw, string))))
    newStrings[string] = number
    return number
  }

  /// The section of traits, and that of the places that have a user.
  func traits() -> (bytes: [UInt8], present: [UInt8]) {
    var traits = [ChunkBits](repeating: .none, count: UserTrait.allCases.count)
    var present = kept
    if let old {
      for trait in UserTrait.allCases { traits[trait.rawValue] = old.bits(of: trait) & kept }
    }
    for index in added.indices {
      let slot = added[index].slot
      present[slot] = true
      var bits = added[index].traits.bits
      while bits != 0 {
        traits[bits.trailingZeroBitCount][slot] = true
        bits &= bits - 1
      }
    }
    var output = traits.map { $0.isEmpty ? 0 : $0 == present ? 1 : 2 as UInt8 }
    output.align()
    for bits in traits where !bits.isEmpty && bits != present { output.append(bits) }
    var places: [UInt8] = []
    places.append(present)
    return (output, places)
  }

  /// One of the sections of ``ChunkSection/times``.
  func times(_ index: Int) -> [UInt8] {
    var times: [(slot: Int, time: Timestamp)] = []
    if let old {
      old.bytes.withUnsafeBytes { raw in
        let column = old.times(ChunkSection.times[index], raw)
        (old.bits(of: TimeColumn.traits[index]) & kept).forEach { slot in
          let time = Timestamp(
            seconds: column.seconds(raw, at: slot), nanoseconds: column.nanoseconds(raw, at: slot))
          times.append((slot, time))
        }
      }
    }
    for place in added.indices {
      if let time = added[place].times[index] { times.append((added[place].slot, time)) }
    }
    return TimeColumn.bytes(for: times)
  }

  /// The section of what does not follow from the search texts.
  mutating func exceptions() -> [UInt8] {
    var exceptions: [(key: Int, string: Int)] = []
    if let old, old.exceptionCount > 0 {
      old.bytes.withUnsafeBytes { raw in
        for place in stride(from: 0, to: old.range(.exceptions).count, by: 8) {
          let base = old.range(.exceptions).lowerBound + place
          let slot = raw.number16(base)
          guard kept[slot] else { continue }
          let string = newString(raw.number32(base + 4), of: old, raw)
          exceptions.append((slot << 16 | raw.number16(base + 2), string))
        }
      }
    }
    for index in added.indices {
      for (kind, text) in added[index].user.exceptions(to: added[index].text) {
        let key = added[index].slot << 16 | Int(kind.rawValue)
        exceptions.append((key, strings.number(of: text)))
      }
    }
    var output: [UInt8] = []
    for (key, string) in exceptions.sorted(by: { $0.key < $1.key }) {
      output.append16(key >> 16)
      output.append16(key & 0xFFFF)
      output.append32(string)
    }
    return output
  }
}
