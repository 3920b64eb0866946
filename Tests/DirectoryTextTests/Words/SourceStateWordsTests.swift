import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

@Suite("What is said of a source's state")
struct SourceStateWordsTests {
  private static let time = Timestamp(seconds: 1_700_000_000)

  private static func state(
    _ phase: SourceState.Phase, got: Int = 1_200, expected: Int? = nil, error: ProviderError? = nil
  ) -> SourceState {
    var state = SourceState.sample("tines", phase, error: error)
    state.got = got
    state.expected = expected
    return state
  }

  private static let short = ProviderError(
    .incomplete, source: "tines", operation: "GET /users", detail: "no end")

  @Test(arguments: [
    (state(.waiting), "waiting", "waiting"),
    (state(.loading), "reading", "1,200 read so far"),
    (state(.loading, expected: 3_000), "reading", "1,200 of 3,000 read"),
    (state(.complete), "complete", "complete"),
    (state(.partial, expected: 3_000), "INCOMPLETE", "INCOMPLETE, 1,200 of 3,000 read"),
    (state(.partial, error: .offline), "STOPPED", "STOPPED at 1,200: can't be reached"),
    (
      state(.partial, expected: 3_000, error: short), "INCOMPLETE",
      "INCOMPLETE, 1,200 of 3,000 read"
    ),
    (state(.partial, error: short), "INCOMPLETE", "INCOMPLETE at 1,200: the list may not be whole"),
    (state(.failed, error: .offline), "FAILED", "FAILED: can't be reached"),
    (state(.failed), "FAILED", "FAILED: unknown"),
  ])
  func `A screen has a word for a column, and more where there is room`(
    state: SourceState, word: String, words: String
  ) {
    #expect(state.stateWord.printable == word)
    #expect(state.words.printable == words)
    #expect(state.stateCell == ListCell(DisplayText(word), state.isTroubled ? .warning : .none))
  }

  @Test func `A wait is told with its end: short on a screen, with the day where it is kept`() {
    let pause = SourceState.Pause(until: Self.time, reason: "rate limit")
    var state = Self.state(.loading)
    state.pause = pause
    #expect(state.stateWord == "pausing")
    #expect(state.words == "1,200 read so far (rate limit, goes on 22:13:20 UTC)")
    #expect(pause.sentence == "rate limit, goes on at 22:13:20 UTC")
    #expect(
      state.progress(after: 1)
        == "tines: 1,200 users, rate limit, goes on at 2023-11-14T22:13:20Z")
    state.got = 0
    #expect(state.progress(after: 1) == "tines: rate limit, goes on at 2023-11-14T22:13:20Z")
  }

  @Test func `A reading tells its share, its speed and what is left as far as they are known`() {
    let state = Self.state(.loading, got: 12_000, expected: 20_000)
    #expect(
      state.progress(after: 6)
        == "tines: 12,000 of 20,000 users, 60 %, 2,000 a second, 4 s left")
    #expect(state.progress(after: 0) == "tines: 12,000 of 20,000 users, 60 %")
    #expect(Self.state(.loading).progress(after: 2) == "tines: 1,200 users, 600 a second")
    #expect(Self.state(.loading).progress(after: nil) == "tines: 1,200 users")
    #expect(Self.state(.complete).progress(after: 2) == "tines: 1,200 users, complete")
    #expect(Self.state(.failed).progress(after: 2) == "tines: failed")
    var waiting = Self.state(.waiting)
    #expect(waiting.progress(after: nil) == "tines: waits")
    waiting.notices = ["another roster reads it"]
    #expect(waiting.progress(after: nil) == "tines: another roster reads it")
  }

  @Test func `What a reading came to is told with what has changed`() {
    var state = Self.state(.complete)
    #expect(state.summary == "tines: 1,200 users, complete")
    state.changes = StoreChanges()
    #expect(state.summary == "tines: 1,200 users, complete: nothing new")
    state.changes?.added = 1_000
    state.changes?.gone = 1
    #expect(state.summary == "tines: 1,200 users, complete: 1,000 new, 1 gone")
    #expect(state.changes?.words == "1,000 new, 0 changed, 0 as before, 1 gone")
    state.phase = .failed
    state.changes = nil
    state.asOf = Self.time
    #expect(state.summary == "tines: failed, complete as of 2023-11-14T22:13:20Z")
    state.phase = .waiting
    #expect(state.summary.printable.hasPrefix("tines: failed"))
  }

  @Test func `For a listener a stop is no failure`() {
    let stop = ProviderError(.cancelled, source: "tines", operation: "GET /users")
    #expect(Self.state(.complete).outcome == "1,200 users")
    #expect(Self.state(.partial, error: stop).outcome == "stopped after 1,200 users")
    #expect(Self.state(.failed, error: .offline).outcome == "FAILED: can't be reached")
  }

  @Test func `What is missing is said with what to do; a source that is whole lacks nothing`() {
    #expect(Self.state(.complete).shortcomings == [])
    var stored = Self.state(.waiting)
    #expect(
      stored.shortcomings == [
        "tines: nothing is stored of it; leave out --offline to ask it"
      ])
    stored.isStored = true
    stored.asOf = Self.time
    #expect(stored.shortcomings == [])
    #expect(
      Self.state(.partial, expected: 3_000, error: .offline).shortcomings == [
        ProviderError.offline.message, "tines: only 1,200 of 3,000 users were read",
      ])
    #expect(
      Self.state(.partial, error: Self.short).shortcomings == [
        "tines: the list may not be whole, GET /users: no end"
      ])
  }

  @Test func `Several sources are as old as the oldest, and of unknown age while one is`() {
    var states = [Self.state(.complete), .sample("two")]
    states[0].asOf = Self.time
    #expect(states.asOf == nil)
    #expect(states.neverReadWhole == ["two"])
    states[1].asOf = Timestamp(seconds: 0)
    #expect(states.asOf == Timestamp(seconds: 0))
    #expect(states.ages.isEmpty)
    states[1].isStored = true
    #expect(states.ages == "two as of 1970-01-01T00:00:00Z")
    #expect(states.byTag.map(\.label) == ["T", "T"])
    states[0].isStored = true
    #expect(states.ages.printable.contains("tines as of 2023-11-14T22:13:20Z, two as of 1970"))
    states[1].asOf = Self.time
    #expect(states.ages == "all 2 sources as of 2023-11-14T22:13:20Z")
  }

  @Test func `Users of several sources are counted together, each source once`() {
    var count = ReadingCount()
    count.take(Self.state(.loading))
    var two = SourceState.sample("two")
    two.got = 300
    count.take(two)
    count.take(Self.state(.loading, got: 12_000))
    #expect(count.words == "12,300 users read so far")
  }

  @Test(arguments: [
    (SourceState.Phase.complete, "complete", "complete"), (.partial, "partial", "stale"),
    (.loading, "partial", "stale"), (.failed, "failed", "stale"), (.waiting, "failed", "stale"),
  ])
  func `Scripts read whether the users are all there, and whether they are of an earlier time`(
    phase: SourceState.Phase, never: String, once: String
  ) {
    var state = Self.state(phase)
    #expect(state.json(maximumAge: 900, at: Self.time)["state"] == .string(never))
    state.asOf = Self.time
    #expect(state.json(maximumAge: 900, at: Self.time)["state"] == .string(once))
    state.isStored = true
    let later = Timestamp(seconds: Self.time.seconds + 901)
    #expect(state.json(maximumAge: 900, at: later)["state"] == "stale")
  }
}
