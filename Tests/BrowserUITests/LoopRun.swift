import Browser
import BrowserUI
import DirectoryModel
import Dispatch
import Foundation
import Terminal
import Testing

/// What a browser loop on a headless terminal has done, from its start to its end.
struct LoopRun: Sendable {
  /// What happens to the loop, each step once the one before has been drawn.
  enum Step: Sendable {
    /// Keys of a keymap word, all at once.
    case keys(String)
    /// Keys of a keymap word, each after the screen was drawn.
    case slowly(String)
    /// The first keys of an action in a context.
    case press(Action.Name, Action.Context)
    case event(TerminalEvent)
    /// Waits for a text on the screen.
    case until(String)
  }

  let ending: BrowserLoop.Ending
  let frames: [Frame]
  let timeouts: [Duration?]
  let suspensions: Int
  let redraws: Int
  let copies: [String]
  /// Whether the mouse was taken from the terminal in the end.
  let hasMouse: Bool

  /// The last picture's lines.
  var screen: String { text(frames.count - 1) }

  func text(_ frame: Int) -> String { frames[frame].canvas.lines.joined(separator: "\n") }

  /// Runs a loop on a thread of its own until it ends; when the steps are over the terminal goes.
  ///
  /// Between two keys passes the time that is said, however long they take.
  static func play(
    _ steps: Step..., size: Size = Size(columns: 80, rows: 24), hasColor: Bool = true,
    directory: ScriptedDirectory = .of(LoopRun.users), keymap: Keymap = .standard,
    state: AppState = AppState(sources: [SourceState(source: Cast.tines)]),
    loadKeymap: (@Sendable () -> LoadedKeymap)? = nil, keeper: EffectRunner.Keeper? = nil,
    exporter: EffectRunner.Exporter? = nil, views: [ViewDefinition] = ViewDefinition.all,
    betweenKeys pause: Duration = .zero
  ) async -> LoopRun {
    await withCheckedContinuation { continuation in
      Thread {
        let driver = HeadlessDriver(size: size, hasColor: hasColor)
        let waker = BlockingWaker()
        let mailbox = Mailbox<AppEvent>(waker: waker)
        var rest = steps[...]
        driver.idle = { [unowned driver] in
          while let step = rest.first {
            if case .until(let text) = step {
              let isThere = driver.frame?.canvas.lines.contains { $0.contains(text) } ?? false
              if isThere {
                rest.removeFirst()
                continue
              }
              if waker.wait() { return [.woken] }
              Issue.record("'\(text)' never came; there is \(driver.frame?.canvas.lines ?? [])")
              return [.hangup]
            }
            rest.removeFirst()
            return events(of: step, keymap: keymap, driver)
          }
          return [.hangup]
        }
        var time = ContinuousClock.now
        let loop = BrowserLoop(
          state: state, driver: driver, mailbox: mailbox,
          effects: EffectRunner(
            directory: directory, mailbox: mailbox, keeper: keeper, exporter: exporter,
            views: views),
          keymap: keymap, loadKeymap: loadKeymap
        ) {
          time += pause
          return time
        }
        let ending = loop.run()
        continuation.resume(
          returning: LoopRun(
            ending: ending, frames: driver.frames, timeouts: driver.timeouts,
            suspensions: driver.suspensions, redraws: driver.redraws, copies: driver.copies,
            hasMouse: driver.hasMouse))
      }.start()
    }
  }

  /// Three users in the order of the list.
  static let users = ["ann", "bob", "cyd"].map { name in
    var user = User(
      reference: UserReference(source: Cast.tines.name, id: UserID(name)), provider: "tines",
      fetchedAt: Cast.now)
    user.displayName = DisplayText(name)
    return user
  }

  private static func events(
    of step: Step, keymap: Keymap, _ driver: HeadlessDriver
  ) -> [TerminalEvent] {
    switch step {
    case .keys(let word): return keys(word).map { .key($0) }
    case .slowly(let word):
      let keys = keys(word)
      driver.send(keys: Array(keys.dropFirst()))
      return keys.prefix(1).map { .key($0) }
    case .press(let action, let context):
      guard let sequence = keymap.keys(for: Action(action), in: context).first else {
        Issue.record("no key is bound to \(action) in \(context)")
        return [.hangup]
      }
      return sequence.keys.map { .key($0) }
    case .event(let event): return [event]
    case .until: return []
    }
  }

  private static func keys(_ word: String) -> [Key] {
    do {
      return try Key.sequence(word)
    } catch {
      Issue.record("\(word): \(error)")
      return []
    }
  }
}

/// Lets a thread wait for the messages of other threads.
private final class BlockingWaker: Waker {
  private let semaphore = DispatchSemaphore(value: 0)

  func wake() { semaphore.signal() }

  /// - Returns: false if nothing came for so long that nothing will.
  func wait() -> Bool { semaphore.wait(timeout: .now() + 60) == .success }
}
