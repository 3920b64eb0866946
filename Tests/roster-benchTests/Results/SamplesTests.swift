import Testing

@testable import roster_bench

@Suite("Samples tell the value that counts")
struct SamplesTests {
  @Test func `The median lies in the middle, of an even number between two`() throws {
    #expect(try #require(Samples([3, 1, 2])).median == 2)
    #expect(try #require(Samples([4, 1, 2, 3])).median == 2.5)
    #expect(Samples(7).median == 7)
  }

  @Test func `Of a hundred values the one that is late is beyond the 99th percentile`() throws {
    let samples = try #require(Samples((1...1_000).map(Double.init)))
    #expect(samples.value(.p99) == 991)
    #expect(samples.value(.maximum) == 1_000)
  }

  @Test func `No value is no sample`() {
    #expect(Samples([]) == nil)
  }
}
