import DirectoryModel

/// What was said to the person at the screen: one message at a time, and all that were kept.
struct MessageLog: Sendable {
  /// The message of the bottom line; it stays until a key.
  private(set) var shown: Message?
  /// All that were kept, the newest last.
  private(set) var kept: [Message] = []

  /// Shows a message until a key, and keeps it.
  mutating func say(_ message: Message) {
    shown = message
    kept.append(message)
  }

  /// Shows until a key what need not be kept.
  mutating func show(_ text: DisplayText) { shown = Message(text) }

  mutating func dismiss() { shown = nil }
}

extension AppState {
  /// The message of the bottom line; it stays until a key.
  package var message: Message? { log.shown }
  /// All messages that were kept, the newest last.
  package var messages: [Message] { log.kept }

  /// Shows a message until a key, and keeps it.
  mutating func say(_ message: Message) { log.say(message) }

  /// Shows until a key why something is not done.
  mutating func refuse(_ reason: DisplayText) { log.show(reason) }
}
