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
    case views = "Views"
    case finding = "Filter, find and sort"
    case users = "Users"
    case marking = "Mark and copy"
    case panes = "Panes"
    case program = "Program"
    case typing = "Typing"
  }

  /// What on the screen an action can be about.
  package struct Scope: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The list of the view.
    package static let list = Scope(rawValue: 1)
    /// The details of what is selected.
    package static let detail = Scope(rawValue: 2)
    /// Help, messages and text to select.
    package static let overlay = Scope(rawValue: 4)
    package static let menu = Scope(rawValue: 8)
    package static let prompt = Scope(rawValue: 16)

    package static let panes: Scope = [.list, .detail]
    package static let everywhere: Scope = [.list, .detail, .overlay, .menu, .prompt]
  }

  /// What there is to know about an action: its line in the one table of actions.
  package struct Entry: Sendable {
    package let group: Group
    /// Where it means something; elsewhere it is refused in words.
    package let scope: Scope
    package let argument: Argument
    /// What it does, as the help and the keymap say it.
    package let help: DisplayText

    init(_ group: Group, _ scope: Scope, _ argument: Argument, _ help: DisplayText) {
      self.group = group
      self.scope = scope
      self.argument = argument
      self.help = help
    }

    init(_ group: Group, _ scope: Scope, _ help: DisplayText) {
      self.init(group, scope, .none, help)
    }
  }
}

extension Action {
  /// How many rows `scroll` moves, downwards positive.
  func rows(ofPage page: Int) -> Int {
    switch argument.flatMap(Distance.init(rawValue:)) {
    case .halfDown: max(1, page / 2)
    case .halfUp: -max(1, page / 2)
    case .pageDown: max(1, page - 1)
    case .pageUp: -max(1, page - 1)
    case nil: 0
    }
  }
}
