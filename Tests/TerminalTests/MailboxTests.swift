import Synchronization
import Terminal
import Testing

struct MailboxTests {
  private final class CountingWaker: Waker {
    let calls = Atomic(0)

    func wake() {
      calls.add(1, ordering: .relaxed)
    }
  }

  @Test func `Several posts into an empty box wake the reader once`() {
    let waker = CountingWaker()
    let mailbox = Mailbox<Int>(waker: waker)
    for number in 0..<5 { mailbox.post(number) }
    #expect(waker.calls.load(ordering: .relaxed) == 1)
  }

  @Test func `A post after the box was emptied wakes the reader again`() {
    let waker = CountingWaker()
    let mailbox = Mailbox<Int>(waker: waker)
    mailbox.post(1)
    _ = mailbox.drain()
    mailbox.post(2)
    #expect(waker.calls.load(ordering: .relaxed) == 2)
  }

  @Test func `Messages are drained once, oldest first`() {
    let mailbox = Mailbox<Int>(waker: CountingWaker())
    for number in 0..<3 { mailbox.post(number) }
    #expect(mailbox.drain() == [0, 1, 2])
    #expect(mailbox.drain() == [])
  }

  @Test func `No message of many threads is lost`() async {
    let mailbox = Mailbox<Int>(waker: CountingWaker())
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<100 { group.addTask { mailbox.post(number) } }
    }
    #expect(mailbox.drain().sorted() == Array(0..<100))
  }
}
