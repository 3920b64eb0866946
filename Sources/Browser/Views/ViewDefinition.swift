package import DirectoryModel
package import DirectoryText

/// All that the browser knows of a view: a new one is such a value and its row in ``all``.
package struct ViewDefinition: Sendable {
  /// Where the rows come from, and what makes them new.
  enum Supply: Sendable {
    /// They are searched for: filtered by a query, ordered by several columns, listed anew when
    /// users change.
    case search
    /// They are made of the sources' states, whenever one changes.
    case sources(@Sendable ([SourceState]) -> [ViewRow])
    /// They are asked of the directory when the view is shown, and when users change while it is.
    case question(@Sendable (any UserDirectory) async -> [ViewRow]?)
  }

  package let view: View
  package let title: DisplayText
  /// Where the keys of its list are looked up.
  package let context: Action.Context
  private let nouns: (one: DisplayText, many: DisplayText)
  let supply: Supply
  package let columns: [Column<ViewRow>]
  /// The order before another one was chosen.
  let orderAtFirst: ListOrder
  /// What that order is called, where it is none by a column.
  let orderWords: DisplayText?
  /// What stands over the details of a row.
  let heading: @Sendable (ViewRow) -> DisplayText
  /// The details of a row, a fact a line; a line says where Enter leads from it.
  let detail: @Sendable (ViewRow, AppState) -> [DetailLine]
  /// What is to be asked about the selected row once it is looked at; nil where there is nothing.
  package let question: (@Sendable (ViewRow, any UserDirectory) async -> (any ViewItem)?)?
  /// The users that Enter on a row lists; nil where it goes to the details.
  let users: (@Sendable (ViewRow) -> Query?)?
  /// What Enter on a row does, in a word.
  package let openWord: DisplayText
  /// The words of the command that prints the same.
  let command: @Sendable (AppState) -> [String]
  /// What stands in place of rows until they were counted.
  package let waitingWords: DisplayText

  /// A view of rows of one kind; `id` is what a row is known by, whatever is said of it.
  package init<Row: ViewItem>(
    _ view: View, title: DisplayText, context: Action.Context = .list,
    nouns: (one: DisplayText, many: DisplayText), rows: Rows<Row>,
    id: @escaping @Sendable (Row) -> ViewRow.ID, columns: [Column<Row>],
    orderAtFirst: ListOrder, orderWords: DisplayText? = nil,
    heading: @escaping @Sendable (Row) -> DisplayText,
    detail: @escaping @Sendable (Row, AppState) -> [DetailLine],
    question: (@Sendable (Row, any UserDirectory) async -> (any ViewItem)?)? = nil,
    users: (@Sendable (Row) -> Query?)? = nil, openWord: DisplayText = "open",
    waitingWords: DisplayText = "Reading ...",
    command: @escaping @Sendable (AppState) -> [String]
  ) {
    self.view = view
    self.title = title
    self.context = context
    self.nouns = nouns
    supply = rows.supply { ViewRow(id($0), $0) }
    self.columns = columns.map(\.erased)
    self.orderAtFirst = orderAtFirst
    self.orderWords = orderWords
    self.heading = { $0.item(Row.self).map(heading) ?? .empty }
    self.detail = { row, state in row.item(Row.self).map { detail($0, state) } ?? [] }
    if let question {
      self.question = { row, directory in
        guard let row = row.item(Row.self) else { return nil }
        return await question(row, directory)
      }
    } else {
      self.question = nil
    }
    if let users { self.users = { $0.item(Row.self).flatMap(users) } } else { self.users = nil }
    self.openWord = openWord
    self.waitingWords = waitingWords
    self.command = command
  }

  /// Where rows of one kind come from.
  package enum Rows<Row: ViewItem>: Sendable {
    case search
    case sources(@Sendable ([SourceState]) -> [Row])
    case question(@Sendable (any UserDirectory) async -> [Row]?)

    fileprivate func supply(_ row: @escaping @Sendable (Row) -> ViewRow) -> Supply {
      switch self {
      case .search: .search
      case .sources(let make): .sources { make($0).map(row) }
      case .question(let ask): .question { directory in await ask(directory)?.map(row) }
      }
    }
  }

  /// Every view, the first of them at the start.
  package static let all: [ViewDefinition] = [.users, .sources, .access]

  /// The columns that its list can be ordered by.
  var orders: [ColumnID] { columns.filter { $0.key != nil }.map(\.id) }

  /// What a number of its rows is called.
  package func noun(_ count: Int) -> DisplayText { count == 1 ? nouns.one : nouns.many }

  /// Whether the rows are searched for by a query, as against a table that is at hand.
  package var isSearched: Bool { if case .search = supply { true } else { false } }

  /// Whether the rows tell of the sources alone, and so are there before any user is.
  package var isOfSources: Bool { if case .sources = supply { true } else { false } }

  /// Whether the rows are asked of the directory, and so are not known at first.
  package var isAsked: Bool { if case .question = supply { true } else { false } }

  /// The rows as the directory knows them; nil if they are not asked of it, or if the task was
  /// cancelled meanwhile.
  package func rows(from directory: any UserDirectory) async -> [ViewRow]? {
    guard case .question(let ask) = supply else { return nil }
    return await ask(directory)
  }
}
