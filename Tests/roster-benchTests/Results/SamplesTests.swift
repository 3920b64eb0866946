import Testing

@testable import roster_bench

@Suite("Samples tell the value that counts")
struct SamplesTests {
  @Test("The median lies in the middle, of an even number between two")
  func median() throws {
    #expect(try #require(Samples([3, 1, 2])).median == 2)
    #expect(try #require(Samples([4, 1, 2, 3])).median == 2.5)
    #expect(Samples(7).median == 7)
  }

  @Test("Of a hundred values the one that is late is beyond the 99th percentile")
  func p99() throws {
    let samples = try #require(Samples((1...1_000).map(Double.init)))
    #expect(samples.value(.p99) == 991)
    #expect(samples.value(.maximum) == 1_000)
  }

  @Test("No value is no sample")
  func none() {
    #expect(Samples([]) == nil)
  }
}
