/// A repeating choice of numbers: which of `0, 1, 2, …` belong to something, decided by their
/// place in a period.
///
/// Counting the members below a number and finding the n-th member cost the same at a million as
/// at ten, so any page of a list can be computed directly.
struct Cycle: Sendable {
  private let period: Int
  private let places: [Int]
  private let ordinals: [Int?]

  /// Numbers whose remainder by `period` is one of `places` (ascending, not empty).
  init(period: Int, places: [Int]) {
    self.period = period
    self.places = places
    var ordinals = [Int?](repeating: nil, count: period)
    for (ordinal, place) in places.enumerated() { ordinals[place] = ordinal }
    self.ordinals = ordinals
  }

  /// How many members are below `limit`.
  func count(below limit: Int) -> Int {
    let rest = limit % period
    return limit / period * places.count + places.count { $0 < rest }
  }

  /// The member with `ordinal` members below it.
  func member(_ ordinal: Int) -> Int {
    ordinal / places.count * period + places[ordinal % places.count]
  }

  /// How many members are below `number`, or nil if it is not a member itself.
  func ordinal(of number: Int) -> Int? {
    guard number >= 0, let ordinal = ordinals[number % period] else { return nil }
    return number / period * places.count + ordinal
  }
}
