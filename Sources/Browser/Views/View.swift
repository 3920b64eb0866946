/// The name of a view, as keymap.conf and the palette write it.
package struct View: RawRepresentable, Hashable, Sendable {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }
}
