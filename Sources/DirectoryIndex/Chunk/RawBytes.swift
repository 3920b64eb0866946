/// Reading numbers of a chunk, little-endian and wherever they lie.
extension UnsafeRawBufferPointer {
  @inline(__always)
  func number16(_ offset: Int) -> Int {
    Int(UInt16(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self)))
  }

  @inline(__always)
  func number32(_ offset: Int) -> Int {
    Int(UInt32(littleEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }

  @inline(__always)
  func number64(_ offset: Int) -> Int64 {
    Int64(littleEndian: loadUnaligned(fromByteOffset: offset, as: Int64.self))
  }

  /// The bytes of a part.
  @inline(__always)
  func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  /// The bytes of a section.
  func part(_ range: Range<Int32>) -> UnsafeRawBufferPointer {
    part(Int(range.lowerBound)..<Int(range.upperBound))
  }
}

extension [UInt8] {
  mutating func append16(_ number: Int) {
    append(UInt8(truncatingIfNeeded: number))
    append(UInt8(truncatingIfNeeded: number >> 8))
  }

  mutating func append32(_ number: Int) {
    Swift.withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) {
      append(contentsOf: $0)
    }
  }

  mutating func append64(_ number: Int64) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }

  mutating func append(_ bits: ChunkBits) {
    for index in 0..<ChunkBits.wordCount { append64(Int64(bitPattern: bits.words[index])) }
  }

  /// Fills up with zeros to a multiple of 8.
  mutating func align() {
    while count & 7 != 0 { append(0) }
  }
}
