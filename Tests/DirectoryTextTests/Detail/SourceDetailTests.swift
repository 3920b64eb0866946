import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

@Suite("The details of a source")
struct SourceDetailTests {
  private static let time = Timestamp(seconds: 1_700_000_000)

  private func texts(_ state: SourceState) -> [String] {
    state.details(byHand: "with R").map {
      [$0.label.printable, $0.value.printable].filter { !$0.isEmpty }.joined(separator: " = ")
    }
  }

  @Test func `Where nothing is known each fact has a line that says so`() {
    #expect(
      texts(.sample("one", .waiting)) == [
        "state = waiting", "next request = none due",
        "next reading = with R; by itself at the next start",
        "budget = no limit, or not asked yet", "", "users = 0 read; it announces no number",
        "read whole = never", "provider = tines", "name and tag = one, O", "last run = --", "",
        "What the source said (0)", "nothing",
      ])
  }

  @Test func `A source that broke off says why, what to do, and what it waits for`() {
    var state = SourceState.sample("one", .partial, error: .offline)
    state.got = 1_200
    state.expected = 3_000
    state.asOf = Self.time
    state.dueAt = Self.time
    state.pause = SourceState.Pause(until: Self.time, reason: "rate limit")
    state.allowance = SourceState.Allowance(perMinute: 1_000, atOnce: 0)
    state.changes = StoreChanges()
    state.notices = ["half of it is left out"]
    #expect(
      texts(state) == [
        "state = STOPPED at 1,200: can't be reached", "error = can't be reached",
        "asked = GET /users", "what to do = check url, network and proxy",
        "next request = 2023-11-14 22:13:20 UTC, waiting: rate limit",
        "next reading = with R; by itself at a start after 2023-11-14 22:13:20 UTC",
        "budget = 1,000 requests a minute, 0 free at once", "",
        "users = 1,200 read of 3,000 that it announces", "read whole = 2023-11-14 22:13:20 UTC",
        "provider = tines", "name and tag = one, O",
        "last run = 0 new, 0 changed, 0 as before, 0 gone", "", "What the source said (1)",
        "half of it is left out",
      ])
    #expect(state.nextCell == ListCell("22:13:20 UTC", .warning))
    #expect(state.errorCell == ListCell("can't be reached", .warning))
    #expect(state.asOfCell == ListCell("2023-11-14 22:13"))
    #expect(state.expectedCell == ListCell("3,000"))
  }
}
