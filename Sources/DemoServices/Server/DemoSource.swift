/// One running service, as a source of the program's configuration.
package struct DemoSource: Sendable, Equatable {
  /// The source's name, which is its provider's.
  package let name: String
  /// The provider kind: `tines`, `scanova`, `document360`, `scalepad` or `scim`.
  package let provider: String
  /// The `url` of the configuration: `http://127.0.0.1:PORT`, for ScalePad with `/v2`, for SCIM
  /// with `/scim/v2`.
  package let baseURL: String
  /// The only credential that the service accepts.
  package let credential: String
  /// ScalePad's client id; nil for the others.
  package let clientID: String?
}
