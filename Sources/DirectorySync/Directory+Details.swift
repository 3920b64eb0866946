package import DirectoryModel

extension Directory {
  /// How many users are asked for at once.
  private static let usersAtOnce = 4
  /// How many users are written at once.
  private static let batch = 50

  /// Reads the rest of all users of whom only a list row is known, source beside source, for as
  /// long as the rate budgets take.
  /// - Parameter report: told how many users of a source were read, and of how many.
  /// - Returns: why a source's users could not all be read, for each where that is so.
  package func fill(
    report: @escaping @Sendable (_ source: String, _ filled: Int, _ all: Int) -> Void
  ) async -> [ProviderError] {
    await RequestPatience.$current.withValue(.background) {
      await withTaskExecutorPreference(readers) {
        await withTaskGroup(of: ProviderError?.self) { group in
          for source in runs.filter(\.canBeAsked).map(\.source.name) {
            group.addTask {
              do throws(ProviderError) {
                try await self.fill(source) { report(source, $0, $1) }
                return nil
              } catch {
                return error
              }
            }
          }
          var errors: [ProviderError] = []
          for await error in group { if let error { errors.append(error) } }
          return errors
        }
      }
    }
  }

  private func fill(
    _ source: String, report: @Sendable (Int, Int) -> Void
  ) async throws(ProviderError) {
    let provider = try provider(of: source)
    let ids: [UserID]
    do throws(StoreError) {
      ids = try store.unfilled(of: source)
    } catch {
      throw ProviderError(.storage, source: source, error)
    }
    for start in stride(from: 0, to: ids.count, by: Self.batch) {
      let end = min(start + Self.batch, ids.count)
      let failure = await fill(Array(ids[start..<end]), provider)
      await catchUp()
      if let failure { throw failure }
      report(end, ids.count)
    }
  }

  /// Reads some users and keeps what came, also where one of them fails.
  private func fill(_ ids: [UserID], _ provider: any UserProvider) async -> ProviderError? {
    let results = await results(ids, provider)
    var users: [User] = []
    var failure: ProviderError?
    let source = provider.source.name
    for (id, result) in results {
      switch result {
      case .success(let user): users.append(user)
      case .failure(let error) where error.code == .notFound:
        try? await writer.markGone(UserReference(source: source, id: id), at: now())
      case .failure(let error): failure = error
      }
    }
    do throws(StoreError) {
      _ = try await writer.write(users, of: source, at: now())
      return failure
    } catch {
      return ProviderError(.storage, source: source, error)
    }
  }

  /// What comes of asking for some users; after a failure no further one is asked for.
  private func results(
    _ ids: [UserID], _ provider: any UserProvider
  ) async -> [(UserID, Result<User, ProviderError>)] {
    await withTaskGroup(of: (UserID, Result<User, ProviderError>).self) { group in
      var results: [(UserID, Result<User, ProviderError>)] = []
      var rest = ids[...]
      for id in rest.prefix(Self.usersAtOnce) {
        rest.removeFirst()
        group.addTask { (id, await provider.result(id)) }
      }
      while let (id, result) = await group.next() {
        results.append((id, result))
        if case .failure(let error) = result, error.code != .notFound { rest = [] }
        if let id = rest.popFirst() { group.addTask { (id, await provider.result(id)) } }
      }
      return results
    }
  }
}

extension UserProvider {
  /// What comes of asking for a user.
  fileprivate func result(_ id: UserID) async -> Result<User, ProviderError> {
    do throws(ProviderError) {
      return .success(try await user(id: id))
    } catch {
      return .failure(error)
    }
  }
}
