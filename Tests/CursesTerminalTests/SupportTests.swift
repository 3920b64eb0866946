import CSupport
import Testing

@testable import CursesTerminal

struct SupportTests {
  @Test("A needle is found where it first stands, and nowhere if it is not there")
  func memmem() {
    let hay = Array("abcabc".utf8)
    hay.withUnsafeBytes { hay in
      let found = cs_memmem(hay.baseAddress, hay.count, "ca", 2)
      #expect(found == hay.baseAddress.map { UnsafeRawPointer($0 + 2) })
      #expect(cs_memmem(hay.baseAddress, hay.count, "x", 1) == nil)
    }
  }

  @Test("A wake pipe that is closed takes further calls in silence")
  func closedPipe() throws {
    let pipe = try WakePipe()
    pipe.close()
    pipe.wake()
    #expect(pipe.take() == [])
  }

  @Test("A wake pipe holds one byte however often it is called")
  func oneByte() throws {
    let pipe = try WakePipe()
    for _ in 0..<3 { pipe.wake() }
    #expect(pipe.take() == [UInt8(CS_WAKE_CALLED.rawValue)])
    #expect(pipe.take() == [])
  }
}
