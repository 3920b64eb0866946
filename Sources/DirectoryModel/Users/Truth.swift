/// Kleene's three answers: what is true of a user, what is not, and what its source does not tell.
package enum Truth: Hashable, Sendable {
  case yes, no, unknown

  package init(_ value: Bool) { self = value ? .yes : .no }

  /// Nil is unknown.
  package init(_ value: Bool?) { self = value.map { $0 ? .yes : .no } ?? .unknown }

  package static prefix func ! (truth: Truth) -> Truth {
    switch truth {
    case .yes: .no
    case .no: .yes
    case .unknown: .unknown
    }
  }

  /// The lesser of both, where no < unknown < yes.
  package static func && (left: Truth, right: @autoclosure () -> Truth) -> Truth {
    if left == .no { return .no }
    let other = right()
    return left == .yes ? other : other == .no ? .no : .unknown
  }

  /// The greater of both, where no < unknown < yes.
  package static func || (left: Truth, right: @autoclosure () -> Truth) -> Truth {
    if left == .yes { return .yes }
    let other = right()
    return left == .no ? other : other == .yes ? .yes : .unknown
  }
}
