import Browser
import DirectoryText

extension Script {
  /// The details of a user or a source.
  static let details = UserDetail.Tab.allCases.map(tab) + others

  private static func tab(_ tab: UserDetail.Tab) -> Script {
    Script("detail-\(tab)", "The details of a user") { scene in
      scene.select("Jo Dean")
      scene.perform(.open)
      while scene.state.tab != tab { scene.perform(.nextTab) }
    }
  }

  private static let others = [
    Script("detail-problems", "The details of a malformed record begin with what is wrong") {
      scene in
      scene.select("Mal Formed")
      scene.perform(.open)
    },
    Script("detail-hostile", "The details of a hostile name") { scene in
      scene.select("\u{1B}[31mred\u{1B}[0m")
      scene.perform(.open)
    },
    Script("detail-source", "All that is known of a source") { scene in
      scene.failScanova()
      scene.perform(Action(.view, "sources"))
      scene.perform(.moveDown, .open)
    },
    Script("zoomed-detail", "The details alone") { scene in
      scene.select("Jo Dean")
      scene.perform(.open, .zoom)
    },
    Script("find-detail", "A text that was found in the details") { scene in
      scene.select("Jo Dean")
      scene.perform(.open, .find)
      scene.type("not")
      scene.perform(.accept, .nextHit)
    },
    Script("folded", "Folded JSON") { scene in
      scene.select("Jo Dean")
      scene.perform(.open, .previousTab, .foldAll, .moveDown)
    },
  ]
}
