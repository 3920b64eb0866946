/// What a demo service does in place of answering well.
package struct DemoFault: Sendable {
  /// The service's name.
  package let service: String
  /// What the path must start with.
  package let pathPrefix: String
  /// How many matching requests it meets.
  package var remaining: Int
  /// How long the answer is held back.
  package let delay: Duration
  /// The status to answer; nil lets the service answer after the delay.
  package let status: Int?
  /// The body that goes with the status.
  package let body: String
  /// The headers that go with the status.
  package let headers: [String: String]
  /// Whether the connection breaks in the middle of the answer.
  package let isCut: Bool
  /// Which record of the answer's list comes malformed, counted from 0 and round again; nil leaves
  /// all of them as they are.
  package let malformedRecord: Int?

  /// Meets the next `count` requests at `service` whose path starts with `pathPrefix`.
  package init(
    service: String, pathPrefix: String = "/", count: Int = 1, delay: Duration = .zero,
    status: Int? = nil, body: String = "", headers: [String: String] = [:],
    isCut: Bool = false, malformedRecord: Int? = nil
  ) {
    self.service = service
    self.pathPrefix = pathPrefix
    remaining = count
    self.delay = delay
    self.status = status
    self.body = body
    self.headers = headers
    self.isCut = isCut
    self.malformedRecord = malformedRecord
  }
}
