extension JSON {
  /// How deep arrays and objects may be nested.
  package static let maximumDepth = 128

  /// Reads one JSON text (RFC 8259, UTF-8) and nothing after it.
  ///
  /// Strict where leniency would show one thing for another: invalid UTF-8, lone surrogates and
  /// nesting over ``maximumDepth`` are errors.
  package init(parsing bytes: ArraySlice<UInt8>) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      try Self.parsed(buffer)
    }
  }

  /// The same for other collections, which are copied unless they are in one piece.
  package init(parsing bytes: some Collection<UInt8>) throws(JSONError) {
    let result = bytes.withContiguousStorageIfAvailable { buffer in
      Result { () throws(JSONError) in try Self.parsed(buffer) }
    }
    if let result { self = try result.get() } else { try self.init(parsing: Array(bytes)[...]) }
  }

  /// Reads what a service wrote where only a few words of it are wanted: a string that holds what is
  /// no text is mended, and a secret is null.
  package init(mending bytes: ArraySlice<UInt8>) throws(JSONError) {
    self = try JSONParser.read(bytes, faults: .replaced).json
  }

  private static func parsed(_ buffer: UnsafeBufferPointer<UInt8>) throws(JSONError) -> JSON {
    var parser = JSONParser(buffer)
    return try parser.text()
  }

  /// Cuts the members of an object out as bytes, without decoding their values.
  ///
  /// So a page's envelope can be read while each element stays the bytes that came, and is decoded
  /// alone. What is no text in a name is replaced.
  package static func members(
    of bytes: ArraySlice<UInt8>
  ) throws(JSONError) -> [(name: String, value: ArraySlice<UInt8>)] {
    var members: [(name: String, value: ArraySlice<UInt8>)] = []
    members.reserveCapacity(16)
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var parser = JSONParser(buffer, faults: .replaced)
      parser.begin()
      try parser.skipMembers { members.append(($0, bytes[$1.shifted(by: bytes.startIndex)])) }
      try parser.end()
    }
    return members
  }

  /// Cuts the elements of an array out as bytes, without decoding them.
  package static func elements(
    of bytes: ArraySlice<UInt8>
  ) throws(JSONError) -> [ArraySlice<UInt8>] {
    var elements: [ArraySlice<UInt8>] = []
    try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var parser = JSONParser(buffer, faults: .replaced)
      parser.begin()
      try parser.skipElements { elements.append(bytes[$0.shifted(by: bytes.startIndex)]) }
      try parser.end()
    }
    return elements
  }
}

extension Range<Int> {
  fileprivate func shifted(by offset: Int) -> Self { lowerBound + offset..<upperBound + offset }
}
