import DirectoryModel
import Testing

struct UserTests {
  @Test(
    arguments: [
      ("Alice", "a@b.c", "alice", "Alice"), ("", "a@b.c", "alice", "a@b.c"),
      ("", nil, "alice", "alice"), ("", nil, nil, "#id-7"), ("", "", "alice", "alice"),
      ("", "", "", "#id-7"), ("\u{200B}", "a@b.c", nil, "<U+200B>"),
    ] as [(String, String?, String?, String)])
  func `A user is called by the first that there is of name, e-mail, username and id`(
    name: String, email: String?, username: String?, label: String
  ) {
    let user = User.sample {
      $0.displayName = DisplayText(name)
      $0.email = email.map { DisplayText($0) }
      $0.username = username.map { DisplayText($0) }
    }
    #expect(user.label.printable == label)
  }

  @Test(
    arguments: [
      (.disabled, true, true), (.disabled, false, false), (.disabled, nil, false),
      (.enabled, true, false), (.unknown, true, false),
    ] as [(MFAStatus.State, Bool?, Bool)])
  func `There is a gap where a second factor is enforced and known to be missing`(
    state: MFAStatus.State, isEnforced: Bool?, isGap: Bool
  ) {
    #expect(MFAStatus(state: state, isEnforced: isEnforced).isGap == isGap)
  }

  @Test(
    arguments: [
      ("Read", "READ", "1", "Read"), (nil, "READ", "1", "READ"), (nil, nil, "1", "#1"),
      (nil, nil, nil, "unnamed"),
    ] as [(String?, String?, String?, String)])
  func `A permission is called by its name, else its code, else its id`(
    name: String?, code: String?, id: String?, label: String
  ) {
    let permission = Permission(
      id: id.map { UserID($0) }, code: code.map { DisplayText($0) },
      name: name.map { DisplayText($0) })
    #expect(permission.label.printable == label)
  }

  @Test(arguments: [("team", "Ops"), ("version", nil)])
  func `A role's bound is found by its key`(key: String, value: String?) {
    let role = Role(name: "EDITOR", kind: .team, scope: [Role.Bound("team", "Ops")])
    #expect(role.scope(key)?.printable == value)
  }

  @Test func `Only who was seen at a time has one`() {
    let states: [LastSeen.State] = [.at(Timestamp(seconds: 1)), .never, .unknown]
    #expect(
      states.map { LastSeen(state: $0, kind: .login).time } == [Timestamp(seconds: 1), nil, nil])
  }
}
