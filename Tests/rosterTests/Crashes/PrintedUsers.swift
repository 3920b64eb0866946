import DirectoryModel
import Testing

/// The users of each source, and how old that is, as `list --format json` prints them.
struct PrintedUsers: Sendable {
  /// The users by source and id, each without the time at which it was fetched.
  private(set) var users: [String: [String: JSON]] = [:]
  /// When the last complete reading of a source ended, where there was one.
  private(set) var asOf: [String: String] = [:]
  let status: Int32
  let errors: String

  /// Reads what a run printed, which may be nothing.
  init(_ run: CommandRun) throws {
    status = run.status
    errors = run.errors
    guard !run.output.isEmpty else { return }
    let json = try run.json()
    guard case .array(let sources)? = json["sources"], case .array(let items)? = json["items"]
    else {
      Issue.record("no listing: \(run.output)")
      return
    }
    for source in sources {
      guard let name = source["name"]?.string else { continue }
      users[name] = [:]
      asOf[name] = source["as_of"]?.string
    }
    for item in items {
      guard case .object(let members) = item, let source = item["source"]?.string,
        let id = item["id"]?.string
      else {
        Issue.record("no user: \(item)")
        continue
      }
      users[source, default: [:]][id] = .object(members.filter { $0.name != "fetched_at" })
    }
  }

  /// Whether a reading of a source was said to have been cut off.
  func isCutOff(_ source: String) -> Bool {
    errors.contains("\(source): the reading that began at ")
  }

  /// Expects that nothing was lost on the way from one complete reading to another.
  ///
  /// A source has what it had, or what it was to get; where its reading was cut off, and only where
  /// that is said, users of both, but none of those that it had is missing; of those who are new
  /// there may be the list row only.
  func expectKept(
    _ whole: PrintedUsers, orReached target: PrintedUsers, _ comment: Comment
  ) {
    for (source, reached) in target.users {
      let had = whole.asOf[source] == nil ? nil : whole.users[source]
      let has = users[source] ?? [:]
      if isCutOff(source) {
        #expect(asOf[source] == whole.asOf[source], comment)
        for (id, user) in has {
          let isWhole = user == had?[id] || user == reached[id]
          #expect(isWhole || had?[id] == nil && user.isListRow(of: reached[id]), comment)
        }
        #expect(had?.keys.allSatisfy { has[$0] != nil } ?? true, comment)
      } else if has == reached {
        #expect(asOf[source] ?? "" >= whole.asOf[source] ?? "", comment)
      } else {
        #expect(has == had ?? [:], comment)
        #expect(asOf[source] == whole.asOf[source], comment)
      }
    }
  }

  /// Takes over the sources that were read whole since, be it the same reading.
  mutating func advance(to now: PrintedUsers) {
    for (source, asOf) in now.asOf where !now.isCutOff(source) {
      self.asOf[source] = asOf
      users[source] = now.users[source]
    }
  }
}

extension JSON {
  /// Whether this is the user of another JSON as far as a list goes.
  fileprivate func isListRow(of whole: JSON?) -> Bool {
    let told = ["id", "display_name", "email", "username", "status", "mfa", "last_seen"]
    return self["detail"] == "list" && told.allSatisfy { self[$0] == whole?[$0] }
  }

  fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
}
