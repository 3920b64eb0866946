import Browser
import BrowserUI
import DirectoryModel
import Terminal
import TestSupport
import Testing

/// Random events at random sizes: the screen can always be drawn.
@Suite struct ScreenPropertyTests {
  @Test(arguments: 0..<24)
  func `Whatever happens at whatever size, the cursor is on the screen`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let columns = Int.random(in: 1...200, using: &random)
    var state = AppState(
      sources: [Cast.tines, Cast.scanova].map { SourceState(source: $0) },
      wanted: Bool.random(using: &random) ? Cast.jo.reference : nil)
    var size = Size(columns: columns, rows: Int.random(in: 1...60, using: &random))
    state.keys = Keymap.standard.table
    _ = update(&state, .started)
    for step in 0..<150 {
      if Int.random(in: 0..<20, using: &random) == 0 {
        size = Size(
          columns: Int.random(in: 1...(step % 2 == 0 ? 30 : 300), using: &random),
          rows: Int.random(in: 1...(step % 3 == 0 ? 8 : 100), using: &random))
      }
      let event = Self.event(for: state, &random)
      let effects = update(&state, event)
      for effect in effects where Bool.random(using: &random) {
        if let answer = Self.answer(to: effect) { _ = update(&state, answer) }
      }
      let screen = BrowserScreen(state, size: size)
      _ = update(&state, .laidOut(screen.viewport))
      let frame = screen.draw(state)
      let origin = "seed \(seed), step \(step), \(size), \(event)"
      #expect(frame.canvas.size == size, "\(origin)")
      if let cursor = frame.cursor {
        #expect(Rect(size).contains(cursor), "\(cursor) at \(origin)")
      } else {
        Issue.record("no cursor at \(origin)")
      }
    }
  }

  private static func answer(to effect: Effect) -> AppEvent? {
    switch effect {
    case .list(let query, let sort, let generation):
      .listed(Rows(Cast.users, matching: query, sort: sort), generation: generation)
    case .ask, .askAbout: effect.answer(among: Cast.users)
    case .facets(let field, let query, let generation):
      .faceted(
        FacetCount.counts(of: field, in: Rows(Cast.users, matching: query)), field,
        generation: generation)
    case .find(let request): .found(request.hit { false }, request)
    case .copy(let clip): .copied(clip, .tooLong)
    default: nil
    }
  }

  private static func event(for state: AppState, _ random: inout SeededGenerator) -> AppEvent {
    func pick<Element>(_ elements: [Element], or other: Element) -> Element {
      elements.randomElement(using: &random) ?? other
    }
    let user = pick(Cast.users, or: Cast.jo)
    let error = ProviderError(.offline, source: Cast.tines.name, operation: "GET")
    switch Int.random(in: 0..<17, using: &random) {
    case 0:
      return .typed(
        pick(["a", "b\n", "山", "\u{301}", ":", "\u{202E}", "long " + user.id.text], or: ""))
    case 1: return .unboundKeys("<C-x>")
    case 2:
      let phase = pick(
        [SourceState.Phase.waiting, .loading, .complete, .partial, .failed], or: .waiting)
      let source = SourceState(
        source: pick([Cast.tines, Cast.scanova], or: Cast.tines), phase: phase,
        got: Int.random(in: 0...3_000_000, using: &random),
        error: phase == .failed || phase == .partial ? error : nil)
      return .sourceChanged(source)
    case 3: return .usersChanged
    case 4:
      let first = Int.random(in: 0...Cast.users.count, using: &random)
      return .listed(Rows(Array(Cast.users[first...])), generation: state.filter.generation)
    case 5: return .refreshed(user)
    case 6: return .refreshFailed(user.reference, error)
    case 8:
      return .captured(Keymap.standard.report(of: .character("g"), in: .listUsers), "g")
    case 7: return .noticed(Message(user.label, .warning))
    default:
      let name = pick(Action.Name.allCases, or: .help)
      switch name.argument {
      case .oneOf(let words): return .action(Action(name, words.randomElement(using: &random)))
      case .optionalText: return .action(Action(name, pick([nil, "a", "(x"], or: nil)))
      case .none: return .action(Action(name))
      }
    }
  }
}
