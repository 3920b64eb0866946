import DirectoryModel

/// A user as `multi-users` writes it: the relationship of an account to a user of it
/// (https://api-docs.scanova.io/api-reference/endpoint/user_management/retrieve).
struct ScanovaUser {
  let account: Account?
  let accessLevel: AccessLevel?
  let invitationSentOn: Timestamp?
  let invitationAcceptedOn: Timestamp?
  let isInvitationSent: Bool?
  let isInvitationAccepted: Bool?
  let created: Timestamp?
  let modified: Timestamp?
  let tags: [Tag]?

  /// `shared_user`, the person's own account.
  struct Account {
    let id: JSON?
    let firstName: DisplayText?
    let lastName: DisplayText?
    let fullName: DisplayText?
    let email: DisplayText?
    let isShared: Bool?
    let dateJoined: Timestamp?
    let isSocialSignup: Bool?
    let isSSOLogin: Bool?
    let hasUsablePassword: Bool?
    let language: String?
    let lastLogin: LastSeen.State
    let isFirstLogin: Bool?
    let enforcesMFA: Bool?
    let isMFAEnabled: Bool?
    /// Only `Disabled` is documented.
    let mfaStatus: DisplayText?
  }

  /// What the user may do; the owner's has neither permissions nor `is_custom`
  /// (https://docs.scanova.io/api-reference/endpoint/user_management/roles).
  struct AccessLevel {
    let id: UserID?
    let name: DisplayText?
    let permissions: [Permission]?
    let isCustom: Bool?
  }

  /// Scanova's only grouping.
  struct Tag {
    let id: UserID?
    let name: DisplayText?
  }

  init(reading record: Record) {
    account = record.record("shared_user").map { Account(reading: $0) }
    accessLevel = record.record("access_level").map { AccessLevel(reading: $0) }
    invitationSentOn = record.timestamp("invitation_sent_on")
    invitationAcceptedOn = record.timestamp("invitation_accepted_on")
    isInvitationSent = record.bool("is_invitation_sent")
    isInvitationAccepted = record.bool("is_invitation_accepted")
    created = record.timestamp("created")
    modified = record.timestamp("modified")
    tags = record.records("tags")?.map { Tag(id: $0.id("id"), name: $0.name("name")) }
  }
}

extension ScanovaUser.Account {
  fileprivate init(reading record: Record) {
    id = record.id("id") == nil ? nil : record.json("id")
    firstName = record.text("first_name")
    lastName = record.text("last_name")
    fullName = record.name("full_name")
    email = record.name("email")
    isShared = record.bool("is_shared")
    dateJoined = record.timestamp("date_joined")
    isSocialSignup = record.bool("is_social_signup")
    isSSOLogin = record.bool("is_sso_login")
    hasUsablePassword = record.bool("has_usable_password")
    language = record.string("language")
    lastLogin = record.timeOrNever("last_login")
    isFirstLogin = record.bool("first_login")
    enforcesMFA = record.bool("enforce_mfa")
    isMFAEnabled = record.bool("mfa_enabled")
    mfaStatus = record.text("mfa_status")
  }
}

extension ScanovaUser.AccessLevel {
  init(reading record: Record) {
    let name = record.name("name")
    self.name = name
    id = record.id("id")
    isCustom = record.bool("is_custom")
    permissions = record.records("permissions")?.map { record in
      Permission(
        id: record.id("id"), code: record.text("code"), name: record.name("name"),
        description: record.text("description"), isBoolean: record.bool("is_boolean"), via: name)
    }
  }
}

/// An error body: a field and what is wrong with it, as Django REST Framework writes it
/// (https://api-docs.scanova.io/api-reference/references/response-codes).
enum ScanovaError {
  /// What the service said; the members whose names are no field's are left unnamed.
  static func detail(in body: [UInt8]) -> DisplayText? {
    guard case .object(let members)? = try? JSON(mending: body[...]) else { return nil }
    let sentences = members.flatMap { member in
      let isField = !["detail", "non_field_errors"].contains(member.name)
      return messages(member.value).map { DisplayText(isField ? "\(member.name): \($0)" : $0) }
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: "; ")
  }

  /// Whether a list has no such page any more: the framework then answers with 404 and "Invalid
  /// page." (https://github.com/encode/django-rest-framework, rest_framework/pagination.py).
  static func saysNoSuchPage(_ error: ProviderError) -> Bool {
    error.code == .misconfigured
      && error.detail?.original.lowercased().hasPrefix("invalid page") == true
  }

  private static func messages(_ json: JSON) -> [String] {
    switch json {
    case .string(let text): text.isEmpty ? [] : [text]
    case .array(let elements): elements.flatMap(messages)
    default: []
    }
  }
}
