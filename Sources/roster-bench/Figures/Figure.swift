/// One row of the figures to reach (PRODUCT.md section 7), or a part of one.
protocol Figure: Sendable {
  /// What `--figure` takes.
  var name: String { get }
  /// What is measured.
  var what: String { get }
  /// Beside what it is measured.
  var peer: String { get }
  /// What is to be reached, in words.
  var bound: String { get }

  /// Measures it, with its peers in turn.
  /// - Throws: a failure where nothing could be measured; a missing peer alone is an omission.
  func measure(_ workshop: Workshop) throws(BenchFailure) -> Findings
}

/// What a figure came to.
struct Findings {
  var measurements: [Measurement] = []
  /// Why a part could not be measured.
  var omissions: [String] = []

  /// Adds what a part of a figure finds, or why it can't be measured.
  mutating func add(_ part: () throws(BenchFailure) -> [Measurement]) {
    do throws(BenchFailure) {
      measurements += try part()
    } catch {
      omissions.append(error.description)
    }
  }
}

extension Figure {
  /// A measurement of this figure in milliseconds, out of seconds.
  func milliseconds(
    _ what: String, _ seconds: [Double], peer: (name: String, seconds: [Double])? = nil,
    statistic: Statistic = .median, bound: Measurement.Bound? = nil, note: String? = nil
  ) throws(BenchFailure) -> Measurement {
    guard let samples = Samples(seconds.map { $0 * 1_000 }) else {
      throw BenchFailure("\(what): no run succeeded")
    }
    var measurement = Measurement(
      figure: name, what: what, unit: .milliseconds, statistic: statistic, samples: samples,
      bound: bound, note: note)
    if let peer, let samples = Samples(peer.seconds.map { $0 * 1_000 }) {
      measurement.peer = Measurement.Peer(name: peer.name, samples: samples)
    }
    return measurement
  }

  /// A measurement of this figure in bytes or counts.
  func amount(
    _ what: String, _ values: [Int], _ unit: Measurement.Unit,
    peer: (name: String, values: [Int])? = nil, statistic: Statistic = .median,
    bound: Measurement.Bound? = nil, note: String? = nil
  ) throws(BenchFailure) -> Measurement {
    guard let samples = Samples(values.map(Double.init)) else {
      throw BenchFailure("\(what): no run succeeded")
    }
    var measurement = Measurement(
      figure: name, what: what, unit: unit, statistic: statistic, samples: samples, bound: bound,
      note: note)
    if let peer, let samples = Samples(peer.values.map(Double.init)) {
      measurement.peer = Measurement.Peer(name: peer.name, samples: samples)
    }
    return measurement
  }
}

/// All figures, in the order of PRODUCT.md.
enum Figures {
  static let all: [any Figure] = [
    FirstFrame(), FirstFrameGrowth(), FilterKeys(), KeysWhileSyncing(), ShowUser(), MoveBytes(),
    MoveOverSSH(),
    HeldKey(), Idle(), SyncWithLatency(), SyncThroughput(), RequestCount(), FirstRows(),
    ResidentMemory(), SecondSync(), FlatMemory(),
  ]
}
