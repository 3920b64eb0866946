/// What one provider asks of a `[[source]]`, as the registry of providers says it.
struct ProviderRequirements: Hashable, Sendable {
  /// A key that a value of another key makes necessary.
  struct Condition: Hashable, Sendable {
    /// The key that decides, such as `api_version`.
    let key: String
    /// The value that it decides by, such as `v3`.
    let value: String
    /// The key that is then required, such as `project_id`.
    let requiredKey: String
  }

  /// The keys that belong to some providers only; the others are every source's.
  static let specificKeys: Set<String> = ["api_version", "auth", "client_id", "project_id"]

  /// The name in `provider = "…"`.
  let name: String
  /// The keys without which the provider cannot work, besides every source's `url` and
  /// `credential`.
  let requiredKeys: [String]
  /// The keys of ``specificKeys`` that it takes as well.
  let optionalKeys: [String]
  /// Keys that are required under a condition.
  let conditions: [Condition]

  init(
    name: String, requiredKeys: [String] = [], optionalKeys: [String] = [],
    conditions: [Condition] = []
  ) {
    self.name = name
    self.requiredKeys = requiredKeys
    self.optionalKeys = optionalKeys
    self.conditions = conditions
  }

  /// Whether a source of this provider may have the key.
  func accepts(_ key: String) -> Bool {
    !Self.specificKeys.contains(key) || requiredKeys.contains(key) || optionalKeys.contains(key)
      || conditions.contains { $0.requiredKey == key }
  }
}
