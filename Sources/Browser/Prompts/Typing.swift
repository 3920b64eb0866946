/// What is being typed, and what was typed before.
struct Typing: Sendable {
  private(set) var prompt: Prompt?
  private(set) var searches = Searches()
  /// Filters that were used, the newest last.
  private(set) var filters: [String] = []

  /// The most filters that are kept.
  private static let mostFilters = 200

  /// Begins to type, or goes on with what was typed meanwhile.
  mutating func open(_ prompt: Prompt) { self.prompt = prompt }

  mutating func close() { prompt = nil }

  mutating func insert(_ text: String) {
    prompt?.editor.insert(text)
    prompt?.completion = nil
    prompt?.recall = nil
  }

  /// Takes the way to complete that was chosen.
  mutating func endCompletion() { prompt?.completion = nil }

  mutating func look(for text: String, in pane: AppState.Pane) {
    if pane == .detail { searches.detail = text } else { searches.list = text }
  }

  /// Adds a filter to those that were used, as the newest.
  mutating func remember(_ filter: String) {
    guard !filter.isEmpty else { return }
    filters.removeAll { $0 == filter }
    filters.append(filter)
    if filters.count > Self.mostFilters { filters.removeFirst() }
  }

  mutating func restore(_ filters: [String]) { self.filters = filters }
}

extension AppState {
  /// The line that is being typed into.
  package var prompt: Prompt? { typing.prompt }
  package var searches: Searches { typing.searches }
  /// Filters that were used, the newest last.
  package var filterHistory: [String] { typing.filters }
}
