/// A configured tenant of a provider: one list of users that roster can ask.
package struct Source: Hashable, Sendable {
  /// The unique name from the configuration (`[a-z0-9._-]`), shown everywhere.
  package let name: String
  /// One character for the columns that have a cell a source.
  package let tag: Character
  /// The kind of service, by its name in the registry of providers: `tines`, `scim` …
  package let provider: String

  package init(name: String, tag: Character, provider: String) {
    self.name = name
    self.tag = tag
    self.provider = provider
  }
}
