extension Record {
  /// How many mended strings of a record are named; more of them say no more.
  private static let mostMends = 20

  /// Reads the bytes of a record that a service wrote.
  ///
  /// A string that holds what is no Unicode text costs that text: U+FFFD takes its place, and a
  /// problem names the member. Secrets are null, see ``withoutSecrets(_:)``.
  /// What is read in place of what came, `canonical` says: the same members in the same order
  /// whatever their strings hold.
  /// - Throws: where the bytes are no JSON even so.
  package convenience init(
    parsing bytes: ArraySlice<UInt8>, canonical: (JSON) -> JSON = { $0 }
  ) throws(JSONError) {
    let report = Report(isForeign: true)
    let (json, mends, secrets) = try JSONParser.read(bytes, faults: .replaced)
    report.secrets = secrets
    var written: JSON?
    if !mends.isEmpty {
      written = canonical(try JSONParser.read(bytes, faults: .written).json)
      report.note(mends, limit: Self.mostMends)
    }
    self.init(canonical(json), written: written, at: .root, report: report)
  }

  /// The bytes that the record was read from, with null for the value of each secret.
  package func withoutSecrets(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    if report.secrets.isEmpty { return Array(bytes) }
    return bytes.replacing(
      report.secrets.map { $0.lowerBound + bytes.startIndex..<$0.upperBound + bytes.startIndex })
  }
}

extension Record.Report {
  fileprivate func note(_ mends: [JSON.Mend], limit: Int) {
    mended = Set(mends.map(\.path))
    for mend in mends.prefix(limit) {
      let path = mend.path.isEmpty ? "record" : mend.path
      problems.append("\(mend.isName ? "the name " : "")\(path) \(mend.fault)")
    }
    if mends.count > limit {
      problems.append("\(mends.count - limit) more strings are no text as they should be")
    }
  }
}
