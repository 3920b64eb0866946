/// The kinds of service that roster can ask.
package enum ProviderRegistry {
  package static let all: [ProviderDescriptor] = [
    .document360,
    .scalepad,
    .scanova,
    .scim,
    .tines,
  ]

  package static func descriptor(named name: String) -> ProviderDescriptor? {
    all.first { $0.name == name }
  }
}
