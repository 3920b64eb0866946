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
