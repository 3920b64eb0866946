import DirectoryModel
import Testing

struct UserColumnTests {
  private static let values: [(UserColumn, String)] = [
    (.name, "Alice<U+202E> Śmith"), (.email, "alice@example.com"), (.username, "alice"),
    (.id, "id-7"), (.source, "tines"), (.provider, "tines"), (.status, "active"),
    (.privileged, "yes"), (.mfa, "off, enforced"), (.invite, "accepted"),
    (.roles, "EDITOR (Ops, team); Owner"), (.permissions, "Read; unnamed"),
    (.groups, "Ops; IT; blue; All; Red"), (.dept, "IT"), (.team, "Ops; Red"), (.tag, "blue"),
    (.seen, "1970-01-01T00:00:03.500Z"), (.created, "1970-01-01T00:00:04Z"),
    (.updated, "1970-01-01T00:00:05Z"), (.invited, "1970-01-01T00:00:01Z"),
    (.accepted, "1970-01-01T00:00:02Z"), (.fetched, "2020-09-13T12:26:40Z"),
  ]

  @Test(arguments: values)
  func `A cell shows its part of the user`(column: UserColumn, text: String) {
    #expect(column.value(of: .complete).printable == text)
  }

  @Test func `The table above names every column`() {
    #expect(Self.values.map(\.0) == UserColumn.allCases)
  }

  @Test(arguments: UserColumn.allCases)
  func `What is not reported is an empty cell`(column: UserColumn) {
    let known: Set<UserColumn> = [.id, .source, .provider, .fetched]
    #expect(column.value(of: .sample()).isEmpty == !known.contains(column))
  }

  @Test(
    arguments: [
      (.status, "inactive"), (.privileged, "no"), (.mfa, "on"), (.invite, "pending"),
      (.seen, "never"),
    ] as [(UserColumn, String)])
  func `A word tells the states apart`(column: UserColumn, word: String) {
    let user = User.sample {
      $0.status = .inactive
      $0.privilege = Privilege(value: false)
      $0.mfa = MFAStatus(state: .enabled, isEnforced: true)
      $0.invitation = InvitationState(state: .pending)
      $0.lastSeen = LastSeen(state: .never, kind: .login)
    }
    #expect(column.value(of: user).printable == word)
  }

  @Test func `An MFA that is off without being enforced is just off`() {
    let user = User.sample { $0.mfa = MFAStatus(state: .disabled) }
    #expect(UserColumn.mfa.value(of: user) == "off")
  }

  @Test(arguments: [("dept", UserColumn.dept), ("x", nil)])
  func `A column is named as the user wrote it`(name: String, column: UserColumn?) {
    #expect(UserColumn(rawValue: name) == column)
  }

  @Test(arguments: [(UserColumn.name, "NAME"), (.email, "E-MAIL")])
  func `A title is the name in capitals`(column: UserColumn, title: String) {
    #expect(column.title.printable == title)
  }
}
