import CNcurses
import Terminal

/// The keys as the open terminal's own terminfo entry spells them.
///
/// Function keys end at F12: beyond, entries of the xterm family list Shift and Ctrl combinations,
/// which the decoder tells by themselves.
enum TerminfoKeys {
  private static let names: [(String, Key.Code)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home),
      ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert),
      ("kdch1", .delete), ("kcbt", .backTab), ("kent", .enter),
    ] + (1...12).map { ("kf\($0)", .function($0)) }

  /// The sequences of an entry; `capability` asks for one by its terminfo name.
  static func table(
    capability: (String) -> String? = { cn_capability($0).map { String(cString: $0) } }
  ) -> [[UInt8]: Key] {
    var table: [[UInt8]: Key] = [:]
    for (name, code) in names {
      guard let sequence = capability(name) else { continue }
      table[Array(sequence.utf8)] = Key(code)
    }
    return table
  }
}
