package import Browser
package import DirectoryModel
package import Terminal

/// Turns effects into tasks that end in an event; lives on the thread of the screen.
package final class EffectRunner {
  private let directory: any UserDirectory
  private let mailbox: Mailbox<AppEvent>
  private var loads: [Task<Void, Never>] = []
  private var query: Task<Void, Never>?
  private var completion: Task<Void, Never>?

  /// How long the selection rests on a user before more is asked about it.
  private static let rest = Duration.milliseconds(250)

  /// Copies text other than through the terminal; false if that failed. Nil leaves it to the
  /// terminal.
  package typealias Copier = @Sendable (String) async -> Bool

  private let copier: Copier?

  package init(
    directory: any UserDirectory, mailbox: Mailbox<AppEvent>, copier: Copier? = nil
  ) {
    self.directory = directory
    self.mailbox = mailbox
    self.copier = copier
  }

  /// Begins to copy a text; false if that is left to the terminal.
  func copy(_ text: String) -> Bool {
    guard let copier else { return false }
    let mailbox = mailbox
    Task {
      let isCopied = await copier(text)
      mailbox.post(.noticed(Message(isCopied ? "copied to tmux: \(text)" : "not copied: \(text)")))
    }
    return true
  }

  /// Begins what an effect says; those about the terminal are the loop's.
  func run(_ effect: Effect) {
    let directory = directory
    let mailbox = mailbox
    switch effect {
    case .load:
      loads.append(
        Task {
          await directory.load { change in
            switch change {
            case .source(let state): mailbox.post(.sourceChanged(state))
            case .users: mailbox.post(.usersChanged)
            }
          }
          mailbox.post(.loadEnded)
        })
    case .list(let query, let generation):
      // An answer that a newer question has overtaken is not worth finishing.
      self.query?.cancel()
      self.query = Task {
        guard let listing = await directory.listing(matching: query) else { return }
        mailbox.post(.listed(listing, generation: generation))
      }
    case .refresh(let reference):
      loads.append(
        Task {
          do throws(ProviderError) {
            mailbox.post(.refreshed(try await directory.refresh(reference)))
          } catch {
            mailbox.post(.refreshFailed(reference, error))
          }
        })
    case .complete(let reference):
      completion?.cancel()
      completion = Task {
        try? await Task.sleep(for: EffectRunner.rest)
        // The selection moved on before anything was asked.
        if Task.isCancelled { return }
        do throws(ProviderError) {
          mailbox.post(.completed(try await directory.refresh(reference)))
        } catch {
          mailbox.post(.completionFailed(reference, error))
        }
      }
    case .cancelCompletion:
      completion?.cancel()
    case .cancelLoads:
      for load in loads { load.cancel() }
      loads = []
    case .suspend, .redraw, .copy, .quit, .interrupt: break
    }
  }

  /// Breaks off everything; nothing is left to be told to.
  func stop() {
    query?.cancel()
    completion?.cancel()
    run(.cancelLoads)
  }
}
