/// A credential: it can be sent, and never be shown, logged or compared by accident.
package struct Secret: Sendable {
  private let value: String

  package init(_ value: String) { self.value = value }

  /// The credential itself, for the header that carries it and for nothing else.
  package func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: [(label: String?, value: Any)]()) }
}
