import DirectoryModel
import DirectoryText

extension AppState {
  /// The raw JSON of the shown user as it is folded; nil where it is not shown, or none.
  var outline: RawOutline? {
    guard tab == .raw, let raw = selectedUser?.rawJSON else { return nil }
    return RawOutline(raw, folds: details.folds)
  }

  /// Folds or unfolds what begins at the cursor, or what the cursor is in.
  mutating func toggleFold() {
    guard let outline, let path = outline.foldablePath(at: detailPosition.index) else { return }
    details.toggleFold(path)
    stand(on: path)
  }

  mutating func foldAll() {
    guard let raw = selectedUser?.rawJSON else { return }
    details.fold(RawOutline.foldable(in: raw))
    stand(on: "")
  }

  mutating func unfoldAll() {
    let path = outline?.foldablePath(at: detailPosition.index)
    details.fold([])
    stand(on: path ?? "")
  }

  private mutating func stand(on path: String) {
    guard let outline else { return }
    details.stand(on: outline.line(of: path) ?? 0, of: outline.lines.count)
  }
}
