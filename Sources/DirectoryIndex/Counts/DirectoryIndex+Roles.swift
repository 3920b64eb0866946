package import DirectoryModel

extension DirectoryIndex {
  /// Counts the roles of the users that have not gone, of some sources or of all, in the order of
  /// ``RoleCount/counts(in:)``.
  package func roleCounts(sources wanted: Set<String>? = nil) -> [RoleCount] {
    var counts: [RoleCount.Key: RoleCount.Holders] = [:]
    for case let chunk? in chunks {
      chunk.bytes.withUnsafeBytes { raw in
        var places = chunk.living
        if let wanted { places &= chunk.places(ofSources: { wanted.contains($0) }, raw) }
        chunk.countRoles(of: places, raw, into: &counts)
      }
    }
    return RoleCount.sorted(counts)
  }
}

extension IndexChunk {
  /// The users of a source whose roles are the same.
  private struct Alike: Hashable {
    let source: Int
    let roles: Int
  }

  fileprivate func countRoles(
    of places: ChunkBits, _ raw: UnsafeRawBufferPointer,
    into counts: inout [RoleCount.Key: RoleCount.Holders]
  ) {
    let source = list(.source, raw)
    let access = list(.access, raw)
    let admins = bits(of: .isAdmin)
    var groups: [Alike: RoleCount.Holders] = [:]
    places.forEach { slot in
      let alike = Alike(
        source: source.value(raw, at: slot), roles: access.value(raw, at: slot))
      groups[alike, default: RoleCount.Holders()].add(isPrivileged: admins[slot])
    }
    for (alike, holders) in groups {
      for entry in access.entries(raw, of: alike.roles) {
        let text = String(decoding: raw[string(raw, access.string(raw, entry))], as: UTF8.self)
        guard let role = RoleEntry.role(in: text) else { continue }
        let key = RoleCount.Key(role: role.name, kind: role.kind, source: sources[alike.source])
        counts[key, default: RoleCount.Holders()] += holders
      }
    }
  }
}
