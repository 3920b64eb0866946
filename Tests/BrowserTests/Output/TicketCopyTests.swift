import Browser
import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@Suite struct TicketCopyTests {
  private static let jo = User.sample("480", source: "scanova").with {
    $0.displayName = "Jo Dean"
    $0.lastSeen = LastSeen(state: .never, kind: .login)
  }

  @Test func `The answer for the selected user is copied, in whichever form times are shown`() {
    var state = AppState.sample(Rows([Self.jo]))
    state.perform(.times)
    let effects = state.take(.action(Action(.copy, "ticket")))
    #expect(
      effects.contains(
        .copy(
          Clip(UserDetail(Self.jo).ticketAnswer, what: "the ticket answer of Jo Dean"))))
  }

  @Test func `Marked users have an answer each, apart from each other`() {
    var state = AppState.sample(Rows("ann bob cyd"))
    state.perform(.mark, .mark)
    let effects = state.take(.action(Action(.copy, "ticket")))
    let answers = ["ann", "bob"].map { UserDetail(.sample($0)).ticketAnswer }
    #expect(
      effects.contains(
        .copy(
          Clip(answers.joined(separator: "\n\n"), what: "the ticket answer of 2 users"))))
  }
}
