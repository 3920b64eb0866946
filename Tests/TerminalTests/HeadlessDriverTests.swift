import Terminal
import Testing

struct HeadlessDriverTests {
  private let size = Size(columns: 20, rows: 5)

  @Test func `Scripted events come one wait at a time`() {
    let driver = HeadlessDriver(size: size, script: [.key(.up), .paste("x")])
    #expect(driver.wait(timeout: nil) == [.key(.up)])
    #expect(driver.wait(timeout: nil) == [.paste("x")])
  }

  @Test func `A script that is over hangs up, so that a loop ends`() {
    #expect(HeadlessDriver(size: size).wait(timeout: nil) == [.hangup])
  }

  @Test func `What happens after the script can be set up`() {
    let driver = HeadlessDriver(size: size)
    driver.idle = { [.terminated] }
    #expect(driver.wait(timeout: nil) == [.terminated])
  }

  @Test func `A wait with a time-out and nothing to come is empty`() {
    #expect(HeadlessDriver(size: size).wait(timeout: .seconds(1)) == [])
  }

  @Test func `A call of the waker comes before the script and once`() {
    let driver = HeadlessDriver(size: size, script: [.key(.up)])
    driver.waker.wake()
    driver.waker.wake()
    #expect(driver.wait(timeout: nil) == [.woken])
    #expect(driver.wait(timeout: nil) == [.key(.up)])
  }

  @Test func `A new size holds from its event on`() {
    let driver = HeadlessDriver(size: size)
    let wider = Size(columns: 40, rows: 5)
    driver.resize(to: wider)
    #expect(driver.size == size)
    #expect(driver.wait(timeout: nil) == [.resized(wider)])
    #expect(driver.size == wider)
  }

  @Test func `Frames are kept in order`() {
    let driver = HeadlessDriver(size: size)
    let first = Frame(canvas: Canvas(size: size))
    let second = Frame(canvas: Canvas(size: size), cursor: Point(column: 1, row: 1))
    driver.present(first)
    driver.present(second)
    #expect(driver.frames == [first, second])
  }
}
