/// Where the keys and values of a TOML document stand.
///
/// TOMLKit gives positions for syntax errors only. This map is made by ``TOMLScanner`` from a
/// document that TOMLKit has accepted, so that a mistake in the meaning can be pointed at as well.
struct TOMLLocations: Sendable {
  /// The places of one key and its value.
  struct Location: Hashable, Sendable {
    /// The first character of the key; for an element of an array, of the element.
    let key: TOMLPosition
    /// The first character of the value; for a table with a header, of the key in the header.
    let value: TOMLPosition
  }

  private var locations: [TOMLPath: Location]

  /// Scans a document that is known to be valid TOML.
  init(scanning text: String) {
    var scanner = TOMLScanner(text)
    locations = scanner.scan()
  }

  /// The places of exactly this path, if it stands in the document.
  subscript(path: TOMLPath) -> Location? { locations[path] }

  /// Where the key stands, or else the nearest table around it.
  func key(_ path: TOMLPath) -> TOMLPosition {
    nearest(path)?.key ?? .start
  }

  /// Where the value stands, or else the nearest table around it.
  func value(_ path: TOMLPath) -> TOMLPosition {
    nearest(path)?.value ?? .start
  }

  private func nearest(_ path: TOMLPath) -> Location? {
    var path = path
    while !path.steps.isEmpty {
      if let location = locations[path] { return location }
      path = path.parent
    }
    return nil
  }
}
