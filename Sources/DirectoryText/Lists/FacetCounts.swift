package import DirectoryModel

/// How many users have what, by one field or several: as text and in JSON.
package struct FacetCounts: Sendable {
  private var counts: [(field: FacetField, values: [FacetCount])] = []

  package init() {}

  /// Adds what users have of a field.
  package mutating func add(_ values: [FacetCount], of field: FacetField) {
    counts.append((field, values))
  }

  /// A number and a value a line; several fields stand apart under their titles.
  package var text: String {
    var lines: [DisplayText] = []
    for (field, values) in counts {
      if !lines.isEmpty { lines.append(.empty) }
      if counts.count > 1 { lines.append(field.title) }
      let width = values.map { $0.count.grouped.count }.max() ?? 0
      for value in values {
        let number = value.count.grouped
        let blanks = String(repeating: " ", count: width - number.count)
        lines.append("\(blanks)\(number)  \(value.value)")
      }
    }
    return lines.map { $0.printable + "\n" }.joined()
  }

  /// The counts by the names of their fields, in place of items.
  package func json(in frame: DocumentFrame) -> JSON {
    let by = counts.map { field, values in
      JSON.Member(
        field.rawValue,
        .array(values.map { ["value": .string($0.value), "count": JSON($0.count)] }))
    }
    return .object(frame.members(of: "count") + [JSON.Member("by", .object(by))])
  }
}
