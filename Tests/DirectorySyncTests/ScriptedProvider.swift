import DirectoryModel
import Synchronization

/// A provider that plays what a test wrote down, and fails on whatever was not.
final class ScriptedProvider: UserProvider {
  /// What a call for a page does.
  enum Step: Sendable {
    case page(UserPage)
    case failure(ProviderError.Code)
    /// Waits for the gate, then goes on with the page.
    case gated(Gate, UserPage)
    /// Never answers; ends when the task is cancelled.
    case stalled(Gate)
  }

  let source: Source
  let toldLater: Set<QueryFact> = [.teams]
  /// The pages by the cursor they are asked with, the first one under the empty text.
  private let pages: Mutex<[String: [Step]]>
  private let singles: Mutex<[UserID: Result<User, ProviderError>]>
  /// What becomes of a preliminary page.
  private let completion: @Sendable (UserPage) async -> UserPage

  init(
    _ name: String, pages: [String: [Step]] = [:],
    singles: [UserID: Result<User, ProviderError>] = [:],
    completion: @escaping @Sendable (UserPage) async -> UserPage = { $0 }
  ) {
    source = Source(name: name, tag: "X", provider: "scripted")
    self.pages = Mutex(pages)
    self.singles = Mutex(singles)
    self.completion = completion
  }

  /// A provider whose list is read the same way each time.
  convenience init(_ name: String, _ pages: [[User]], total: Int? = nil) {
    var steps: [String: [Step]] = [:]
    for (index, users) in pages.enumerated() {
      let next = index + 1 < pages.count ? PageCursor(String(index + 1)) : nil
      steps[index == 0 ? "" : String(index)] = [
        .page(UserPage(users: users, next: next, total: total))
      ]
    }
    self.init(name, pages: steps)
  }

  /// Replaces what the next calls do.
  func play(_ steps: [String: [Step]]) { pages.withLock { $0 = steps } }

  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let step = pages.withLock { pages -> Step? in
      let key = cursor?.text ?? ""
      guard let steps = pages[key], let first = steps.first else { return nil }
      // The last step of a cursor is played again and again.
      if steps.count > 1 { pages[key] = Array(steps.dropFirst()) }
      return first
    }
    switch step {
    case .page(let page)?: return page
    case .failure(let code)?: throw failure(code)
    case .gated(let gate, let page)?:
      await gate.pass()
      return page
    case .stalled(let gate)?:
      await gate.passOrCancellation()
      throw failure(.cancelled)
    case nil: throw failure(.malformed(path: "page \(cursor?.text ?? "1") is not in the script"))
    }
  }

  func completed(_ page: UserPage) async -> UserPage { await completion(page) }

  func user(id: UserID) async throws(ProviderError) -> User {
    guard let single = singles.withLock({ $0[id] }) else {
      throw failure(.malformed(path: "user \(id.text) is not in the script"))
    }
    return try single.get()
  }

  private func failure(_ code: ProviderError.Code) -> ProviderError {
    ProviderError(code, source: source.name, operation: "scripted")
  }
}
