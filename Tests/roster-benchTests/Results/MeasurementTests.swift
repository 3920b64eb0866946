import Testing

@testable import roster_bench

@Suite("A measurement knows whether its figure is reached")
struct MeasurementTests {
  static func measurement(
    _ value: Double, peer: Double? = nil, factor: Double = 0, allowance: Double = 0,
    isBound: Bool = true, what: String = "it"
  ) -> Measurement {
    Measurement(
      figure: "figure", what: what, unit: .milliseconds, samples: Samples(value),
      peer: peer.map { .init(name: "peer", samples: Samples($0)) },
      bound: isBound ? .init(factor: factor, allowance: allowance) : nil)
  }

  @Test func `At the limit it is reached, beyond it is not`() {
    #expect(Self.measurement(30, peer: 10, factor: 3).verdict == .reached)
    #expect(Self.measurement(31, peer: 10, factor: 3).verdict == .missed)
    #expect(Self.measurement(59, peer: 10, factor: 1, allowance: 50).verdict == .reached)
    #expect(Self.measurement(61, peer: 10, factor: 1, allowance: 50).verdict == .missed)
    #expect(Self.measurement(0).verdict == .reached)
    #expect(Self.measurement(1).verdict == .missed)
  }

  @Test func `Without a bound, or without the peer that it depends on, it only informs`() {
    #expect(Self.measurement(30, peer: 10, isBound: false).verdict == .information)
    #expect(Self.measurement(30, factor: 3).verdict == .information)
  }

  @Test func `A table has both sides, the limit and the verdict`() {
    var result = BenchResult(machine: .init(processors: 2, system: "test"), users: 1_000)
    result.measurements = [Self.measurement(31, peer: 10, factor: 3)]
    result.omissions = [.init(figure: "other", reason: "fzf is not installed")]
    let text = Report(result: result).text
    #expect(text.contains("31.0 ms"))
    #expect(text.contains("30.0 ms  missed"))
    #expect(text.contains("other: left out, fzf is not installed"))
    #expect(text.contains("0 reached, 1 missed, 1 left out"))
  }
}
