/// Times that services write for one that was never set.
extension Timestamp {
  /// Whether the instant is the first or last that some system can write: nothing happened then.
  package var isNeverSet: Bool {
    seconds < Self.firstYearsEnd || seconds >= Self.lastYear || Self.zeros.contains(seconds)
  }

  /// The year 1 is the first of .NET, Go and SQL, in some time zone still the year 0; 9999 is the
  /// last of .NET and SQL (https://learn.microsoft.com/dotnet/api/system.datetime.minvalue).
  private static let firstYearsEnd = Components(year: 2, month: 1, day: 1).secondsSinceEpoch
  private static let lastYear = Components(year: 9999, month: 1, day: 1).secondsSinceEpoch

  /// The whole seconds of zeros: that of Unix; that of Windows, which Active Directory writes for
  /// who never signed in (https://learn.microsoft.com/windows/win32/adschema/a-lastlogon); and what
  /// SQL Server makes of an empty text.
  private static let zeros: [Int64] = [
    0, Components(year: 1601, month: 1, day: 1).secondsSinceEpoch,
    Components(year: 1900, month: 1, day: 1).secondsSinceEpoch,
  ]

  /// Whether a text says that a time was never set: as an instant, as the zero of MySQL, which is no
  /// day, as the last day in a zone where it ends later than RFC 3339 can write, or as an empty text.
  package static func isNeverSet(_ text: String) -> Bool {
    if let time = Timestamp(parsing: text) { return time.isNeverSet }
    return text.hasPrefix("0000-00-00") || text.hasPrefix("9999-12-31") || text.isEmptyInDisguise
  }
}
