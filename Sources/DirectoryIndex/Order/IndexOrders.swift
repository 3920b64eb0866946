import DirectoryModel
import Synchronization

/// The orders of an index, made when they are first asked for.
final class IndexOrders: Sendable {
  private struct State {
    var standing: RowOrder?
    /// By chunk, the places whose users may have moved since the standing order was made.
    var moved: [Int: ChunkBits] = [:]
    /// The latest first.
    var sorted: [(sort: UserSort, readWhole: [String: Timestamp], order: RowOrder)] = []
  }

  /// How many orders besides the standing one are kept.
  private static let capacity = 2

  private let state: Mutex<State>

  init() { state = Mutex(State()) }

  private init(_ state: State) { self.state = Mutex(state) }

  /// The orders after a chunk was replaced, in which some users may stand elsewhere.
  func replacing(_ number: Int, moved: ChunkBits) -> IndexOrders {
    var copy = state.withLock { $0 }
    copy.sorted = []
    if !moved.isEmpty { copy.moved[number, default: .none] |= moved }
    return IndexOrders(copy)
  }

  /// All users in an order; nil stands for the standing order.
  func order(
    _ sort: UserSort?, of chunks: [IndexChunk?], readWhole: [String: Timestamp]
  ) -> RowOrder {
    state.withLock { state in
      let standing = Self.standing(&state, chunks)
      guard let sort, !sort.keys.isEmpty else { return standing }
      // No other column changes without a chunk that does.
      let readWhole = sort.keys.contains { $0.column == .fetched } ? readWhole : [:]
      let known = state.sorted.first { $0.sort == sort && $0.readWhole == readWhole }
      if let known { return known.order }
      let order = RowOrder(sort, of: chunks, standing: standing, readWhole: readWhole)
      state.sorted = [(sort, readWhole, order)] + state.sorted.prefix(Self.capacity - 1)
      return order
    }
  }

  private static func standing(_ state: inout State, _ chunks: [IndexChunk?]) -> RowOrder {
    if let order = state.standing, state.moved.isEmpty { return order }
    let order =
      state.standing.map { StandingOrder.update($0, chunks, moved: state.moved) }
      ?? StandingOrder.make(chunks)
    state.standing = order
    state.moved = [:]
    return order
  }
}
