import CSupport
import Testing

@testable import Host

@Suite("What takes a thread out of poll")
struct WakePipeTests {
  @Test func `A wake pipe that is closed takes further calls in silence`() throws {
    let pipe = try WakePipe()
    pipe.close()
    pipe.wake()
    #expect(pipe.take() == [])
  }

  @Test func `A wake pipe holds one byte however often it is called`() throws {
    let pipe = try WakePipe()
    for _ in 0..<3 { pipe.wake() }
    #expect(pipe.take() == [UInt8(CS_WAKE_CALLED.rawValue)])
    #expect(pipe.take() == [])
  }
}
