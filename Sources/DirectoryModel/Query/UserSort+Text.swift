extension UserSort {
  /// Why a text is no order.
  package enum Mistake: Error, Hashable, Sendable {
    case noColumn
    /// A column that does not exist, and the one that is nearest to it.
    case unknownColumn(String, nearest: String?)
    /// What stands behind a column and is neither asc nor desc.
    case unknownDirection(String, of: String)

    package var message: DisplayText {
      switch self {
      case .noColumn: "sort takes columns, such as seen:desc,name"
      case .unknownColumn(let name, let nearest):
        "no column is called \(name)\(nearest.map { "; the nearest is \($0)" } ?? "")"
      case .unknownDirection(let word, _): "an order is asc or desc, not \(word)"
      }
    }
  }

  /// Reads what ``text`` writes, in any letter case: `mfa:desc,name`.
  package init(parsing text: String) throws(Mistake) {
    let keys = try Self.keys(parsing: text, among: UserColumn.allCases.map(\.rawValue))
    self.init(
      keys.compactMap { key in
        UserColumn(rawValue: key.name).map { Key($0, isDescending: key.isDescending) }
      })
  }

  /// Reads an order by columns of these names, which lists of other things have.
  package static func keys(
    parsing text: String, among names: [String]
  ) throws(Mistake) -> [(name: String, isDescending: Bool)] {
    var keys: [(name: String, isDescending: Bool)] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: ":", maxSplits: 1).map {
        $0.filter { !$0.isWhitespace }.lowercased()
      }
      let name = words.first ?? ""
      guard names.contains(name) else {
        throw .unknownColumn(name, nearest: names.nearest(to: name))
      }
      let direction = words.count > 1 ? words[1] : "asc"
      guard ["asc", "desc"].contains(direction) else {
        throw .unknownDirection(direction, of: name)
      }
      keys.append((name, direction == "desc"))
    }
    guard !keys.isEmpty else { throw .noColumn }
    return keys
  }

  /// The order as `--sort` takes it: `mfa:desc,name`.
  package var text: String {
    keys.map { $0.column.rawValue + ($0.isDescending ? ":desc" : "") }.joined(separator: ",")
  }

  /// The order as a line of the screen tells it: `!mfa, name`.
  package var words: DisplayText {
    Self.words(of: keys.map { ($0.column.rawValue, $0.isDescending) })
  }

  /// An order as a line of the screen tells it: `!mfa, name`.
  package static func words(of keys: [(name: String, isDescending: Bool)]) -> DisplayText {
    DisplayText(keys.map { ($0.isDescending ? "!" : "") + $0.name }.joined(separator: ", "))
  }
}
