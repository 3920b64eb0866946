import Browser
import DirectoryModel
import Terminal
import Testing

/// The properties themselves find the frames that are at fault.
@Suite struct FrameCheckTests {
  /// What a property finds in a frame once it was spoilt; before that it has to find nothing.
  private func faults(
    of scene: Scene, _ property: (FrameCheck) -> [String], _ spoil: (inout Frame) -> Void
  ) -> [String] {
    var frame = scene.frame
    #expect(property(FrameCheck(scene: scene, frame: frame)).isEmpty)
    spoil(&frame)
    return property(FrameCheck(scene: scene, frame: frame))
  }

  @Test func `A frame of another size`() {
    let faults = faults(of: .complete(80, 24), { $0.width }) {
      $0 = Frame(canvas: Canvas(size: Size(columns: 79, rows: 24)), cursor: $0.cursor)
    }
    #expect(faults.count == 1)
  }

  @Test(arguments: [Point(column: 80, row: 3), Point(column: 0, row: -1), nil])
  func `A cursor that is nowhere`(cursor: Point?) {
    #expect(!faults(of: .complete(80, 24), { $0.cursor }) { $0.cursor = cursor }.isEmpty)
  }

  @Test(arguments: [(80, 24, Point(column: 7, row: 11)), (120, 36, Point(column: 63, row: 9))])
  func `Text in the line between the panes`(columns: Int, rows: Int, point: Point) {
    let faults = faults(of: .complete(columns, rows), { $0.overflow }) {
      $0.canvas.put("x", at: point)
    }
    #expect(faults.count == 1)
  }

  @Test func `A selected row without its mark`() {
    #expect(
      faults(of: .complete(80, 24), { $0.focus }) {
        $0.canvas.put(" ", at: Point(column: 0, row: 3))
      }.count == 1)
    #expect(
      faults(of: .complete(80, 24), { $0.rows }) {
        $0.canvas.put(" ", at: Point(column: 0, row: 3))
      }.count == 1)
  }

  @Test func `A selected row that is marked in part, and another one that looks like it`() {
    #expect(
      faults(of: .complete(80, 24), { $0.selection }) {
        $0.canvas.put(" ", at: Point(column: 79, row: 3))
      }.count == 1)
    #expect(
      faults(of: .complete(80, 24), { $0.selection }) {
        $0.canvas.fill(Rect(column: 0, row: 4, columns: 80, rows: 1), style: .plain.reversed())
      }.count == 1)
  }

  @Test func `A cursor that stands away from what is typed`() {
    var scene = Scene.complete(80, 24)
    scene.perform(.filter)
    scene.type("alice")
    #expect(
      !faults(of: scene, { $0.focus }) { $0.cursor = Point(column: 3, row: 1) }.isEmpty)
  }

  @Test func `A row that is drawn over, and a mark too many`() {
    #expect(
      faults(of: .complete(80, 24), { $0.rows }) { frame in
        frame.canvas.fill(Rect(column: 2, row: 8, columns: 78, rows: 1))
      }.count == 1)
    #expect(
      faults(of: .complete(80, 24), { $0.rows }) {
        $0.canvas.put(">", at: Point(column: 0, row: 5))
      }.count == 1)
  }

  @Test func `A colour`() {
    var scene = Scene.complete(80, 24)
    scene.perform(Action(.theme, "mono"))
    let faults = faults(of: scene, { $0.colors }) {
      $0.canvas.put("x", at: Point(column: 9, row: 9), style: .plain.colored(.red))
    }
    #expect(faults.count == 1)
  }
}
