extension Canvas {
  /// The text of each row without trailing spaces, for comparison with a recorded picture.
  package var lines: [String] {
    (0..<size.rows).map { row in
      Self.trimmed(self.row(row).reduce(into: "") { $0 += $1.cluster })
    }
  }

  /// The styles of each row: a letter for each style other than plain, then a legend.
  ///
  /// Letters are given in order of first appearance from the top left; plain cells are blank, and
  /// a legend line reads `a bold red`. More styles than letters show as `?`.
  package var styleLines: [String] {
    var letters: [Style: Character] = [:]
    var legend: [String] = []
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    var lines = (0..<size.rows).map { row in
      let letters = self.row(row).map { cell -> Character in
        guard cell.style != .plain else { return " " }
        if let letter = letters[cell.style] { return letter }
        let letter = letters.count < alphabet.count ? alphabet[letters.count] : "?"
        letters[cell.style] = letter
        legend.append("\(letter) \(cell.style)")
        return letter
      }
      return Self.trimmed(String(letters))
    }
    lines += legend
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    var line = line[...]
    while line.last == " " { line.removeLast() }
    return String(line)
  }
}
