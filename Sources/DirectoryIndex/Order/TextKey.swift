/// A user with the first bytes of a text that it is sorted by, and of its id.
struct TextKey {
  /// How many bytes of the text a key holds.
  static let size = 16

  /// The first 8 bytes of the text, the first one the most significant; zeros follow the end.
  private(set) var head: UInt64 = 0
  /// The 8 bytes after those.
  private(set) var tail: UInt64 = 0
  /// The first 8 bytes of the id, where the order goes by it.
  var id: UInt64 = 0
  /// Where the user's source stands among the sources, where the order goes by it.
  var source: UInt32 = 0
  /// The user's number.
  let number: UInt32

  init(number: UInt32) { self.number = number }

  /// Takes the bytes of a text.
  mutating func set(_ text: UnsafeRawBufferPointer) {
    head = text.bigEndian(at: 0)
    tail = text.bigEndian(at: 8)
  }

  /// Takes the bytes of a number sign and an id.
  mutating func setNumberSign(_ id: UnsafeRawBufferPointer) {
    let first = id.bigEndian(at: 0)
    head = UInt64(UInt8(ascii: "#")) << 56 | first >> 8
    tail = first << 56 | id.bigEndian(at: 8) >> 8
  }

  /// Whether the text may go on after the bytes in the key.
  var isCut: Bool { tail & 0xFF != 0 }

  /// The first two bytes.
  var group: Int { Int(head >> 48) }

  /// Whether the bytes of both texts are the same.
  @inline(__always)
  func hasText(of other: TextKey) -> Bool { head == other.head && tail == other.tail }
}

extension UnsafeRawBufferPointer {
  /// 8 bytes from an offset on as a number, the first one the most significant; zeros follow the
  /// end.
  @inline(__always)
  func bigEndian(at offset: Int) -> UInt64 {
    if offset + 8 <= count {
      return UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    var number: UInt64 = 0
    for index in offset..<offset + 8 {
      number = number << 8 | (index < count ? UInt64(self[index]) : 0)
    }
    return number
  }

  /// Less, equal or greater as bytes: below, at or above 0.
  func order(_ other: UnsafeRawBufferPointer) -> Int {
    let common = Swift.min(count, other.count)
    var index = 0
    while index < common {
      if self[index] != other[index] { return self[index] < other[index] ? -1 : 1 }
      index += 1
    }
    return count - other.count
  }
}
