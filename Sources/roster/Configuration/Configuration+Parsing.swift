import DirectoryModel
import Host
import Providers

extension Configuration {
  private static let tables = ["source", "link", "label", "finding", "findings", "store", "ui"]

  /// Reads the text of a configuration file.
  ///
  /// - Parameters:
  ///   - text: the whole file.
  ///   - file: its path as it is to stand in messages; relative paths go out from its directory.
  ///   - providers: the providers of this version, from their registry.
  ///   - home: the user's home directory, for `~`.
  ///   - strict: whether mistakes in `[ui]` are errors too, as in `roster config check`.
  /// - Throws: every mistake of the file in its order; of a file that is not TOML, the first.
  init(
    parsing text: String, file: String, providers: [ProviderDescriptor], home: String,
    strict: Bool = false
  ) throws(ConfigurationErrors) {
    let document = try Self.document(text, file: file)
    let paths = PathResolver(home: home, file: file)
    let locations = TOMLLocations(scanning: text)
    var errors = DiagnosticLog(file: file, locations: locations)
    var warnings = DiagnosticLog(file: file, locations: locations)

    document.checkTables(Self.tables, &errors)
    let reader = SourceReader(providers: providers, paths: paths)
    sources = Self.sources(document, reader, &errors)
    if let table = document.subtable("store", &errors) {
      store = StoreSettings(table, paths: paths, &errors)
    }
    if let table = document.subtable("ui", &warnings) {
      ui = InterfaceSettings(table, &warnings)
    }
    for name in ["link", "label", "finding"] { _ = document.subtables(name, &errors) }
    _ = document.subtable("findings", &errors)

    let mistakes = errors.diagnostics + (strict ? warnings.diagnostics : [])
    if !mistakes.isEmpty {
      throw ConfigurationErrors(diagnostics: Self.inOrder(mistakes))
    }
    self.warnings = Self.inOrder(warnings.diagnostics)
  }

  private static func document(
    _ text: String, file: String
  ) throws(ConfigurationErrors) -> ConfigurationTable {
    do {
      guard case .table(let values) = try TOMLNode(parsing: text) else {
        return ConfigurationTable([:], at: TOMLPath())
      }
      return ConfigurationTable(values, at: TOMLPath())
    } catch {
      let diagnostic = ConfigurationDiagnostic(
        file: DisplayText(file), position: error.position,
        message: DisplayText(error.message), hint: nil)
      throw ConfigurationErrors(diagnostics: [diagnostic])
    }
  }

  private static func inOrder(
    _ diagnostics: [ConfigurationDiagnostic]
  ) -> [ConfigurationDiagnostic] {
    let sorted = diagnostics.enumerated().sorted { left, right in
      (left.element.position, left.offset) < (right.element.position, right.offset)
    }
    return sorted.map(\.element)
  }

  private static func sources(
    _ document: ConfigurationTable, _ reader: SourceReader, _ log: inout DiagnosticLog
  ) -> [SourceEntry] {
    let drafts = document.subtables("source", &log).map { reader.read($0, &log) }
    var names: [String: TOMLPath] = [:]
    var tags: [Character: TOMLPath] = [:]
    for draft in drafts {
      if let name = draft.name {
        if let first = names[name] {
          let line = log.locations.value(first["name"]).line
          log.value(
            draft.path["name"], "the name \"\(name)\" is already that of the source in line \(line)"
          )
        } else {
          names[name] = draft.path
        }
      }
      if let tag = draft.tag {
        if let first = tags[tag] {
          let line = log.locations.value(first["tag"]).line
          log.value(
            draft.path["tag"], "the tag \"\(tag)\" is already that of the source in line \(line)")
        } else {
          tags[tag] = draft.path
        }
      }
    }
    return withTags(drafts, SourceTags(given: tags.keys), &log)
  }

  private static func withTags(
    _ drafts: [SourceReader.Draft], _ tags: SourceTags, _ log: inout DiagnosticLog
  ) -> [SourceEntry] {
    var tags = tags
    return drafts.compactMap { draft in
      guard var entry = draft.entry else { return nil }
      let source = entry.configuration.source
      guard let tag = draft.tag ?? tags.next(for: source.name) else {
        log.key(draft.path, "no character is left for the tag of this source; set one")
        return nil
      }
      entry.configuration.source = Source(name: source.name, tag: tag, provider: source.provider)
      return entry
    }
  }
}

extension ConfigurationTable {
  /// Notes each top-level key that is not a known table.
  fileprivate func checkTables(_ known: [String], _ log: inout DiagnosticLog) {
    for key in keys where !known.contains(key) {
      let isTable =
        switch node(key) {
        case .table: true
        case .array(let elements): elements.contains { $0.kind == "a table" }
        default: false
        }
      log.key(
        path[key], isTable ? "unknown table \"\(key)\"" : "the key \"\(key)\" is in no table",
        hint: isTable ? known.nearest(to: key) : nil)
    }
  }

  /// A table of this one, `[name]`.
  fileprivate func subtable(_ name: String, _ log: inout DiagnosticLog) -> ConfigurationTable? {
    switch node(name) {
    case nil: return nil
    case .table(let values): return ConfigurationTable(values, at: path[name])
    default:
      log.key(path[name], "\(name) is a table: write [\(name)]")
      return nil
    }
  }

  /// The tables of an array of this one, `[[name]]`.
  fileprivate func subtables(_ name: String, _ log: inout DiagnosticLog) -> [ConfigurationTable] {
    guard let node = node(name) else { return [] }
    guard case .array(let elements) = node else {
      log.key(path[name], "\(name) is a list of tables: write [[\(name)]]")
      return []
    }
    var tables: [ConfigurationTable] = []
    for (index, element) in elements.enumerated() {
      if case .table(let values) = element {
        tables.append(ConfigurationTable(values, at: path[name][index]))
      } else {
        log.value(path[name][index], "\(name) holds tables only: write [[\(name)]]")
      }
    }
    return tables
  }
}
