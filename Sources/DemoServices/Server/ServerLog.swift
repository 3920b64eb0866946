import Synchronization

/// What arrived at the services and what they are told to do wrong.
final class ServerLog: Sendable {
  /// How many requests are remembered: the newest.
  private static let capacity = 4096

  private struct State {
    var records: [RequestRecord] = []
    var faults: [DemoFault] = []
    /// How many requests came, by service.
    var counts: [String: Int] = [:]
  }

  private let chaos: Chaos?
  private let state = Mutex(State())

  /// A log of services that are well where nothing else is asked for, or troubled.
  init(chaos: Chaos?) {
    self.chaos = chaos
  }

  /// The newest requests, oldest first.
  var records: [RequestRecord] {
    state.withLock { $0.records }
  }

  /// Forgets the requests so far.
  func clear() {
    state.withLock { $0.records.removeAll() }
  }

  /// Remembers a request and takes the fault that it meets, if any.
  func note(_ record: RequestRecord) -> DemoFault? {
    state.withLock { state in
      if state.records.count >= 2 * Self.capacity {
        state.records.removeFirst(Self.capacity)
      }
      state.records.append(record)
      let number = state.counts[record.service, default: 0]
      state.counts[record.service] = number + 1
      let meets = state.faults.firstIndex {
        $0.service == record.service && record.path.hasPrefix($0.pathPrefix)
      }
      guard let index = meets else {
        return chaos?.fault(at: record.service, request: number)
      }
      state.faults[index].remaining -= 1
      let fault = state.faults[index]
      if fault.remaining <= 0 { state.faults.remove(at: index) }
      return fault
    }
  }

  /// Adds a fault behind those that wait.
  func add(_ fault: DemoFault) {
    state.withLock { $0.faults.append(fault) }
  }

  /// Forgets all faults.
  func clearFaults() {
    state.withLock { $0.faults.removeAll() }
  }
}
