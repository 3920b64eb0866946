import Terminal
import Testing

/// Every scene against its recorded picture, a few of them at other sizes as well.
@Suite struct SceneGoldenTests {
  private static let size = Size(columns: 80, rows: 24)
  private static let otherSizes = [
    Size(columns: 200, rows: 50), Size(columns: 120, rows: 36), Size(columns: 40, rows: 12),
    Size(columns: 20, rows: 5),
  ]
  /// One of each kind: scripts, details, a mistake, what covers a part or all, no colours.
  private static let sized = Script.all.filter {
    [
      "list-end", "view-sources", "detail-security", "filter-error", "completion",
      "export-overwrite", "mono-palette", "mono-marks",
    ].contains($0.name)
  }

  @Test(arguments: Script.all)
  func `A scene looks as recorded`(script: Script) throws {
    try Golden(script, at: Self.size).expect(script.scene(at: Self.size).frame)
  }

  @Test(arguments: sized, otherSizes)
  func `A scene looks as recorded at another size`(script: Script, size: Size) throws {
    try Golden(script, at: size).expect(script.scene(at: size).frame)
  }

  @Test func `Every recorded picture is of a scene`() throws {
    let names =
      Script.all.map { Golden($0, at: Self.size).name }
      + Self.sized.flatMap { script in Self.otherSizes.map { Golden(script, at: $0).name } }
    #expect(try Set(Golden.recorded).subtracting(names) == [])
  }
}
