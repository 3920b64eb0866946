package import DirectoryModel

/// What the list shows: users, or something about them.
package enum View: String, CaseIterable, Hashable, Sendable {
  case people, users, findings, changes, sources, access

  package var title: DisplayText {
    switch self {
    case .people: "People"
    case .users: "Users"
    case .findings: "Findings"
    case .changes: "Changes"
    case .sources: "Sources"
    case .access: "Access"
    }
  }

  /// Where the keys of the view's list are looked up.
  package var context: Action.Context {
    switch self {
    case .people: .listPeople
    case .users: .listUsers
    case .findings: .listFindings
    case .changes: .listChanges
    case .sources: .listSources
    case .access: .listAccess
    }
  }

  /// Why the view can't be shown; nil where it can.
  package var gap: DisplayText? {
    switch self {
    case .users, .sources, .access: nil
    case .people: "people across the sources are not there yet; 2 shows the users"
    case .findings: "findings are not there yet; a filter such as mfa:gap finds what they will"
    case .changes: "changes between readings are not there yet"
    }
  }

  /// What a number of its rows is called.
  package func noun(_ count: Int) -> DisplayText {
    switch self {
    case .people: count == 1 ? "person" : "people"
    case .users: count == 1 ? "user" : "users"
    case .findings: count == 1 ? "finding" : "findings"
    case .changes: count == 1 ? "change" : "changes"
    case .sources: count == 1 ? "source" : "sources"
    case .access: count == 1 ? "role" : "roles"
    }
  }
}

/// How the screen looks, by its name in the configuration.
package enum ThemeName: String, CaseIterable, Hashable, Sendable {
  case auto
  case highContrast = "high-contrast"
  case mono
}

/// How list and details share the screen.
package enum PaneLayout: String, CaseIterable, Hashable, Sendable {
  /// By the width: beside each other, one above the other, or the list alone.
  case auto
  /// The details right of the list.
  case beside
  /// The details under the list.
  case stacked
  /// One pane alone.
  case list
}
