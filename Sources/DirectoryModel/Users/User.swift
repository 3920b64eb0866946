/// One record at one source: what that source says of a user, no more and no less.
///
/// Absent is not false, and unknown is not never: each part can say that it is not reported.
package struct User: Hashable, Sendable {
  /// How much of the record was asked for.
  package enum Detail: String, Hashable, Sendable {
    /// All that the source tells.
    case full
    /// What its list tells; a get would tell more.
    case list
  }

  /// What became of what the source tells of its users beside them, such as who is in which group.
  package enum Supplement: String, Hashable, Sendable {
    /// It is in the record, or there is none.
    case read
    /// The record came without it; the next reading of the list brings it.
    case unread
    /// It, or a part of it, could not be read.
    case failed
  }

  /// A documented field that has no place of its own, under its own name.
  package struct Attribute: Hashable, Sendable {
    package let name: String
    package let value: JSON

    package init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// The attribute that a fact was taken from where the source's documentation has no field for it.
  package struct Origin: Hashable, Sendable {
    /// The facts that may come from anywhere.
    package enum Fact: String, Hashable, Sendable {
      case department, mfa
      case lastSeen = "last_seen"
    }

    package let fact: Fact
    package let attribute: String

    package init(_ fact: Fact, attribute: String) {
      self.fact = fact
      self.attribute = attribute
    }
  }

  package var reference: UserReference
  /// The name of the kind of service, as in ``Source/provider``.
  package var provider: String
  /// May be empty: a source need not have a name for a user.
  package var displayName: DisplayText = .empty
  package var email: DisplayText?
  package var username: DisplayText?
  package var status: AccountStatus = .unknown
  package var privilege: Privilege = .unknown
  package var roles: [Role] = []
  package var permissions: [Permission] = []
  package var mfa: MFAStatus = .unknown
  package var signIn: SignInMethods = .unknown
  package var invitation: InvitationState = .unknown
  package var groups: [Group] = []
  package var lastSeen: LastSeen = .unknown
  package var createdAt: Timestamp?
  package var updatedAt: Timestamp?
  package var attributes: [Attribute] = []
  /// Which attributes tell more than they are documented to.
  package var origins: [Origin] = []
  /// The times that the source writes as a date which stands for none; their words are attributes.
  package var unsetTimes: [String] = []
  /// When a complete list was first without the user.
  package var goneSince: Timestamp?
  package var fetchedAt: Timestamp
  package var detail: Detail = .full
  /// The lists that the record does not tell, or does not tell wholly: empty, they don't mean none.
  package var untold: Set<UserFact> = []
  /// Whether the record was kept before all of it had come: what follows in it is no change.
  package var isPreliminary = false
  package var supplement: Supplement = .read
  /// What was malformed in the record, a sentence each.
  package var problems: [DisplayText] = []
  /// The bytes of the record as they came, before decoding.
  package var raw: [UInt8] = []

  package init(reference: UserReference, provider: String, fetchedAt: Timestamp) {
    self.reference = reference
    self.provider = provider
    self.fetchedAt = fetchedAt
  }

  package var id: UserID { reference.id }

  /// The problem of a record that does not say whose it is; with any other it can still be used.
  package static let noID: DisplayText = "the record has no id"

  /// How much of the record is there: no more than a list row as long as the rest is to come.
  package var shownDetail: Detail { isPreliminary ? .list : detail }

  /// What to call the user: the display name, else the e-mail address, the username, the id;
  /// never empty.
  package var label: DisplayText {
    let names = [displayName, email ?? .empty, username ?? .empty]
    return names.first { !$0.isEmpty } ?? "#\(id.text)"
  }
}
