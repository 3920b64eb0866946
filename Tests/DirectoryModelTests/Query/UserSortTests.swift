import DirectoryModel
import TestSupport
import Testing

@Suite("UserSort")
struct UserSortTests {
  private static func user(_ name: String, seen: LastSeen.State = .unknown) -> User {
    var user = User(
      reference: UserReference(source: "s", id: UserID(name)), provider: "tines",
      fetchedAt: Timestamp(seconds: 0))
    user.displayName = DisplayText(name)
    user.lastSeen.state = seen
    return user
  }

  private static func ids(_ users: [User], by keys: UserSort.Key...) -> [String] {
    let listing = Rows(users)
    return UserSort(keys).rows(of: listing).map { listing.user(at: $0).id.text }
  }

  @Test func `Text sorts without case and accents, either way`() {
    let users = ["b", "Á", "c", "B"].map { Self.user($0) }
    #expect(Self.ids(users, by: .init(.name)) == ["Á", "b", "B", "c"])
    #expect(Self.ids(users, by: .init(.name, isDescending: true)) == ["c", "b", "B", "Á"])
  }

  @Test func `Times sort by the instant, never before the first, and what is not reported last`() {
    let users = [
      Self.user("unknown"), Self.user("new", seen: .at(Timestamp(seconds: 9))),
      Self.user("never", seen: .never), Self.user("old", seen: .at(Timestamp(seconds: 1))),
    ]
    #expect(Self.ids(users, by: .init(.seen)) == ["never", "old", "new", "unknown"])
    #expect(
      Self.ids(users, by: .init(.seen, isDescending: true)) == ["new", "old", "never", "unknown"])
  }

  @Test func `The second column decides where the first is equal`() {
    var users = ["x", "y", "z"].map { Self.user($0) }
    users[0].status = .active
    users[1].status = .inactive
    users[2].status = .active
    #expect(
      Self.ids(users, by: .init(.status), .init(.name, isDescending: true)) == ["z", "x", "y"])
  }
}
