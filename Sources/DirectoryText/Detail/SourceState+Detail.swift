package import DirectoryModel

extension SourceState {
  /// All that is known of a source's state, a line each, also where nothing is known; `byHand` is
  /// how a person has it read again, since by itself it is only at a start.
  package func details(byHand: DisplayText) -> [DetailLine] {
    var lines = [DetailLine("state", words, isTroubled ? .warning : .none)]
    lines += error?.details ?? []
    lines += [
      nextRequestLine, DetailLine("next reading", nextReading(byHand: byHand)), budgetLine, .blank,
      DetailLine("users", "\(got.grouped) read\(expectation)"),
      DetailLine(
        "read whole", asOf.map { $0.dateAndTime } ?? "never", asOf == nil ? .warning : .none),
      DetailLine("provider", "\(source.provider)"),
      DetailLine("name and tag", "\(name), \(source.tag)"),
      changes.map { DetailLine("last run", $0.words) }
        ?? DetailLine("last run", isStored ? "not in this session" : "--", .faint),
      .blank, .heading("What the source said (\(notices.count))"),
    ]
    return lines
      + (notices.isEmpty
        ? [DetailLine("nothing", "", .faint)] : notices.map { DetailLine("", $0) })
  }

  private var nextRequestLine: DetailLine {
    if let pause {
      return DetailLine(
        "next request", "\(pause.until.dateAndTime), waiting: \(pause.reason)", .warning)
    }
    return DetailLine("next request", phase == .loading ? "at once" : "none due", .faint)
  }

  private var budgetLine: DetailLine {
    guard let allowance else {
      return DetailLine("budget", "no limit, or not asked yet", .faint)
    }
    return DetailLine(
      "budget",
      """
      \(allowance.perMinute.grouped) requests a minute, \(allowance.atOnce.grouped) free at once
      """, allowance.atOnce == 0 ? .warning : .none)
  }

  /// Nothing is read again while nobody asks: that is, by hand or by a start.
  private func nextReading(byHand: DisplayText) -> DisplayText {
    if phase == .loading { return "under way" }
    let start: DisplayText = dueAt.map { "a start after \($0.dateAndTime)" } ?? "the next start"
    return "\(byHand); by itself at \(start)"
  }

  private var expectation: DisplayText {
    expected.map { " of \($0.grouped) that it announces" } ?? "; it announces no number"
  }
}

extension ProviderError {
  /// What went wrong, what was asked and answered, and what to do about it.
  fileprivate var details: [DetailLine] {
    var lines = [DetailLine("error", summary, .warning), DetailLine("asked", operation)]
    if let detail, !detail.isEmpty { lines.append(DetailLine("answer", detail)) }
    if let requestID { lines.append(DetailLine("request", requestID)) }
    return lines + [DetailLine("what to do", hint ?? "read the sources again")]
  }
}
