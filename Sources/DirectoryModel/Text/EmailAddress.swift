/// What an e-mail address looks like, for texts that may be one or hold some.
package enum EmailAddress {
  /// Whether a text could be one: there is something on both sides of an @.
  package static func isPossible(_ text: some StringProtocol) -> Bool {
    guard let sign = text.firstIndex(of: "@") else { return false }
    return sign > text.startIndex && text.index(after: sign) < text.endIndex
  }

  /// Whether a text is surely one, and not a word with an @ in it: of RFC 5322 section 3.2.3 the
  /// letters, digits and signs that people use, and a domain with a dot.
  package static func isCertain(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && parts[1].first != "."
      && parts[0].allSatisfy { $0.isLetter || $0.isNumber || ".!#$%&'*+-^_`~".contains($0) }
      && parts[1].allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" }
  }

  /// The address that a word of a text is, without what people put around it; nil if it is none.
  package static func inside(_ word: Substring) -> String? {
    let marks = "'`.:!?*"
    var word = word.trimmingBlanks.drop { marks.contains($0) }
    while let last = word.last, marks.contains(last) { word.removeLast() }
    let scheme = "mailto:"
    if word.prefix(scheme.count).lowercased() == scheme { word.removeFirst(scheme.count) }
    return isPossible(word) ? String(word) : nil
  }

  /// What stands after the last @ of an address; nil where that is nothing.
  package static func domain(of text: String) -> String? {
    let bytes = text.utf8
    guard let sign = bytes.lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let domain = text[bytes.index(after: sign)...]
    return domain.isEmpty ? nil : String(domain)
  }
}
