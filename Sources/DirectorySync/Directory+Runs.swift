package import DirectoryModel

extension Directory {
  package func load(
    _ need: LoadNeed, report: @escaping @Sendable (DirectoryChange) -> Void
  ) async {
    async let index: Void = finishIndex(report)
    await load(need, of: nil, report: report)
    await index
  }

  /// Reads the lists of those of the named sources that need it; nil names all.
  package func load(
    _ need: LoadNeed, of names: Set<String>?,
    report: @escaping @Sendable (DirectoryChange) -> Void
  ) async {
    let patience: RequestPatience = settings.isPatient ? .background : .current
    await RequestPatience.$current.withValue(patience) {
      await withTaskExecutorPreference(readers) {
        await withTaskGroup { group in
          for run in runs {
            guard names?.contains(run.source.name) ?? true, await run.needs(need) else {
              // Whoever listens may have expected more of it.
              report(.source(await run.state))
              continue
            }
            group.addTask { await run.read(again: need == .again, for: self, report: report) }
          }
        }
      }
    }
    await prune()
  }

  /// Forgets, once in a directory's life and after a run, what is older than the history is to be.
  private func prune() async {
    let states = await sources
    guard !isPruned, states.contains(where: { !$0.isStored && $0.phase == .complete }) else {
      return
    }
    isPruned = true
    let age = Int64(settings.historyDays) * 86_400
    try? await writer.prune(before: Timestamp(seconds: now().seconds - age))
  }
}
