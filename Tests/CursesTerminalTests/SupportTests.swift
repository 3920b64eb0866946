import CSupport
import Testing

@testable import CursesTerminal

struct SupportTests {
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
