import DirectoryModel

extension Action.Name {
  /// The one table of actions: dispatch, help, palette and the check of keymaps read it.
  package var entry: Action.Entry {
    switch self {
    case .back: .init(.program, .everywhere, "Go back; at the root, quit")
    case .quit: .init(.program, .everywhere, "Quit")
    case .stop: .init(.program, .everywhere, "Stop what loads; with nothing loading, quit")
    case .close:
      .init(.program, .everywhere, "Close the topmost: help, menu, prompt, filter, marks")
    case .suspend: .init(.program, .everywhere, "Suspend to the shell; fg comes back")
    case .redraw: .init(.program, .everywhere, "Draw the screen anew")
    case .help: .init(.program, .everywhere, "Show the keys that work here")
    case .palette: .init(.program, .panes, .optionalText, "Run any action by its name")
    case .messages: .init(.program, [.panes, .overlay], "Show all messages")
    case .key: .init(.program, .panes, "Tell what a key sends and which line binds it")
    case .copied: .init(.program, .panes, "Show what was copied last, to select it by hand")
    case .theme:
      .init(
        .program, .panes, .oneOf(ThemeName.allCases.map(\.rawValue)), "Change how the screen looks")
    case .mouse:
      .init(
        .program, .panes, .oneOf(["on", "off"]), "Take the mouse from the terminal, or give it back"
      )
    case .reloadKeys: .init(.program, .panes, "Read keymap.conf again")

    case .view:
      .init(.views, .panes, .oneOf(ViewDefinition.all.map(\.view.rawValue)), "Go to a view")
    case .lastView: .init(.views, .panes, "Go to the view that was shown last")
    case .historyBack: .init(.views, .panes, "Go back to the view and filter before this one")
    case .historyForward: .init(.views, .panes, "Go forward again")

    case .nextPane: .init(.panes, .panes, "Go to the next pane")
    case .previousPane: .init(.panes, .panes, "Go to the previous pane")
    case .layout:
      .init(
        .panes, .panes, .oneOf(PaneLayout.allCases.map(\.rawValue)),
        "Change how list and details share the screen")
    case .zoom: .init(.panes, .panes, "Give the pane the whole screen, or its share again")
    case .splitGrow: .init(.panes, .panes, "Give the list more room")
    case .splitShrink: .init(.panes, .panes, "Give the list less room")
    case .nextTab: .init(.panes, .panes, "Next tab of the details")
    case .previousTab: .init(.panes, .panes, "Previous tab of the details")
    case .times: .init(.panes, .panes, "Show times as dates, or as ages")
    case .fold: .init(.panes, .detail, "Fold or unfold the JSON at the cursor")
    case .foldAll: .init(.panes, .detail, "Fold all of the JSON")
    case .unfoldAll: .init(.panes, .detail, "Unfold all of the JSON")

    case .moveDown: .init(.moving, .everywhere, "One down")
    case .moveUp: .init(.moving, .everywhere, "One up")
    case .moveFirst: .init(.moving, .everywhere, "To the first")
    case .moveLast: .init(.moving, .everywhere, "To the last")
    case .moveTop: .init(.moving, .everywhere, "To the top of the screen")
    case .moveMiddle: .init(.moving, .everywhere, "To the middle of the screen")
    case .moveBottom: .init(.moving, .everywhere, "To the bottom of the screen")
    case .scroll:
      .init(
        .moving, .everywhere, .oneOf(Action.Distance.allCases.map(\.rawValue)),
        "Scroll by half a page or a page")
    case .columnLeft: .init(.moving, .list, "One column to the left")
    case .columnRight: .init(.moving, .list, "One column to the right")
    case .nextRecord: .init(.moving, .panes, "Show the next row")
    case .previousRecord: .init(.moving, .panes, "Show the previous row")

    case .filter:
      .init(.finding, .panes, .optionalText, "Filter the list as you type, or by the given text")
    case .facets:
      .init(.finding, .panes, .optionalText, "Count the values of a field and filter by one")
    case .find: .init(.finding, [.panes, .overlay, .menu], "Find a text in what has the keys")
    case .nextHit: .init(.finding, [.panes, .overlay], "To the next place with the text")
    case .previousHit: .init(.finding, [.panes, .overlay], "To the previous place with the text")
    case .sort:
      .init(.finding, .panes, .optionalText, "Choose the order, or sort by the given columns")
    case .reverseSort: .init(.finding, .panes, "Reverse the order")
    case .columns: .init(.finding, .panes, "Choose the columns and their order")
    case .columnWider: .init(.finding, .list, "Widen the column of the cursor")
    case .columnNarrower: .init(.finding, .list, "Narrow the column of the cursor")
    case .saveView: .init(.finding, .panes, "Save filter, order and columns under a letter")
    case .recallView: .init(.finding, .panes, "Recall what was saved under a letter")

    case .open: .init(.users, .everywhere, "Open, follow or take what is selected")
    case .refresh: .init(.users, .panes, "Read what is shown again")
    case .refreshAll: .init(.users, .panes, "Read all sources again")
    case .export: .init(.users, .panes, "Write the list to a file")
    case .adminPage: .init(.users, .panes, "Copy the address of the user's admin page")

    case .mark: .init(.marking, [.list, .menu], "Mark and go down; in a menu, choose")
    case .markRange: .init(.marking, .list, "Mark a range: begin, or end")
    case .invertMarks: .init(.marking, .list, "Mark what is not, and unmark what is")
    case .unmark: .init(.marking, .panes, "Take away all marks")
    case .copy:
      .init(
        .marking, .panes, .oneOf(CopyForm.allCases.map(\.rawValue)),
        "Copy the selected or marked users in a form")

    case .accept: .init(.typing, [.prompt, .menu, .overlay], "Take what was typed or chosen")
    case .cancel: .init(.typing, [.prompt, .menu, .overlay], "Go back to what was there before")
    case .itemDown: .init(.typing, .menu, "Move the item down")
    case .itemUp: .init(.typing, .menu, "Move the item up")
    case .complete: .init(.typing, .prompt, "Complete what is typed; again, the next way")
    case .completeBack: .init(.typing, .prompt, "The previous way to complete")
    case .olderFilter: .init(.typing, .prompt, "An older filter that holds what is typed")
    case .cursorLeft: .init(.typing, .prompt, "One character to the left")
    case .cursorRight: .init(.typing, .prompt, "One character to the right")
    case .cursorStart: .init(.typing, .prompt, "To the start of the line")
    case .cursorEnd: .init(.typing, .prompt, "To the end of the line")
    case .wordLeft: .init(.typing, .prompt, "One word to the left")
    case .wordRight: .init(.typing, .prompt, "One word to the right")
    case .deleteBackward: .init(.typing, .prompt, "Delete the character before the cursor")
    case .deleteForward: .init(.typing, .prompt, "Delete the character at the cursor")
    case .deleteWord: .init(.typing, .prompt, "Delete the word before the cursor")
    case .deleteToStart: .init(.typing, .prompt, "Delete all before the cursor")
    case .deleteToEnd: .init(.typing, .prompt, "Delete all from the cursor on")
    }
  }
}
