package import DirectoryModel

extension Int {
  /// So many bytes in the unit that reads best: `340 bytes`, `12 kB`, `2.1 MB`.
  package var byteWords: DisplayText {
    if self < 1_000 { return self == 1 ? "1 byte" : "\(self) bytes" }
    let units: [(size: Int, name: DisplayText)] = [
      (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"),
    ]
    let unit = units.first { self >= $0.size } ?? (1_000, "kB")
    let tenths = self / (unit.size / 10)
    return tenths < 100
      ? "\(tenths / 10).\(tenths % 10) \(unit.name)" : "\((tenths / 10).grouped) \(unit.name)"
  }
}
