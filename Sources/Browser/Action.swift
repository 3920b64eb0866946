package import DirectoryModel

/// Something that a person can ask the browser to do: what keys are bound to.
package struct Action: Hashable, Sendable {
  package let name: Name
  /// The word or text after the name, where the action takes one.
  package let argument: String?

  package init(_ name: Name, _ argument: String? = nil) {
    self.name = name
    self.argument = argument
  }

  /// Every action, by its name in keymap.conf; the one table behind dispatch, help and keymap.
  package enum Name: String, CaseIterable, Hashable, Sendable {
    case back, quit, stop, close, suspend, redraw, help, messages
    case nextPane = "next-pane"
    case previousPane = "previous-pane"
    case zoom, refresh
    case refreshAll = "refresh-all"
    case nextTab = "next-tab"
    case previousTab = "previous-tab"
    case moveDown = "move-down"
    case moveUp = "move-up"
    case moveFirst = "move-first"
    case moveLast = "move-last"
    case moveTop = "move-top"
    case moveMiddle = "move-middle"
    case moveBottom = "move-bottom"
    case scroll
    case open, filter
    case adminPage = "admin-page"
    case nextRecord = "next-record"
    case previousRecord = "previous-record"
    case accept, cancel
    case cursorLeft = "cursor-left"
    case cursorRight = "cursor-right"
    case cursorStart = "cursor-start"
    case cursorEnd = "cursor-end"
    case wordLeft = "word-left"
    case wordRight = "word-right"
    case deleteBackward = "delete-backward"
    case deleteForward = "delete-forward"
    case deleteWord = "delete-word"
    case deleteToStart = "delete-to-start"
    case deleteToEnd = "delete-to-end"
  }
}

extension Action {
  /// How far `scroll` goes: the words that it takes.
  package enum Distance: String, CaseIterable, Hashable, Sendable {
    case halfDown = "half-down"
    case halfUp = "half-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
  }

  /// What an action takes after its name.
  package enum Argument: Hashable, Sendable {
    case none
    /// One of these words.
    case oneOf([String])
    /// Any text, or nothing.
    case optionalText
  }

  /// Where the help lists an action.
  package enum Group: String, CaseIterable, Hashable, Sendable {
    case moving = "Moving"
    case users = "Users"
    case panes = "Panes"
    case program = "Program"
    case typing = "Typing"
  }

  /// Where keys are looked up: each context falls back on its parent.
  package enum Context: String, CaseIterable, Hashable, Sendable {
    case generic, list
    case listPeople = "list.people"
    case listUsers = "list.users"
    case listFindings = "list.findings"
    case listChanges = "list.changes"
    case listSources = "list.sources"
    case listAccess = "list.access"
    case detail, raw, help, menu, visual, prompt

    /// Where a key is looked up that this context does not bind; nil at the root.
    ///
    /// A prompt has no parent: its printable keys type.
    package var parent: Context? {
      switch self {
      case .generic, .prompt: nil
      case .list, .detail, .help, .menu: .generic
      case .raw: .detail
      case .visual, .listPeople, .listUsers, .listFindings, .listChanges, .listSources,
        .listAccess:
        .list
      }
    }
  }
}

extension Action.Name {
  /// What the action does, as the help and the keymap say it.
  package var help: DisplayText {
    switch self {
    case .back: "Go back; at the root, quit"
    case .quit: "Quit"
    case .stop: "Stop what loads; with nothing loading, quit"
    case .close: "Close the topmost: help, prompt, filter"
    case .suspend: "Suspend to the shell; fg comes back"
    case .redraw: "Draw the screen anew"
    case .help: "Show the keys that work here"
    case .messages: "Show all messages"
    case .nextPane: "Go to the next pane"
    case .previousPane: "Go to the previous pane"
    case .zoom: "Give the pane the whole screen, or its share again"
    case .refresh: "Read the shown user again"
    case .refreshAll: "Read all sources again"
    case .nextTab: "Next tab of the details"
    case .previousTab: "Previous tab of the details"
    case .moveDown: "One down"
    case .moveUp: "One up"
    case .moveFirst: "To the first"
    case .moveLast: "To the last"
    case .moveTop: "To the top of the screen"
    case .moveMiddle: "To the middle of the screen"
    case .moveBottom: "To the bottom of the screen"
    case .scroll: "Scroll by half a page or a page"
    case .open: "Open the details of the selected user"
    case .filter: "Filter the list as you type, or by the given text"
    case .adminPage: "Copy the address of the user's admin page"
    case .nextRecord: "Show the next user"
    case .previousRecord: "Show the previous user"
    case .accept: "Keep what was typed"
    case .cancel: "Go back to what was there before"
    case .cursorLeft: "One character to the left"
    case .cursorRight: "One character to the right"
    case .cursorStart: "To the start of the line"
    case .cursorEnd: "To the end of the line"
    case .wordLeft: "One word to the left"
    case .wordRight: "One word to the right"
    case .deleteBackward: "Delete the character before the cursor"
    case .deleteForward: "Delete the character at the cursor"
    case .deleteWord: "Delete the word before the cursor"
    case .deleteToStart: "Delete all before the cursor"
    case .deleteToEnd: "Delete all from the cursor on"
    }
  }

  package var argument: Action.Argument {
    switch self {
    case .scroll: .oneOf(Action.Distance.allCases.map(\.rawValue))
    case .filter: .optionalText
    default: .none
    }
  }

  package var group: Action.Group {
    switch self {
    case .moveDown, .moveUp, .moveFirst, .moveLast, .moveTop, .moveMiddle, .moveBottom, .scroll:
      .moving
    case .open, .filter, .adminPage, .refresh, .refreshAll, .nextRecord, .previousRecord: .users
    case .nextPane, .previousPane, .zoom, .nextTab, .previousTab: .panes
    case .back, .quit, .stop, .close, .suspend, .redraw, .help, .messages: .program
    case .accept, .cancel, .cursorLeft, .cursorRight, .cursorStart, .cursorEnd, .wordLeft,
      .wordRight, .deleteBackward, .deleteForward, .deleteWord, .deleteToStart, .deleteToEnd:
      .typing
    }
  }
}
