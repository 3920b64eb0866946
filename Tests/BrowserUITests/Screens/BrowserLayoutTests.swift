import Terminal
import Testing

@testable import Browser
@testable import BrowserUI

@Suite struct BrowserLayoutTests {
  private func layout(
    _ columns: Int, _ rows: Int, focus: AppState.Pane = .list, isZoomed: Bool = false,
    split: Int = 0, style: PaneLayout = .auto
  ) -> BrowserLayout {
    BrowserLayout(
      size: Size(columns: columns, rows: rows), focus: focus, isZoomed: isZoomed, split: split,
      style: style)
  }

  private func parts(_ layout: BrowserLayout) -> [Rect] {
    [
      layout.top, layout.filter, layout.listHeader, layout.list, layout.divider,
      layout.detailHeader, layout.detail, layout.status, layout.hints,
    ]
  }

  @Test(arguments: [-6, 0, 6], PaneLayout.allCases)
  func `The parts cover the screen and never each other, however it is shared`(
    split: Int, style: PaneLayout
  ) {
    for columns in [1, 20, 59, 60, 80, 100, 300] {
      for rows in 1...40 {
        let parts = parts(layout(columns, rows, split: split, style: style))
        #expect(parts.reduce(0) { $0 + $1.columns * $1.rows } == columns * rows)
      }
    }
  }

  @Test func `Beside and stacked hold as long as there is room, and the list stands alone`() {
    #expect(layout(80, 24, style: .beside).divider.columns == 2)
    #expect(layout(200, 50, style: .stacked).divider.rows == 1)
    #expect(layout(200, 50, style: .list).detail.isEmpty)
  }

  @Test func `The list gets more of the screen, or less`() {
    #expect(layout(120, 36, split: 2).list.columns > layout(120, 36).list.columns)
    #expect(layout(80, 24, split: -3).list.rows < layout(80, 24).list.rows)
  }

  @Test(arguments: [AppState.Pane.list, .detail], [false, true])
  func `The parts cover the screen and never each other`(focus: AppState.Pane, isZoomed: Bool) {
    for columns in [1, 20, 40, 59, 60, 69, 70, 80, 99, 100, 120, 200] {
      for rows in 1...60 {
        let parts = parts(layout(columns, rows, focus: focus, isZoomed: isZoomed))
        let cells = parts.reduce(0) { $0 + $1.columns * $1.rows }
        #expect(cells == columns * rows, "\(columns)x\(rows)")
        for (index, part) in parts.enumerated() where !part.isEmpty {
          #expect(part.intersection(Rect(Size(columns: columns, rows: rows))) == part)
          for other in parts[(index + 1)...] {
            #expect(part.intersection(other).isEmpty, "\(columns)x\(rows)")
          }
        }
      }
    }
  }

  @Test func `From a hundred columns on the panes stand side by side`() {
    #expect(layout(100, 24).divider.rows == layout(100, 24).list.rows + 1)
    #expect(layout(99, 24).divider.rows == 1)
  }

  @Test func `Under sixty columns the pane with the keys stands alone`() {
    #expect(layout(59, 24).detail.isEmpty)
    #expect(layout(59, 24, focus: .detail).list.isEmpty)
    #expect(!layout(60, 24).detail.isEmpty)
  }

  @Test func `A zoomed pane stands alone`() {
    #expect(layout(120, 36, isZoomed: true).detail.isEmpty)
    #expect(layout(120, 36, focus: .detail, isZoomed: true).list.isEmpty)
  }

  @Test(arguments: 5...60)
  func `From five rows on there is room for two users`(rows: Int) {
    #expect(layout(20, rows).list.rows >= 2)
  }
}
