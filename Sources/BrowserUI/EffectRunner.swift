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
  private let views: [View: ViewDefinition]
  private var question: Task<Void, Never>?
  private var rowQuestion: Task<Void, Never>?
  private var facets: Task<Void, Never>?
  private var search: Task<Void, Never>?

  /// How long the selection rests on a user before more is asked about it.
  private static let rest = Duration.milliseconds(250)

  /// Copies text other than through the terminal; false if that failed. Nil leaves it to the
  /// terminal.
  package typealias Copier = @Sendable (String) async -> Bool

  private let copier: Copier?

  /// Keeps preferences for the next run; called with one after the other.
  package typealias Keeper = @Sendable (Preferences) async -> Void

  private let keeper: Keeper?

  /// Writes a file with the users that it asks for, and tells now and then how many rows of all it
  /// has written.
  package typealias Exporter =
    @Sendable (
      Export, _ users: @escaping @Sendable () async -> (any UserListing)?,
      _ advance: @escaping @Sendable (_ written: Int, _ total: Int) -> Void
    ) async -> ExportOutcome

  private let exporter: Exporter?

  /// Waits until a time of day.
  package typealias Alarm = @Sendable (Timestamp) async -> Void

  private let alarm: Alarm?
  private var lookUp: Task<Void, Never>?
  private var keeping: Task<Void, Never>?
  /// What a list has to wait for, so that it knows the marks.
  private var marking: Task<Void, Never>?
  private var markCount: Task<Void, Never>?
  private var gathering: Task<Void, Never>?
  private var trace: Task<Void, Never>?

  package init(
    directory: any UserDirectory, mailbox: Mailbox<AppEvent>, copier: Copier? = nil,
    keeper: Keeper? = nil, exporter: Exporter? = nil, alarm: Alarm? = nil,
    views: [ViewDefinition] = ViewDefinition.all
  ) {
    self.views = Dictionary(views.map { ($0.view, $0) }, uniquingKeysWith: { $1 })
    self.keeper = keeper
    self.exporter = exporter
    self.alarm = alarm
    self.directory = directory
    self.mailbox = mailbox
    self.copier = copier
  }

  /// Begins to copy a text; false if that is left to the terminal.
  func copy(_ clip: Clip) -> Bool {
    guard let copier else { return false }
    let mailbox = mailbox
    Task { mailbox.post(.copied(clip, await copier(clip.text) ? .tmux : .failed)) }
    return true
  }

  /// Begins what an effect says; those about the terminal are the loop's.
  package func run(_ effect: Effect) {
    let directory = directory
    let mailbox = mailbox
    switch effect {
    case .load(let need):
      loads.append(
        Task {
          await directory.load(need) { change in
            switch change {
            case .source(let state): mailbox.post(.sourceChanged(state))
            case .index(let progress): mailbox.post(.indexAdvanced(progress))
            case .users: mailbox.post(.usersChanged)
            }
          }
          mailbox.post(.loadEnded)
        })
    case .list(let query, let sort, let generation):
      // An answer that a newer question has overtaken is not worth finishing.
      self.query?.cancel()
      let marking = marking
      self.query = Task {
        await marking?.value
        guard let listing = await directory.listing(matching: query, sortedBy: sort)
        else { return }
        mailbox.post(.listed(listing, generation: generation))
      }
    case .ask(let view, let generation):
      question?.cancel()
      let definition = views[view]
      question = Task {
        guard let rows = await definition?.rows(from: directory) else { return }
        mailbox.post(.answered(view, rows, generation: generation))
      }
    case .mark(let references):
      let before = marking
      marking = Task {
        await before?.value
        await directory.mark(references)
      }
    case .trace(let reference):
      trace?.cancel()
      trace = Task {
        let query = reference.tracingQuery
        guard let listing = await directory.listing(matching: query, sortedBy: nil),
          let row = listing.row(of: reference)
        else { return }
        mailbox.post(.traced(listing.user(at: row)))
      }
    case .countMarks(let all, let listed, let generation):
      markCount?.cancel()
      let marking = marking
      markCount = Task {
        await marking?.value
        guard let all = await directory.listing(matching: all, sortedBy: nil)?.count,
          let listed = await directory.listing(matching: listed, sortedBy: nil)?.count
        else { return }
        mailbox.post(.marksCounted(all: all, listed: listed, generation: generation))
      }
    case .gather(let query, let sort, let form, let marked):
      gathering?.cancel()
      let marking = marking
      gathering = Task {
        await marking?.value
        // Who is left out has to be gone, not yet to be indexed.
        await directory.finishIndex { _ in }
        guard let listing = await directory.listing(matching: query, sortedBy: sort) else { return }
        mailbox.post(.gathered(listing, form, marked: marked))
      }
    case .keep(let preferences):
      guard let keeper else { return }
      let before = keeping
      keeping = Task {
        await before?.value
        await keeper(preferences)
      }
    case .facets(let field, let query, let generation):
      facets?.cancel()
      facets = Task {
        guard let counts = await directory.counts(of: field, matching: query) else { return }
        mailbox.post(.faceted(counts, field, generation: generation))
      }
    case .find(let request):
      search?.cancel()
      search = Task {
        let row = request.hit { Task.isCancelled }
        if !Task.isCancelled { mailbox.post(.found(row, request)) }
      }
    case .askAbout(let row, let view):
      rowQuestion?.cancel()
      let definition = views[view]
      rowQuestion = Task {
        try? await Task.sleep(for: EffectRunner.rest)
        if Task.isCancelled { return }
        guard let answer = await definition?.question?(row, directory) else { return }
        mailbox.post(.answeredAbout(row, answer, view))
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
    case .export(let export): write(export)
    case .lookUp(let wanted):
      lookUp?.cancel()
      lookUp = Task {
        // Only of a whole index can it be said who is missing.
        await directory.finishIndex { _ in }
        let listing = await directory.listing(matching: wanted.query, sortedBy: nil)
        guard let listing else { return }
        mailbox.post(.lookedUp(LookUpResult(of: wanted, in: listing)))
      }
    case .wake(let time):
      guard let alarm else { return }
      Task {
        await alarm(time)
        mailbox.post(.woke(at: time))
      }
    case .cancelCompletion:
      completion?.cancel()
    case .cancelLoads:
      for load in loads { load.cancel() }
      loads = []
    case .suspend, .redraw, .takeMouse, .copy, .reloadKeys, .quit, .interrupt: break
    }
  }

  /// Begins to write a file, of the users as they are by then.
  private func write(_ export: Export) {
    guard let exporter else {
      return mailbox.post(.exported(export, .failed("no file can be written here")))
    }
    let (directory, mailbox, marking) = (directory, mailbox, marking)
    loads.append(
      Task {
        let users: @Sendable () async -> (any UserListing)? = {
          guard case .users(let query, let sort, _) = export.content else { return nil }
          await marking?.value
          // A file can't say whom it lacks.
          await directory.finishIndex { _ in }
          return await directory.listing(matching: query, sortedBy: sort)
        }
        let outcome = await exporter(export, users) { written, total in
          mailbox.post(.exportAdvanced(written: written, total: total))
        }
        mailbox.post(.exported(export, outcome))
      })
  }

  /// Breaks off everything; nothing is left to be told to.
  package func stop() {
    query?.cancel()
    let tasks = [
      completion, question, rowQuestion, facets, search, lookUp, markCount, gathering, trace,
    ]
    for task in tasks { task?.cancel() }
    run(.cancelLoads)
  }
}
