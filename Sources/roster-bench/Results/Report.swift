/// A result as a table for people.
struct Report {
  let result: BenchResult

  var text: String {
    var table = TextTable(
      header: [
        "FIGURE", "WHAT", "ROSTER", "MIN-MAX", "PEER", "", "MIN-MAX", "RATIO", "AT MOST", "",
      ],
      numeric: [2, 3, 5, 6, 7, 8])
    for measurement in result.measurements { table.add(Self.cells(measurement)) }
    var text = table.text
    let notes = result.measurements.compactMap { measurement in
      measurement.note.map { "\(measurement.figure), \(measurement.what): \($0)" }
    }
    if !notes.isEmpty { text += "\n" + notes.joined(separator: "\n") + "\n" }
    let omissions = result.omissions.map { "\($0.figure): left out, \($0.reason)" }
    if !omissions.isEmpty { text += "\n" + omissions.joined(separator: "\n") + "\n" }
    let verdicts = result.measurements.map(\.verdict)
    let reached = verdicts.count { $0 == .reached }
    let missed = verdicts.count { $0 == .missed }
    text += "\n\(reached) reached, \(missed) missed, \(result.omissions.count) left out\n"
    return text
  }

  private static func cells(_ measurement: Measurement) -> [String] {
    let unit = measurement.unit
    let statistic = measurement.statistic == .median ? "" : " \(measurement.statistic.rawValue)"
    let verdict = measurement.verdict == .information ? "" : measurement.verdict.rawValue
    return [
      measurement.figure, measurement.what,
      "\(unit.text(measurement.value))\(statistic)", Self.range(measurement.samples, unit),
      measurement.peer?.name ?? "", measurement.peerValue.map(unit.text) ?? "",
      measurement.peer.map { Self.range($0.samples, unit) } ?? "",
      measurement.ratio.map { "\($0.rounded(toPlaces: 2))" } ?? "",
      measurement.limit.map(unit.text) ?? "", verdict,
    ]
  }

  private static func range(_ samples: Samples, _ unit: Measurement.Unit) -> String {
    guard samples.values.count > 1 else { return "" }
    return "\(unit.number(samples.minimum))-\(unit.number(samples.maximum))"
  }
}

extension Measurement.Unit {
  /// A value with its unit.
  func text(_ value: Double) -> String {
    switch self {
    case .milliseconds: "\(number(value)) ms"
    case .bytes: "\(number(value)) B"
    case .count: number(value)
    }
  }

  /// A value without its unit, with about three digits.
  func number(_ value: Double) -> String {
    switch self {
    case .milliseconds: "\(value.rounded(toPlaces: value < 10 ? 2 : value < 1_000 ? 1 : 0))"
    case .bytes, .count:
      value == value.rounded() ? "\(Int(value))" : "\(value.rounded(toPlaces: 1))"
    }
  }
}

extension Double {
  func rounded(toPlaces places: Int) -> Double {
    var scale = 1.0
    for _ in 0..<places { scale *= 10 }
    return (self * scale).rounded() / scale
  }
}
