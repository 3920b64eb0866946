import Terminal

/// Text taken as it stands, for tests that need more than ASCII.
struct TestText: PrintableText {
  let printable: String

  init(_ printable: String) {
    self.printable = printable
  }
}
