import Browser
import DirectoryModel
import Terminal

extension Script {
  /// What covers the panes.
  static let overlays = [
    Script("help-list", "Help for the list") { $0.perform(.help) },
    Script("help-detail", "Help for the details") { $0.perform(.open, .help) },
    Script("help-filtered", "The help, filtered") { scene in
      scene.perform(.help, .find)
      scene.type("copy")
    },
    Script("messages", "All messages") { scene in
      scene.take(
        .noticed(
          Message("keymap.conf:3:6: no action is called quitt: the nearest is quit", .warning)),
        .refreshed(Cast.jo), .refreshFailed(Cast.jo.reference, Cast.rateLimited))
      scene.perform(.messages)
    },
    Script("copied", "Text to select by hand") { scene in
      scene.perform(.mark, .mark, .mark)
      scene.perform(Action(.copy, "row"))
      scene.perform(.copied)
    },
    Script("palette", "The palette, with some of a name typed") { scene in
      scene.perform(.palette)
      scene.type("re")
      scene.perform(.moveDown)
    },
    Script("menu-sort", "The menu of orders, with two keys chosen") { scene in
      scene.perform(.sort, .moveDown, .mark, .mark, .moveDown, .mark)
    },
    Script("menu-columns", "The menu of columns") {
      $0.perform(.columns, .moveDown, .mark, .itemDown)
    },
    Script("facets", "The values of a field with their counts") { scene in
      scene.perform(Action(.facets, "invite"))
      scene.perform(.moveDown, .mark)
    },
    Script("key", "What keys send and run") { scene in
      scene.perform(.key)
      for key in [Key.character("g"), .control("d"), .character("山")] { scene.probe(key) }
    },
    Script("saved-views", "The letters of saved views") { scene in
      scene.perform(Action(.filter, "mfa:off"))
      scene.perform(.saveView)
      scene.probe(.character("m"))
      scene.perform(.recallView)
    },
  ]
}
