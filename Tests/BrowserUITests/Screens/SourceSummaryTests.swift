import DirectoryModel
import Testing

@testable import BrowserUI

@Suite struct SourceSummaryTests {
  private func state(
    _ name: String, _ phase: SourceState.Phase, got: Int = 0, expected: Int? = nil,
    asOf: Int64? = nil, error: ProviderError? = nil
  ) -> SourceState {
    SourceState(
      source: Source(name: name, tag: name.first ?? "?", provider: "tines"), phase: phase, got: got,
      expected: expected, asOf: asOf.map { Timestamp(seconds: $0) }, error: error)
  }

  @Test func `Each source is named with how far it is`() {
    let summary = SourceSummary([
      state("abc", .loading, got: 1_200, expected: 3_000), state("def", .loading, got: 40),
    ])
    #expect(summary.text == "2 sources: abc 1,200 of 3,000 read, def 40 read so far")
    #expect(summary.shortText == "a 1,200 of 3,000 read, d 40 read so far")
  }

  @Test func `Sources that are equally far are named together`() {
    let summary = SourceSummary([
      state("abc", .complete), state("def", .waiting), state("ghi", .complete),
    ])
    #expect(summary.text == "3 sources: abc ghi complete, def waiting")
  }

  @Test func `Many sources are named by their tags`() {
    let summary = SourceSummary(["abc", "def", "ghi", "jkl"].map { state($0, .complete) })
    #expect(summary.text == "4 sources: a d g j complete")
  }

  @Test func `A source that broke off or failed says why`() {
    let error = ProviderError(.timeout, source: "abc", operation: "GET")
    #expect(
      SourceSummary([state("abc", .partial, got: 1_200, error: error)]).text
        == "1 source: abc STOPPED at 1,200: no answer in time")
    #expect(
      SourceSummary([state("abc", .failed, error: error)]).text
        == "1 source: abc FAILED: no answer in time")
  }

  @Test func `Where troubled sources have no room their states alone are said`() {
    let error = ProviderError(.timeout, source: "abc", operation: "GET")
    let summary = SourceSummary([
      state("abc", .partial, got: 1_200, error: error), state("def", .loading, got: 7),
      state("ghi", .partial, got: 40, error: error), state("jkl", .failed, error: error),
    ])
    #expect(summary.briefText == "a g STOPPED, d reading, j FAILED")
    let few = SourceSummary([state("abc", .partial, got: 1_200, error: error)])
    #expect(few.briefText == few.shortText)
    let well = SourceSummary(["abc", "def", "ghi", "jkl"].map { state($0, .loading, got: 7) })
    #expect(well.briefText == well.shortText)
  }

  @Test func `The time is that of the source which was read longest ago`() {
    let summary = SourceSummary([
      state("abc", .complete, asOf: 7_200), state("def", .complete, asOf: 3_600),
    ])
    #expect(summary.asOf == "01:00 UTC")
  }

  @Test func `There is no time as long as a source was never read whole`() {
    #expect(
      SourceSummary([state("abc", .complete, asOf: 7_200), state("def", .loading)]).asOf == nil)
  }

  @Test func `How far an index is that is made anew comes first`() {
    let index = IndexProgress(done: 400_000, total: 1_000_000)
    let summary = SourceSummary([state("abc", .complete)], indexing: index)
    #expect(summary.text == "indexing 400,000 of 1,000,000, 1 source: abc complete")
    #expect(summary.shortText == "indexing 400,000 of 1,000,000, a complete")
    let error = ProviderError(.offline, source: "abc", operation: "GET /users")
    let many =
      ["abc", "def", "ghi"].map { state($0, .complete) } + [
        state("jkl", .failed, error: error)
      ]
    #expect(
      SourceSummary(many, indexing: index).briefText.printable.hasPrefix("indexing 400,000 of"))
  }
}
