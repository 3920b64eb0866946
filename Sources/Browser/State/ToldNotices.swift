import DirectoryModel

/// The notices of sources that a person was told of: what a source says again in its next reading
/// is no news, and stays on its page.
struct ToldNotices: Sendable {
  private var told: [String: [DisplayText]] = [:]

  /// What is new in the notices of a source.
  ///
  /// What a whole reading no longer says would be news again.
  mutating func news(in source: SourceState) -> [DisplayText] {
    let known = told[source.source.name] ?? []
    let news = source.notices.filter { !known.contains($0) }
    told[source.source.name] = source.phase == .complete ? source.notices : known + news
    return news
  }
}
