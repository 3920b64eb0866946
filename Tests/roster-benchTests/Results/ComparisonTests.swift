import Foundation
import TestSupport
import Testing

@testable import roster_bench

@Suite("Two results are compared figure by figure")
struct ComparisonTests {
  private func result(_ measurements: [roster_bench.Measurement]) -> BenchResult {
    BenchResult(
      machine: .init(processors: 2, system: "test"), users: 1_000, measurements: measurements)
  }

  private let reached = MeasurementTests.measurement(20, peer: 10, factor: 3)
  private let missed = MeasurementTests.measurement(40, peer: 10, factor: 3)

  @Test func `What was reached and is missed is lost, whatever else has changed`() {
    let comparison = Comparison(result([reached]), result([missed]))
    #expect(comparison.hasLost)
    #expect(comparison.changes.map(\.growth) == [1])
    #expect(comparison.text.contains("NO LONGER REACHED"))
  }

  @Test func `What was missed before, is reached now, or was not measured is not lost`() {
    #expect(!Comparison(result([missed]), result([missed])).hasLost)
    #expect(!Comparison(result([missed]), result([reached])).hasLost)
    #expect(!Comparison(result([reached]), result([])).hasLost)
  }

  @Test func `What only one of them has is told as such`() {
    let other = MeasurementTests.measurement(5, what: "another")
    let comparison = Comparison(result([reached]), result([other]))
    #expect(comparison.changes.map(\.what) == ["it", "another"])
    #expect(comparison.changes.map(\.growth) == [nil, nil])
    #expect(comparison.text.contains("not measured"))
  }

  @Test func `A result read from its file is the same`() throws {
    let folder = try TestFolder()
    defer { folder.remove() }
    let path = "\(folder.path)/bench.json"
    let whole = result([reached, missed])
    try whole.json.write(toFile: path, atomically: true, encoding: .utf8)
    #expect(try BenchResult.read(path) == whole)
    #expect(throws: BenchFailure.self) { try BenchResult.read("/dev/null") }
  }
}
