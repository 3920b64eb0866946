/// Why a figure, or the whole bench, has no result.
struct BenchFailure: Error, CustomStringConvertible {
  /// What happened and what to do, in a sentence.
  let description: String

  init(_ description: String) { self.description = description }
}
