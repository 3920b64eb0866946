/// One comparison of a figure: what roster took, what its peer took, and what was to be reached.
struct Measurement: Codable, Hashable {
  /// What the values are in.
  enum Unit: String, Codable, Hashable {
    case milliseconds, bytes, count
  }

  /// The peer on the same work.
  struct Peer: Codable, Hashable {
    let name: String
    let samples: Samples
  }

  /// What is to be reached: at most so many times the peer, and so much beside that.
  struct Bound: Codable, Hashable {
    var factor = 0.0
    var allowance = 0.0
  }

  /// How it stands.
  enum Verdict: String, Codable, Hashable {
    case reached, missed
    /// Nothing was to be reached: it is there to know.
    case information
  }

  /// The name of the figure.
  let figure: String
  /// What was measured, in words; one of a kind within the figure.
  let what: String
  let unit: Unit
  var statistic = Statistic.median
  let samples: Samples
  var peer: Peer?
  var bound: Bound?
  /// What one should know to read the numbers.
  var note: String?

  var value: Double { samples.value(statistic) }
  var peerValue: Double? { peer?.samples.value(statistic) }

  /// Roster's value in terms of the peer's.
  var ratio: Double? {
    guard let peerValue, peerValue > 0 else { return nil }
    return value / peerValue
  }

  /// The most that the value may be.
  var limit: Double? {
    guard let bound else { return nil }
    if bound.factor == 0 { return bound.allowance }
    return peerValue.map { $0 * bound.factor + bound.allowance }
  }

  var verdict: Verdict {
    guard let limit else { return .information }
    return value <= limit ? .reached : .missed
  }
}
