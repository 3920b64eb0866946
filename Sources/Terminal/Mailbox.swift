import Synchronization

/// Messages from any thread for the one that owns the terminal.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let waker: any Waker

  /// Makes an empty box; `waker` wakes the thread that drains it.
  package init(waker: any Waker) {
    self.waker = waker
  }

  /// Adds a message; wakes the reader only when the box was empty, so a flood costs one wake-up.
  package func post(_ message: Message) {
    let wasEmpty = messages.withLock { messages in
      messages.append(message)
      return messages.count == 1
    }
    if wasEmpty { waker.wake() }
  }

  /// Takes all messages, oldest first.
  package func drain() -> [Message] {
    messages.withLock { messages in
      let all = messages
      messages = []
      return all
    }
  }
}
