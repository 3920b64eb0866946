import DirectoryModel
import Testing

/// Strings are scanned eight bytes at a time: what is found must not depend on where it stands.
struct JSONScanTests {
  @Test func `Every byte counts for what it is at every place of a short or long string`() throws {
    for byte in UInt8.min...UInt8.max {
      for length in 1...20 {
        for place in 0..<length {
          var content = [UInt8](repeating: UInt8(ascii: "a"), count: length)
          content[place] = byte
          let text = [0x22] + content + [0x22]
          switch byte {
          case 0..<0x20, 0x22, 0x5C, 0x80...:
            #expect(throws: JSONError.self) { try JSON(parsing: text) }
          default:
            #expect(try JSON(parsing: text) == .string(String(decoding: content, as: UTF8.self)))
          }
        }
      }
    }
  }

  @Test func `An escape or a character beyond ASCII is read at every place of a string`() throws {
    for (written, meant) in [("\\n", "\n"), ("\\\"", "\""), ("\\u00e9", "é"), ("é", "é")] {
      for before in 0...20 {
        for after in 0...20 {
          let (front, back) = (String(repeating: "b", count: before), Self.letters(after))
          let json = try JSON(parsing: "\"\(front)\(written)\(back)\"".utf8)
          #expect(json == .string(front + meant + back))
        }
      }
    }
  }

  @Test func `What is stepped over ends where it ends, whatever stands behind it`() throws {
    for length in 0...40 {
      for piece in ["\"\(Self.letters(length))\"", "\"\\\"\(Self.letters(length))\\\\\""] {
        for front in 0...9 {
          let padding = [UInt8](repeating: 0x22, count: front)
          let bytes = padding + Array("[\(piece),[\(piece)]]".utf8) + padding
          let array = bytes[front..<bytes.count - front]
          let elements = try JSON.elements(of: array).map { String(decoding: $0, as: UTF8.self) }
          #expect(elements == [piece, "[\(piece)]"])
          #expect(try JSON.elements(of: array).first?.startIndex == front + 1)
        }
      }
    }
  }

  @Test(arguments: ["\"\\", "[\"\\", "{\"a\":\"\\"])
  func `A backslash at the end is no step beyond it`(text: String) {
    let bytes = (Array(text.utf8) + Array("\"]}".utf8)).prefix(text.utf8.count)
    #expect(throws: JSONError.self) { try JSON(parsing: bytes) }
    #expect(throws: JSONError.self) { try JSON.elements(of: bytes) }
    #expect(throws: JSONError.self) { try JSON.members(of: bytes) }
  }

  private static func letters(_ count: Int) -> String { String(repeating: "c", count: count) }
}
