package import DirectoryModel

extension Action {
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

    /// The context in the words of a heading: `the list`.
    package var words: DisplayText {
      switch self {
      case .detail: "the details"
      case .raw: "the raw JSON"
      case .prompt: "a line being typed"
      case .help: "help and messages"
      case .menu: "a menu"
      case .visual: "a range being marked"
      default: "the list"
      }
    }
  }
}
