package import DirectoryModel

/// What one REF of many comes to.
package struct LookupAnswer: Sendable {
  /// The answer in the word that scripts read.
  package enum Verdict: String, CaseIterable, Sendable {
    case found, missing, ambiguous
    case cannotTell = "cannot_tell"

    /// The word that people read.
    package var words: DisplayText { self == .cannotTell ? "cannot tell" : "\(rawValue)" }
  }

  /// What is told of a user: there may be a million answers in memory.
  package struct Match: Sendable {
    package let reference: UserReference
    package let displayName: DisplayText
    package let email: DisplayText?
    package let problems: [DisplayText]

    init(_ user: User) {
      reference = user.reference
      displayName = user.displayName
      email = user.email
      problems = user.problems
    }
  }

  package let reference: String
  package let verdict: Verdict
  /// Who fits, in the order of the references.
  package let users: [Match]
  /// What stands behind the answer where the users alone do not say it.
  package let because: DisplayText?

  /// What users that fit come to; sources that were not read whole may have others.
  ///
  /// Users of several sources are one person if the REF is an e-mail address that is theirs, or if
  /// their e-mail addresses are the same. Two users of one source never are: which of them is meant
  /// has to be said.
  package init(_ reference: String, users: [User], incomplete: [SourceState]) {
    self.reference = reference
    self.users = users.map(Match.init).sorted { $0.reference < $1.reference }
    if users.isEmpty {
      verdict = incomplete.isEmpty ? .missing : .cannotTell
      because = incomplete.isEmpty ? nil : incomplete.couldNotBeRead
    } else {
      because = users.count > 1 ? Self.doubt(users, asked: reference) : nil
      verdict = because == nil ? .found : .ambiguous
    }
  }

  /// What `source/id` comes to, of which a source has at most one, and perhaps had one before.
  package init(_ reference: String, user: User?, incomplete: [SourceState]) {
    if let time = user?.goneSince {
      self.init(reference, .missing, because: "gone since \(time.rfc3339)")
    } else {
      self.init(reference, users: user.map { [$0] } ?? [], incomplete: incomplete)
    }
  }

  private init(_ reference: String, _ verdict: Verdict, because: DisplayText) {
    self.reference = reference
    self.verdict = verdict
    users = []
    self.because = because
  }

  /// Why several users may not be one person; nil if they are.
  private static func doubt(_ users: [User], asked reference: String) -> DisplayText? {
    let counts = Dictionary(grouping: users, by: \.reference.source).mapValues(\.count)
    if let (source, count) = counts.filter({ $0.value > 1 }).min(by: { $0.key < $1.key }) {
      return "\(source) has \(count) of them"
    }
    let asked = reference.folded
    if EmailAddress.isPossible(asked), users.allSatisfy({ $0.addresses.contains(asked) }) {
      return nil
    }
    let emails = users.map { $0.email?.original.folded ?? "" }
    if emails.contains("") { return "not all of them have an e-mail address to tell by" }
    return Set(emails).count == 1 ? nil : "their e-mail addresses differ"
  }
}

extension User {
  /// What mail or a sign-in reaches the user by, folded.
  fileprivate var addresses: [String] { [email, username].compactMap { $0?.original.folded } }
}
