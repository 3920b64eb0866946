import Host

/// Where roster keeps what it may lose.
extension CommandContext {
  /// The path of the store: the configured one, else one in ``stateDirectory``.
  func storePath(_ settings: StoreSettings) -> String {
    settings.path ?? PathResolver.join(stateDirectory, "roster.sqlite")
  }

  /// `roster` below `$XDG_STATE_HOME`.
  var stateDirectory: String {
    PathResolver.join(
      folder(in: "XDG_STATE_HOME") ?? PathResolver.join(home, ".local/state"), "roster")
  }
}
