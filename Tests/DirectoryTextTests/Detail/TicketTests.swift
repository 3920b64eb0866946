import DirectoryModel
import TestSupport
import Testing

@testable import DirectoryText

@Suite struct TicketTests {
  private static let jo = User.sample("480", source: "scanova").with {
    $0.provider = "scanova"
    $0.displayName = "Jo Dean"
    $0.email = "jo.dean@acme.com"
    $0.mfa = MFAStatus(state: .disabled, isEnforced: true, raw: "Disabled")
    $0.signIn = SignInMethods(password: true, sso: false, social: false)
    $0.invitation = InvitationState(state: .pending, sentAt: Timestamp(seconds: 1_694_429_880))
    $0.lastSeen = LastSeen(state: .never, kind: .login)
    $0.roles = [Role(name: "Manager", kind: .accessLevel)]
    $0.groups = [Group(kind: .tag, name: "vip")]
  }

  @Test
  func `The answer has six lines, what is not known the last, each with its source and its age`() {
    let origin = "(scanova, read 2023-11-14 22:13 UTC)"
    #expect(
      UserDetail(Self.jo).ticketAnswer == """
        User: Jo Dean, jo.dean@acme.com, #480 \(origin)
        MFA: required but NOT set up; sign-in: password: yes, SSO: no, social: no \(origin)
        Invitation: PENDING, sent 2023-09-11 10:58:00 UTC \(origin)
        Roles: Manager; groups: vip \(origin)
        Last sign-in: never \(origin)
        Not reported by scanova: account \(origin)
        """)
  }

  @Test func `What is not reported, and what has gone, is said`() {
    let user = User.sample("7").with {
      $0.goneSince = Timestamp(seconds: 1_694_429_880)
      $0.detail = .list
      $0.untold = [.roles]
    }
    let lines = UserDetail(user).ticketAnswer.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasSuffix("(one, read 2023-11-14 22:13 UTC, from the list)") })
    #expect(lines[1].hasPrefix("Account: GONE, not in the list since 2023-09-11 10:58:00 UTC"))
    #expect(lines[2].hasPrefix("Groups: none"))
    #expect(
      lines[3].hasPrefix("Not reported by one: MFA, sign-in, invitation, roles, last seen (one, "))
    #expect(lines.count == 4)
  }

  @Test func `Many roles are counted after ten`() {
    let user = User.sample("7").with {
      $0.roles = (1...12).map { Role(name: "r\($0)", kind: .team) }
    }
    #expect(
      UserDetail(user).ticketAnswer.contains(
        "Roles: r1, r2, r3, r4, r5, r6, r7, r8, r9, r10 and 2 more"))
  }

  @Test func `A name can't make a line of its own`() {
    let user = User.sample("7").with { $0.displayName = "Bob\nMFA: on" }
    let plain = User.sample("7").with { $0.displayName = "Bob" }
    #expect(
      UserDetail(user).ticketAnswer.split(whereSeparator: \.isNewline).count
        == UserDetail(plain).ticketAnswer.split(whereSeparator: \.isNewline).count)
  }
}
