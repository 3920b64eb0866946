import DirectoryModel
import Testing

@Suite("Changes between two records of a user")
struct UserChangesTests {
  private static func changes(from old: User, to new: User) -> [String] {
    new.changes(since: old).map { "\($0.field) \($0.old.text()) -> \($0.new.text())" }
  }

  @Test func `A record has no changes since itself`() {
    #expect(User.complete.changes(since: .complete) == [])
  }

  @Test func `A changed member has its JSON before and after`() {
    let new = User.sample {
      $0.email = "a@b.c"
      $0.status = .active
    }
    #expect(
      Self.changes(from: .sample(), to: new) == [
        #"email null -> "a@b.c""#, #"status "unknown" -> "active""#,
      ])
  }

  @Test func `Each attribute changes for itself, and one that is absent tells as much as null`() {
    let old = User.sample {
      $0.attributes = [.init("a", 1), .init("b", 2), .init("none", nil), .init("same", [1])]
    }
    let new = User.sample { $0.attributes = [.init("same", [1]), .init("c", 3), .init("b", 5)] }
    #expect(
      Self.changes(from: old, to: new) == [
        "attributes.c null -> 3", "attributes.b 2 -> 5", "attributes.a 1 -> null",
      ])
  }

  @Test func `When a record was read or went, and how much was asked for, is no change`() {
    let new = User.sample {
      $0.fetchedAt = Timestamp(seconds: 1)
      $0.goneSince = Timestamp(seconds: 2)
      $0.detail = .list
      $0.raw = [1]
    }
    #expect(new.changes(since: .sample()) == [])
  }

  @Test(arguments: UserFact.allCases)
  func `A list that one of the two does not tell has not changed`(fact: UserFact) {
    let told = User.complete
    let untold = User.sample {
      $0 = .complete
      $0.untold = [fact]
      switch fact {
      case .roles: $0.roles = []
      case .permissions: $0.permissions = []
      case .departments: $0.groups.removeAll { $0.kind == .department }
      case .teams: $0.groups.removeAll { $0.kind == .team }
      case .groups: $0.groups.removeAll { $0.kind == .group }
      case .tags: $0.groups.removeAll { $0.kind == .tag }
      }
    }
    #expect(told.changes(since: untold) == [])
    #expect(untold.changes(since: told) == [])
    var other = untold
    other.untold = []
    #expect(told.changes(since: other).count == 1)
  }

  @Test func `The groups of a kind that is told change beside one that is not`() {
    let old = User.sample {
      $0.groups = [Group(kind: .tag, name: "blue")]
      $0.untold = [.teams]
    }
    let new = User.sample {
      $0.groups = [Group(kind: .team, name: "Ops"), Group(kind: .tag, name: "red")]
    }
    #expect(
      Self.changes(from: old, to: new) == [
        #"groups [{"kind":"tag","id":null,"name":"blue","description":null}] -> "#
          + #"[{"kind":"tag","id":null,"name":"red","description":null}]"#
      ])
  }
}
