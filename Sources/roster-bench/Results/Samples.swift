/// The values of several runs of one thing.
struct Samples: Codable, Hashable {
  /// In the order of the runs; never empty.
  let values: [Double]

  /// One value that stands for itself.
  init(_ value: Double) { values = [value] }

  /// - Returns: nil without a value.
  init?(_ values: [Double]) {
    guard !values.isEmpty else { return nil }
    self.values = values
  }

  var minimum: Double { values.min() ?? 0 }
  var maximum: Double { values.max() ?? 0 }
  var median: Double { quantile(0.5) }

  /// The value below which a share of all lies; of an even number of values the median is the mean
  /// of the middle two.
  func quantile(_ share: Double) -> Double {
    let sorted = values.sorted()
    let place = share * Double(sorted.count - 1)
    let low = Int(place)
    guard low + 1 < sorted.count else { return sorted.last ?? 0 }
    // Beyond the median a value that was measured says more than one between two.
    guard share == 0.5 else { return sorted[min(sorted.count - 1, Int(place.rounded(.up)))] }
    return sorted[low] + (sorted[low + 1] - sorted[low]) * (place - Double(low))
  }

  func value(_ statistic: Statistic) -> Double {
    switch statistic {
    case .median: median
    case .p99: quantile(0.99)
    case .maximum: maximum
    }
  }
}

/// Which of several values counts.
enum Statistic: String, Codable, Hashable {
  case median, p99, maximum
}
