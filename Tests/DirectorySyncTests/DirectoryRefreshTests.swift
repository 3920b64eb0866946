import DirectoryModel
import DirectorySync
import Testing

struct DirectoryRefreshTests {
  private static let ann = User.named("Ann", id: "1")
  private static let bob = User.named("Bob", id: "2")
  private static let newBob = User.named("Aaron", id: "2")

  /// A directory of Ann and Bob, which `singles` may change.
  private static func directory(
    _ singles: [UserID: Result<User, ProviderError>]
  ) async throws -> Directory {
    let provider = ScriptedProvider(
      "a", pages: ["": [.page(UserPage(users: [ann, bob], next: nil))]], singles: singles)
    let directory = try Directory([provider])
    await directory.load()
    return directory
  }

  @Test func `A user that is read again takes its new place`() async throws {
    let directory = try await Self.directory([Self.bob.id: .success(Self.newBob)])
    #expect(try await directory.refresh(Self.bob.reference) == Self.newBob)
    #expect(try await directory.ids() == ["a/2", "a/1"])
  }

  @Test func `A user that was not in the list is taken into it`() async throws {
    let cid = User.named("Cid", id: "3")
    let directory = try await Self.directory([cid.id: .success(cid)])
    #expect(try await directory.refresh(cid.reference) == cid)
    #expect(try await directory.ids() == ["a/1", "a/2", "a/3"])
  }

  @Test func `A user can be read before its list was`() async throws {
    let directory = try Directory([
      ScriptedProvider("a", singles: [Self.ann.id: .success(Self.ann)])
    ])
    #expect(try await directory.refresh(Self.ann.reference) == Self.ann)
    #expect(try await directory.ids() == ["a/1"])
    #expect(try await directory.state.phase == .waiting)
  }

  @Test func `A refresh that fails says why and leaves the user as it was`() async throws {
    let error = ProviderError(.timeout, source: "a", operation: "GET /users/{id}")
    let directory = try await Self.directory([Self.bob.id: .failure(error)])
    await #expect(throws: error) { try await directory.refresh(Self.bob.reference) }
    #expect(try await directory.ids() == ["a/1", "a/2"])
  }

  @Test func `A user of a source that is not configured can't be read`() async throws {
    let directory = try await Self.directory([:])
    let reference = UserReference(source: "z", id: UserID("1"))
    let error = await #expect(throws: ProviderError.self) { try await directory.refresh(reference) }
    #expect(error?.code == .misconfigured)
    #expect(error?.source == "z")
  }

  @Test func `Of two sources with the same id the one that is named is asked`() async throws {
    let other = User.named("Zed", id: "1", source: "b")
    let directory = try Directory([
      ScriptedProvider("a"), ScriptedProvider("b", singles: [other.id: .success(other)]),
    ])
    #expect(try await directory.refresh(other.reference) == other)
  }
}
