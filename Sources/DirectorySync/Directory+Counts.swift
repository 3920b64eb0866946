import DirectoryIndex
package import DirectoryModel

extension Directory {
  package func counts(
    of field: FacetField, matching query: Query
  ) async -> [FacetCount]? {
    let facet = IndexFacet(field)
    guard let result = await search(query) else { return nil }
    let counts = index.counts(by: facet, of: result, context)
    var all = counts.values.map { FacetCount($0.text.original, $0.count) }
    if counts.none > 0 { all.append(FacetCount("none", counts.none)) }
    if facet.hasUnknown, counts.unknown > 0 { all.append(FacetCount("unknown", counts.unknown)) }
    return all.sorted { $0.count == $1.count ? $0.value < $1.value : $0.count > $1.count }
  }

  package func roleCounts() async -> [RoleCount]? {
    if !hasIndex { await catchUp() }
    return Task.isCancelled ? nil : index.roleCounts(sources: names)
  }
}

extension IndexFacet {
  fileprivate init(_ field: FacetField) {
    switch field {
    case .source: self = .text(.source)
    case .provider: self = .text(.provider)
    case .role: self = .text(.role)
    case .permission: self = .text(.permission)
    case .group: self = .text(.group)
    case .dept: self = .text(.dept)
    case .team: self = .text(.team)
    case .tag: self = .text(.tag)
    case .domain: self = .text(.domain)
    case .status: self = .status
    case .mfa: self = .mfa
    case .invite: self = .invite
    }
  }

  /// Whether a query can ask for those of whom the value is not known.
  fileprivate var hasUnknown: Bool {
    switch self {
    case .mfa, .invite, .status: true
    case .text, .flag: false
    }
  }
}
