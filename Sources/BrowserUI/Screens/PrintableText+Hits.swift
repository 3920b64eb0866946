import DirectoryModel
import DirectoryText
import Terminal

extension PrintableText {
  /// The cells in which a text occurs, without regard to case and accents.
  func hits(of wanted: String) -> [(column: Int, columns: Int)] {
    let needle = wanted.folded
    guard !needle.isEmpty else { return [] }
    let characters = Array(printable)
    let folded = characters.map { String($0).folded }
    var hits: [(column: Int, columns: Int)] = []
    var start = 0
    while start < characters.count {
      var end = start
      var text = ""
      while end < characters.count, text.count < needle.count {
        text += folded[end]
        end += 1
      }
      guard text == needle else {
        start += 1
        continue
      }
      let before = DisplayText(String(characters[..<start])).columns
      hits.append((before, DisplayText(String(characters[start..<end])).columns))
      start = end
    }
    return hits
  }
}
