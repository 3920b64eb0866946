import Browser

extension Script {
  /// Looks, above all the one without colours.
  static let themes = ["mono", "high-contrast"].map(theme) + monochrome.map(\.mono)

  private static func theme(_ name: String) -> Script {
    Script("theme-\(name)", "Every theme tells the same") { scene in
      scene.select("Jo Dean")
      scene.perform(Action(.theme, name))
    }
  }

  private static let monochrome = [
    Script("mono-sources", "A source that failed is told in words") { scene in
      scene.failScanova()
      scene.perform(Action(.view, "sources"))
    },
    Script("mono-access", "Roles") { $0.perform(Action(.view, "access")) },
    Script("mono-palette", "The chosen action has a mark") { $0.perform(.palette) },
    Script("mono-help", "The keys stand out") { $0.perform(.help) },
    Script("mono-menu-sort", "What is chosen has a number") { $0.perform(.sort, .mark) },
    Script("mono-menu-columns", "The shown columns have a mark") { $0.perform(.columns) },
    Script("mono-facets", "Values and counts") { $0.perform(Action(.facets, "mfa")) },
    Script("mono-messages", "A warning has a mark") { scene in
      scene.failScanova()
      scene.perform(.messages)
    },
    Script("mono-marks", "Marked users have a star") { $0.perform(.mark, .mark, .markRange) },
    Script("mono-filter-error", "A mistake is underlined", filterError),
    Script("mono-completion", "The chosen way has a mark") { scene in
      scene.perform(.filter)
      scene.type("mfa:")
      scene.perform(.complete)
    },
  ]
}
