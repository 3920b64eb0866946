import DirectoryModel
import HTTPTransport

/// A source whose list is read while nobody waits for it: a rate limit is waited out, however long.
///
/// Requests about one user stay impatient, since somebody looks at the screen for their answer.
struct PatientProvider: UserProvider {
  let base: any UserProvider

  var source: Source { base.source }

  func page(after cursor: PageCursor?) async throws(ProviderError) -> UserPage {
    let result = await RequestPatience.$current.withValue(.background) {
      await Result { () async throws(ProviderError) in try await base.page(after: cursor) }
    }
    return try result.get()
  }

  func user(id: UserID) async throws(ProviderError) -> User { try await base.user(id: id) }

  func check() async throws(ProviderError) { try await base.check() }

  func lookUp(_ reference: String) async throws(ProviderError) -> UserLookUp? {
    try await base.lookUp(reference)
  }
}

extension Result {
  /// What an asynchronous call comes to.
  fileprivate init(_ body: () async throws(Failure) -> Success) async {
    do throws(Failure) {
      self = .success(try await body())
    } catch {
      self = .failure(error)
    }
  }
}
