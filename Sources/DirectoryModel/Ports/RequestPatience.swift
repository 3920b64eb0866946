/// How long a request may wait for its turn.
package enum RequestPatience: Hashable, Sendable {
  /// Somebody waits for the answer: half a minute in all, then the error.
  case interactive
  /// Nobody waits: what the service asks for is waited out, however long.
  case background

  /// The patience of the requests that the present task and its children make.
  @TaskLocal package static var current = RequestPatience.interactive
}
