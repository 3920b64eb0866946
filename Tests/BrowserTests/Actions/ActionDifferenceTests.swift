import DirectoryModel
import DirectoryText
import TestSupport
import Testing

@testable import Browser

/// What actions do in each place, as rows of actions, places and what is then another.
@Suite struct ActionDifferenceTests {
  @Test(arguments: ActionPlace.allCases)
  func `Keys are looked up where the person is`(place: ActionPlace) {
    #expect(place.state.context == place.context)
  }

  @Test(arguments: ActionPlace.allCases, Action.Name.allCases)
  func `An action makes its difference or says why not`(place: ActionPlace, action: Action.Name) {
    var state = place.state
    let before = SeenFact.all(of: state)
    let refusal = state.refusal(of: Action(action))
    let effects = state.perform(action).filter { !$0.isKeeping }
    let rows = ActionDifference.all.filter {
      $0.actions.contains(action) && $0.places.contains(place)
    }
    if let refusal, !Self.always.contains(action) {
      #expect(rows.isEmpty)
      #expect(effects == [])
      #expect(state.message == Message(refusal))
      state.log.dismiss()
      #expect(SeenFact.all(of: state) == before)
    } else {
      #expect(rows.count == 1)
      #expect(effects == rows.first?.effects)
      #expect(SeenFact.all(of: state).subtracting(before) == rows.first?.difference)
    }
  }

  /// What nothing can refuse.
  private static let always: Set<Action.Name> = [.quit, .stop, .suspend, .redraw]
}
