/// One vendor's API as a function from request to answer.
protocol Service: Sendable {
  /// The provider's name.
  var name: String { get }
  /// The only credential that is accepted.
  var credential: String { get }
  /// What stands after `http://127.0.0.1:PORT` in the configuration's `url`.
  var basePath: String { get }
  /// ScalePad's client id; nil for the others.
  var clientID: String? { get }

  /// Answers as the vendor does, also to what is wrong.
  func respond(to request: DemoRequest) -> DemoResponse
}

extension Service {
  /// Nothing, for most.
  var basePath: String { "" }
  /// Nothing, for most.
  var clientID: String? { nil }
}
