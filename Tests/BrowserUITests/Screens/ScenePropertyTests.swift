import Browser
import Terminal
import Testing

/// What holds for all scenes at sizes of which no picture is recorded.
@Suite struct ScenePropertyTests {
  private static let sizes = [
    (200, 50), (120, 36), (100, 24), (99, 30), (60, 14), (40, 12), (33, 9), (20, 5),
  ].map { Size(columns: $0, rows: $1) }
  /// Where there is no room for words any more.
  private static let tiny = [(7, 3), (2, 30), (1, 1)].map { Size(columns: $0, rows: $1) }

  /// Plays a script at each size and tells which rules its frames break.
  private func expect(
    _ script: Script, at sizes: [Size],
    _ rules: [FrameCheck.Rule],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for size in sizes {
      let scene = try script.scene(at: size)
      let check = FrameCheck(scene: scene, frame: scene.frame)
      for rule in rules {
        let faults = rule.faults(check)
        #expect(
          faults.isEmpty, "\(script.about), at \(size.columns)x\(size.rows): \(rule.words)",
          sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: Script.all)
  func `Nothing overflows, the focus is visible, and no row is lost`(script: Script) throws {
    try expect(script, at: Self.sizes, FrameCheck.rulesWithRoom)
  }

  @Test(arguments: Script.all)
  func `Where there is no room, nothing overflows and the cursor is there`(script: Script) throws {
    try expect(script, at: Self.tiny, FrameCheck.rules)
  }

  @Test(arguments: Script.all.filter { $0.name != "theme-high-contrast" })
  func `Nothing is told by colour alone`(script: Script) throws {
    let sizes = [Size(columns: 80, rows: 24), Size(columns: 20, rows: 5)]
    try expect(
      script.mono, at: sizes,
      [
        .init(words: "there is no colour") { $0.colors },
        .init(words: "what is selected is seen") { $0.selection },
      ])
  }
}
