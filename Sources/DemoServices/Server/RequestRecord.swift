/// A request that arrived at a demo service.
package struct RequestRecord: Sendable, Equatable {
  /// The service's name.
  package let service: String
  /// The method's name.
  package let method: String
  /// The path as it was sent.
  package let path: String
  /// The query as it was sent; nil without one.
  package let query: String?
  /// The `Authorization` header, at Document360 `api_token`; nil if it was not sent.
  package let authorization: String?
}
