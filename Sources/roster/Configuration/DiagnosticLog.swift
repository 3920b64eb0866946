import DirectoryModel

/// Collects the mistakes of one part of a file.
struct DiagnosticLog {
  /// The path of the file as it was given.
  let file: String
  /// Where the keys and values of the file stand.
  let locations: TOMLLocations
  /// What was found so far, in the order of finding.
  private(set) var diagnostics: [ConfigurationDiagnostic] = []

  init(file: String, locations: TOMLLocations) {
    self.file = file
    self.locations = locations
  }

  /// Notes a mistake in a value, pointing at the value.
  mutating func value(_ path: TOMLPath, _ message: DisplayText, hint: String? = nil) {
    add(locations.value(path), message, hint: hint)
  }

  /// Notes a mistake in a key, pointing at the key.
  mutating func key(_ path: TOMLPath, _ message: DisplayText, hint: String? = nil) {
    add(locations.key(path), message, hint: hint)
  }

  private mutating func add(_ position: TOMLPosition, _ message: DisplayText, hint: String?) {
    diagnostics.append(
      ConfigurationDiagnostic(
        file: DisplayText(file), position: position, message: message,
        hint: hint.map { DisplayText($0) }))
  }
}
