/// What has changed from one result to a later one.
struct Comparison {
  /// One thing that was measured at least once.
  struct Change: Hashable {
    let figure: String
    let what: String
    let before: Measurement?
    let after: Measurement?

    /// How much the value has grown, as a share of what it was.
    var growth: Double? {
      guard let before, let after, before.value > 0 else { return nil }
      return after.value / before.value - 1
    }

    /// Whether what was reached no longer is; what was not measured is not missed.
    var isLost: Bool { before?.verdict == .reached && after?.verdict == .missed }
  }

  let changes: [Change]

  init(_ before: BenchResult, _ after: BenchResult) {
    var changes = before.measurements.map { old in
      Change(
        figure: old.figure, what: old.what, before: old,
        after: after.measurements.first { $0.figure == old.figure && $0.what == old.what })
    }
    for new in after.measurements
    where !changes.contains(where: { $0.figure == new.figure && $0.what == new.what }) {
      changes.append(Change(figure: new.figure, what: new.what, before: nil, after: new))
    }
    self.changes = changes
  }

  /// Whether a figure that was reached no longer is.
  var hasLost: Bool { changes.contains(where: \.isLost) }

  var text: String {
    var table = TextTable(
      header: ["FIGURE", "WHAT", "BEFORE", "AFTER", "CHANGE", "RATIO", "WAS", "IS", ""],
      numeric: [2, 3, 4, 5])
    for change in changes { table.add(Self.cells(change)) }
    let lost = changes.count(where: \.isLost)
    return table.text + (lost == 0 ? "" : "\n\(lost) no longer reached\n")
  }

  private static func cells(_ change: Change) -> [String] {
    let ratios = [change.before, change.after].map { measurement in
      measurement?.ratio.map { "\($0.rounded(toPlaces: 2))" } ?? ""
    }
    let growth = change.growth.map { growth in
      "\(growth < 0 ? "" : "+")\((growth * 100).rounded(toPlaces: 1)) %"
    }
    return [
      change.figure, change.what,
      change.before.map { $0.unit.text($0.value) } ?? "not measured",
      change.after.map { $0.unit.text($0.value) } ?? "not measured", growth ?? "",
      ratios == ["", ""] ? "" : ratios.joined(separator: " -> "),
      change.before.map { $0.verdict == .information ? "" : $0.verdict.rawValue } ?? "",
      change.after.map { $0.verdict == .information ? "" : $0.verdict.rawValue } ?? "",
      change.isLost ? "NO LONGER REACHED" : "",
    ]
  }
}
