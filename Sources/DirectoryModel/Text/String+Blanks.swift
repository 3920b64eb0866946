extension StringProtocol {
  /// The text without what nobody sees at its ends: blanks, no-break spaces, and what stays of a copy
  /// out of a web page or a spreadsheet, such as U+200B and U+FEFF.
  package var trimmingBlanks: String {
    func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isWhitespace || scalar.isHidden
    }
    let scalars = unicodeScalars.drop(while: isUnseen).reversed().drop(while: isUnseen).reversed()
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }
}
