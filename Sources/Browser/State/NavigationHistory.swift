/// A view with what it showed: what going back comes back to.
package struct Place: Hashable, Sendable {
  package var view: View
  /// The filter of the users.
  package var filter: String
  package var order: ListOrder?
  package var selection: ViewRow.ID?
  /// Whether it was left by following something, so that `back` comes back to it.
  var isFollowed = false
}

/// The places that were left, for going back and forward as in a web browser.
package struct NavigationHistory: Hashable, Sendable {
  private static let maximum = 100

  private(set) var past: [Place] = []
  private(set) var future: [Place] = []

  package init() {}

  package var canGoBack: Bool { !past.isEmpty }
  /// Whether the present place was come to by following something in the one before.
  package var hasFollowed: Bool { past.last?.isFollowed ?? false }
  package var canGoForward: Bool { !future.isEmpty }

  /// Notes the place that is left for a new one.
  mutating func leave(_ place: Place) {
    future = []
    guard past.last != place else { return }
    past.append(place)
    if past.count > Self.maximum { past.removeFirst() }
  }

  /// The place before; the present one is where going forward comes back to.
  mutating func back(from place: Place) -> Place? {
    guard let last = past.popLast() else { return nil }
    future.append(place)
    return last
  }

  mutating func forward(from place: Place) -> Place? {
    guard let next = future.popLast() else { return nil }
    past.append(place)
    return next
  }
}
