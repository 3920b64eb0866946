extension UserSort {
  /// Why a text is no order.
  package enum Mistake: Error, Hashable, Sendable {
    case noColumn
    /// A column that does not exist, and the one that is nearest to it.
    case unknownColumn(String, nearest: String?)
    /// What stands behind a column and is neither asc nor desc.
    case unknownDirection(String, of: UserColumn)

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
    var keys: [Key] = []
    for part in text.split(separator: ",") {
      let words = part.split(separator: ":", maxSplits: 1).map {
        $0.filter { !$0.isWhitespace }.lowercased()
      }
      let name = words.first ?? ""
      guard let column = UserColumn(rawValue: name) else {
        let nearest = UserColumn.allCases.map(\.rawValue).nearest(to: name)
        throw .unknownColumn(name, nearest: nearest)
      }
      let direction = words.count > 1 ? words[1] : "asc"
      guard ["asc", "desc"].contains(direction) else {
        throw .unknownDirection(direction, of: column)
      }
      keys.append(Key(column, isDescending: direction == "desc"))
    }
    guard !keys.isEmpty else { throw .noColumn }
    self.init(keys)
  }

  /// The order as `--sort` takes it: `mfa:desc,name`.
  package var text: String {
    keys.map { $0.column.rawValue + ($0.isDescending ? ":desc" : "") }.joined(separator: ",")
  }

  /// The order as a line of the screen tells it: `!mfa, name`.
  package var words: DisplayText {
    DisplayText(
      keys.map { ($0.isDescending ? "!" : "") + $0.column.rawValue }.joined(separator: ", "))
  }
}
