package import DirectoryModel

/// What `copy` copies of a user.
package enum CopyForm: String, CaseIterable, Hashable, Sendable {
  case row, email, id, cell, json, ticket, url
  /// The `roster list …` command that prints what the list shows.
  case command
}

/// Text for the clipboard, and what it is.
package struct Clip: Hashable, Sendable {
  package let text: String
  /// Such as `the e-mail address of Bob Brown`.
  package let what: DisplayText

  package init(_ text: String, what: DisplayText) {
    self.text = text
    self.what = what
  }

  /// The most bytes that are handed to a terminal or to tmux: several terminals drop an OSC 52
  /// sequence of more than 100,000 bytes, in which four bytes stand for three.
  package static let maximumBytes = 74_000

  package var bytes: Int { text.utf8.count }

  /// How much it is: `17 bytes`.
  package var size: DisplayText { bytes == 1 ? "1 byte" : "\(bytes.grouped) bytes" }
}
