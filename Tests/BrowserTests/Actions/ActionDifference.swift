import DirectoryModel
import DirectoryText
import TestSupport

@testable import Browser

/// What some actions do in some places: what is then another, and what is asked for outside.
struct ActionDifference {
  let actions: Set<Action.Name>
  let places: Set<ActionPlace>
  let difference: Set<SeenFact>
  let effects: [Effect]

  init(
    _ actions: Set<Action.Name>, in places: Set<ActionPlace>, _ difference: Set<SeenFact> = [],
    asks effects: [Effect] = []
  ) {
    self.actions = actions
    self.places = places
    self.difference = difference
    self.effects = effects
  }

  /// An action in a place is in one row at most, and in none where it is refused.
  static let all = programs + moves + panes + overlays + prompts + unseen

  private static let programs = [
    ActionDifference([.quit], in: ActionPlace.everywhere, asks: [.quit]),
    ActionDifference([.back], in: [.list], asks: [.quit]),
    ActionDifference([.suspend], in: ActionPlace.everywhere, asks: [.suspend]),
    ActionDifference([.redraw], in: ActionPlace.everywhere, asks: [.redraw]),
    ActionDifference(
      [.stop], in: ActionPlace.everywhere.subtracting([.prompt]), asks: [.interrupt]),
    ActionDifference([.reloadKeys], in: ActionPlace.panes, asks: [.reloadKeys]),
    ActionDifference([.refresh], in: ActionPlace.panes, asks: [.refresh(.sample("0"))]),
    ActionDifference([.refreshAll], in: ActionPlace.panes, asks: [.load(.all)]),
    ActionDifference(
      [.reverseSort], in: ActionPlace.panes,
      asks: [.list(.all, sort: UserSort([.init(.name, isDescending: true)]), generation: 2)]),
  ]

  private static let moves = [
    ActionDifference([.moveDown], in: [.list, .prompt], [.row(1)]),
    ActionDifference([.moveMiddle], in: [.list, .prompt], [.row(4)]),
    ActionDifference([.moveBottom], in: [.list, .prompt], [.row(9)]),
    ActionDifference([.moveLast], in: [.list, .prompt], [.row(29)]),
    ActionDifference([.nextRecord], in: ActionPlace.panes, [.row(1)]),
    ActionDifference([.moveDown], in: [.detail], [.detailLine(1)]),
    ActionDifference([.moveMiddle], in: [.detail], [.detailLine(5)]),
    ActionDifference([.moveBottom], in: [.detail], [.detailLine(8)]),
    ActionDifference(
      [.moveLast], in: [.detail],
      [.detailLine(ActionPlace.detail.state.detailLines.count - 1)]),
    // The first line of the help is a heading, and the second has the cursor.
    ActionDifference([.moveDown], in: [.help], [.overlayLine(2)]),
    ActionDifference([.moveMiddle], in: [.help], [.overlayLine(5)]),
    ActionDifference([.moveBottom], in: [.help], [.overlayLine(9)]),
    ActionDifference(
      [.moveLast], in: [.help],
      [.overlayLine(ActionPlace.help.state.overlayEntries.lastIndex(where: \.isStop) ?? 0)]),
  ]

  private static let panes = [
    ActionDifference([.open, .nextPane, .previousPane], in: [.list], [.context(.detail)]),
    ActionDifference(
      [.back, .close, .nextPane, .previousPane], in: ActionPlace.details, [.context(.listUsers)]),
    ActionDifference([.zoom], in: ActionPlace.panes, [.zoomed(true)]),
    ActionDifference([.nextTab], in: [.list, .detail], [.tab(.access)]),
    ActionDifference([.nextTab], in: [.raw], [.tab(.overview), .context(.detail)]),
    ActionDifference([.previousTab], in: [.list], [.tab(.raw)]),
    ActionDifference([.previousTab], in: [.detail], [.tab(.raw), .context(.raw)]),
    ActionDifference([.previousTab], in: [.raw], [.tab(.activity), .context(.detail)]),
    ActionDifference([.mark], in: [.list], [.marks(1), .row(1)]),
    ActionDifference([.markRange], in: [.list], [.marks(1), .context(.visual)]),
    ActionDifference([.invertMarks], in: [.list], [.marks(30)]),
    // No admin page is configured for the source.
    ActionDifference([.adminPage], in: ActionPlace.panes, [.message(true)]),
  ]

  private static let overlays = [
    help(in: .list, "Keys that work in the list"),
    help(in: .detail, "Keys that work in the details"),
    help(in: .raw, "Keys that work in the raw JSON"),
    help(in: .prompt, "Keys that work in a line being typed"),
    ActionDifference(
      [.help], in: [.messages],
      [.overlay("Keys that work in help and messages"), .overlayLine(1)]),
    covering(.messages, .help, "Messages, the newest first"),
    covering(.key, .help, "Press keys to see what they send and run; Esc twice ends"),
    covering(.palette, .prompt, "Run an action"),
    covering(.sort, .menu, "Sort by: Enter one column, Space several and their direction"),
    covering(.columns, .menu, "Columns: Space shows or hides, J and K move, Enter takes"),
    covering(.facets, .menu, "Count the values of a field"),
    ActionDifference(
      [.messages], in: [.help], [.overlay("Messages, the newest first"), .overlayLine(0)]),
    ActionDifference(
      [.back, .close, .cancel, .help], in: [.help],
      [.context(.listUsers), .overlay(""), .overlayLine(0)]),
    ActionDifference(
      [.back, .close, .cancel], in: [.messages], [.context(.listUsers), .overlay("")]),
    // The first line of the help goes one down.
    ActionDifference(
      [.accept, .open], in: [.help],
      [.context(.listUsers), .overlay(""), .overlayLine(0), .row(1)]),
  ]

  private static let prompts = [
    ActionDifference([.filter, .export], in: ActionPlace.panes, [.context(.prompt)]),
    ActionDifference(
      [.find], in: ActionPlace.panes.union(ActionPlace.overlays), [.context(.prompt)]),
    ActionDifference([.accept, .open], in: [.prompt], [.context(.listUsers)]),
    ActionDifference(
      [.stop, .cancel, .close, .back], in: [.prompt], [.context(.listUsers)],
      asks: [.list(.all, sort: nil, generation: 2)]),
    // No filter was used before.
    ActionDifference([.olderFilter], in: [.prompt], [.message(true)]),
  ]

  /// What changes nothing that is seen here: the list and every text are at their top, nothing was
  /// typed, and what needs an argument has none.
  private static let unseen = [
    ActionDifference([.moveUp, .moveFirst, .moveTop, .scroll], in: ActionPlace.everywhere),
    // A text of one line.
    ActionDifference(
      [.moveDown, .moveMiddle, .moveBottom, .moveLast], in: [.raw, .messages]),
    ActionDifference([.messages], in: [.messages]),
    ActionDifference([.close, .columnLeft, .columnRight], in: [.list]),
    ActionDifference(
      [
        .previousRecord, .copy, .layout, .mouse, .saveView, .splitGrow, .splitShrink, .theme,
        .times, .view,
      ], in: ActionPlace.panes),
    ActionDifference(
      [
        .complete, .completeBack, .cursorLeft, .cursorRight, .cursorStart, .cursorEnd, .wordLeft,
        .wordRight, .deleteBackward, .deleteForward, .deleteWord, .deleteToStart, .deleteToEnd,
      ], in: [.prompt]),
  ]

  private static func help(in place: ActionPlace, _ title: DisplayText) -> ActionDifference {
    ActionDifference([.help], in: [place], [.context(.help), .overlay(title), .overlayLine(1)])
  }

  /// An action that covers the panes.
  private static func covering(
    _ action: Action.Name, _ context: Action.Context, _ title: DisplayText
  ) -> ActionDifference {
    ActionDifference([action], in: ActionPlace.panes, [.context(context), .overlay(title)])
  }
}
