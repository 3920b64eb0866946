import DirectoryModel

extension AppState {
  /// Opens the menu of fields, or that of a field's values.
  mutating func openFacets(_ text: String?) -> [Effect] {
    guard let text, !text.isEmpty else {
      open(Overlay(.menu(.facetFields)))
      return []
    }
    if let field = FacetField(rawValue: text) { return count(field) }
    let nearest = FacetField.allCases.map(\.rawValue).nearest(to: text)
    refuse("no field is called \(text)\(nearest.map { "; the nearest is \($0)" } ?? "")")
    return []
  }

  /// Counts the values of a field among the users that match at present.
  mutating func count(_ field: FacetField) -> [Effect] {
    open(
      Overlay(
        .menu(
          Menu(
            .facetValues(field), title: "\(field.title): Enter filters by one, Space by several",
            items: [], placeholder: "counting ..."))))
    facets.generation += 1
    return [.facets(field, users.filter.query, generation: facets.generation)]
  }

  mutating func show(_ counts: [FacetCount], of field: FacetField, generation: Int) {
    guard generation == facets.generation, var menu = overlay?.menu,
      menu.purpose == .facetValues(field)
    else { return }
    facets.values[field] = counts.prefix(1_000).map { DisplayText($0.value) }
    menu.placeholder = "no user of the list has any"
    menu.items = counts.map {
      Menu.Item(
        id: $0.value, label: DisplayText($0.value), note: "\($0.count.grouped)", isChosen: false)
    }
    cover.show(menu)
    moveInOverlay(Action(.moveFirst))
  }

  /// Adds to the filter that a field has one of these values.
  mutating func narrow(_ field: FacetField, to values: [String]) -> [Effect] {
    let words = values.map { value in
      field.isText && value != "none" ? "=\(value.queryWord)" : value
    }
    let addition = "\(field.rawValue):\(words.joined(separator: ","))"
    let text = users.filter.text.isEmpty ? addition : "\(users.filter.text) \(addition)"
    return showUsers(matching: text)
  }
}

extension FacetField {
  /// Whether a filter takes any text for it, as against one of a few words.
  var isText: Bool {
    switch self {
    case .status, .mfa, .invite: false
    default: true
    }
  }

  /// The field of the query language with these values.
  init?(_ field: TextField) { self.init(rawValue: field.rawValue) }
}
